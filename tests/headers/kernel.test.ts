/** The headers of ring 0: each compiles alone, in C and in C++, and a driver written as published ones are compiles unchanged. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runTool } from '../../toolchain/compiler.ts';
import { type BuildKind, compilerFlags } from '../../toolchain/flags.ts';
import { headerTree } from '../../toolchain/scripts/abi/headers.ts';

const HEADERS = [
  ...['wdm.h', 'ntddk.h', 'ntifs.h', 'ntdef.h', 'ntstatus.h', 'bugcodes.h', 'ntstrsafe.h', 'ntintsafe.h', 'wdmsec.h'],
  ...[
    'csq.h',
    'ntddstor.h',
    'devioctl.h',
    'guiddef.h',
    'initguid.h',
    'sal.h',
    'driverspecs.h',
    'specstrings.h',
    'basetsd.h',
  ],
  ...[
    'ringside/ntosp.h',
    'ringside/nt/io.h',
    'ringside/nt/ex.h',
    'ringside/nt/mm.h',
    'ringside/nt/ob.h',
    'ringside/nt/ps.h',
  ],
  ...['ringside/nt/rtl.h', 'ringside/nt/se.h', 'ringside/nt/zw.h', 'ringside/nt/ke.h'],
];

/** What clang says about a source, headers included. */
async function complaints(file: string, text: string, build: BuildKind): Promise<string[]> {
  const flags = compilerFlags(file, 0, build).map((flag) => (flag === '-isystem' ? '-I' : flag));
  // Keywords of Microsoft's are macros here, on purpose.
  const quiet = [
    '-Wno-builtin-macro-redefined',
    '-Wno-keyword-macro',
    '-Wno-c++20-extensions',
    '-Wno-unused-command-line-argument',
  ];
  const tree = { ringside: { include: headerTree }, lab: { [file]: text } };
  const run = await runTool(['clang', ...flags, '-Werror', ...quiet, '-o', '/lab/out.o', `/lab/${file}`], tree);
  return run.output
    .split('\n')
    .filter((line) => /: (?:fatal error|error|warning): /.test(line))
    .slice(0, 20);
}

describe('headers of ring 0', () => {
  test.each(HEADERS)('<%s> compiles alone, in C and in C++', async (name) => {
    const text = `#include <${name}>\n#include <${name}>\nint used;\n`;
    expect(await complaints('alone.c', text, 'checked')).toEqual([]);
    expect(await complaints('alone.cpp', text, 'free')).toEqual([]);
  });

  const driver = readFileSync(new URL('samples/driver.c', import.meta.url), 'utf8');
  test.each([
    ['driver.c', 'checked'],
    ['driver.c', 'free'],
    ['driver.cpp', 'checked'],
    ['driver.cpp', 'free'],
  ] as const)('%s compiles in a %s build without a word', async (file, build) => {
    expect(await complaints(file, driver, build)).toEqual([]);
  });

  test('a misspelt member is still an error', async () => {
    const text = driver.replace('IoStatus.Information = 0', 'IoStatus.Informaton = 0');
    expect(await complaints('driver.c', text, 'checked')).not.toEqual([]);
  });
});
