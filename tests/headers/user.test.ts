/**
 * The headers of ring 3: each compiles alone, in C and in C++, without a warning; a program and a service that use a great many of their
 * routines compile with wide and with narrow text; numbers and sizes are those of a compiler that we did not write.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FileTree, runTool } from '../../toolchain/compiler.ts';
import { compilerFlags } from '../../toolchain/flags.ts';

const sample = (name: string) => readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8');

function headers(folder: URL): FileTree {
  const tree: FileTree = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const url = new URL(entry.isDirectory() ? `${entry.name}/` : entry.name, folder);
    tree[entry.name] = entry.isDirectory() ? headers(url) : readFileSync(url, 'utf8');
  }
  return tree;
}
const include = headers(new URL('../../toolchain/include/', import.meta.url));

/** Those that belong to drivers, and those that only make sense within another header. */
const NOT_OURS =
  /^(ntddk|wdm|ntifs|ntosp|fltKernel|wdmsec|ntstrsafe|bugcodes|csq|ntintsafe|ntddkbd|ntdddisk|miniport|driverspecs|ringside_seh|poppack|pshpack\d|suppress|initguid)\.h$|^dontuse\.h$|^wdf.*\.h$|^kcom\.h$|^aux_klib\.h$/i;
const ours = Object.keys(include).filter((name) => typeof include[name] === 'string' && !NOT_OURS.test(name));

/** As a lab is compiled, but with warnings in the headers shown too; returns what clang says. */
async function check(file: string, text: string, more: readonly string[] = []): Promise<string> {
  const flags = compilerFlags(file, 3, 'checked').filter((flag) => flag !== '-c');
  const shown = flags.map((flag) => (flag === '-isystem' ? '-I' : flag));
  // The headers define keywords of Microsoft's away, on purpose.
  const quiet = [
    '-Wno-builtin-macro-redefined',
    '-Wno-keyword-macro',
    '-Wno-c++20-extensions',
    '-Wno-unused-command-line-argument',
  ];
  const tree = { ringside: { include }, lab: { [file]: text, 'public.h': sample('public.h') } };
  const all = [...shown, '-Wextra', '-Werror', ...quiet, ...more];
  const run = await runTool(['clang', ...all, '-fsyntax-only', `/lab/${file}`], tree);
  // Without the quoted source: a failure should fit on the screen.
  return run.output
    .split('\n')
    .filter((line) => /: (?:fatal error|error|warning): /.test(line))
    .slice(0, 20)
    .join('\n');
}
const narrow = ['-UUNICODE', '-U_UNICODE'];

describe('each header compiles alone', () => {
  test('in C, wide', async () => {
    for (const name of ours.filter((header) => header.endsWith('.h'))) {
      expect(await check('a.c', `#include <${name}>\nint nothing;\n`), name).toBe('');
    }
  });
  test('in C++, narrow: those of the C++ library alone, the others all together in both orders', async () => {
    for (const name of ours.filter((header) => !header.endsWith('.h'))) {
      expect(await check('a.cpp', `#include <${name}>\nint nothing;\n`, narrow), name).toBe('');
    }
    // ntstatus.h has the same statuses as winnt.h with another type: sources choose with WIN32_NO_STATUS.
    const all = ours.filter((name) => name !== 'ntstatus.h').map((name) => `#include <${name}>\n`);
    expect(await check('a.cpp', all.join(''), narrow)).toBe('');
    expect(await check('a.cpp', all.reverse().join(''), narrow)).toBe('');
  });
});

describe('large samples compile', () => {
  const cases = [
    { file: 'program.c', as: ['program.c', 'program.cpp'] },
    { file: 'service.cpp', as: ['service.cpp'] },
    { file: 'library.cpp', as: ['library.cpp'] },
  ];
  for (const { file, as } of cases) {
    for (const name of as) {
      test(`${file} as ${name}, wide and narrow`, async () => {
        expect(await check(name, sample(file))).toBe('');
        expect(await check(name, sample(file), narrow)).toBe('');
      });
    }
  }

  test('a routine with the wrong parameters is refused', async () => {
    const text = '#include <windows.h>\nint main(void) { return CreateEvent(0, TRUE) == 0; }\n';
    expect(await check('a.c', text)).toContain('too few arguments to function call, expected 4, have 2');
  });

  test('every routine has a documentation comment', () => {
    for (const name of ours.filter((header) => header.endsWith('.h'))) {
      const lines = String(include[name]).split('\n');
      const bare = lines.filter(
        (line, i) =>
          /\b(WINAPI|NTAPI|WINAPIV) \w+\(/.test(line) &&
          !/^\s*(typedef|\/?\*|#)/.test(line) &&
          !/\*\/$/.test(lines[i - 1] ?? ''),
      );
      expect(bare, name).toEqual([]);
    }
  });
});

const GCC = '/usr/bin/i686-w64-mingw32-gcc';
/** Where the oracle differs for a known reason: gcc's 80-bit arithmetic, its own C library's names, numbers of an older SDK; and a macro of ours. */
const DIFFERENT = /^(L?P?PROCESSENTRY32|WINAPI_\w+|FLT_EVAL_METHOD|DECIMAL_DIG|LDBL_\w+|L_tmpnam|FILE)$/;
const ORACLE = [
  'windows',
  'winsvc',
  'winioctl',
  'tlhelp32',
  'errno',
  'limits',
  'stdio',
  'stdlib',
  'stdint',
  'float',
  'stddef',
];

/** Several numbers grew with the version of Windows that a program is made for. */
const VERSION = ['-U_WIN32_WINNT', '-D_WIN32_WINNT=0x0502'];
const LEAN = ['-DWIN32_LEAN_AND_MEAN', ...VERSION];

describe.skipIf(!existsSync(GCC))('numbers and sizes are those of mingw-w64', () => {
  test('constants and structures', async () => {
    const prelude = ORACLE.map((name) => `#include <${name}.h>\n`).join('');
    const texts = ours.filter((name) => name.endsWith('.h')).map((name) => String(include[name]));
    const constants = texts.flatMap((text) =>
      [...text.matchAll(/^#define ([A-Z]\w+) +[^ ]/gm)].map((match) => match[1] ?? ''),
    );
    const pattern = /\b(?:struct|union) \w+ \{(?:[^{}]|\{[^{}]*\})*\} (\w+)[,;]/g;
    const types = texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
    const wanted = [...new Set([...constants.map((name) => `V ${name}`), ...types.map((name) => `S ${name}`)])];
    const folder = mkdtempSync(join(tmpdir(), 'ringside-headers-'));
    try {
      writeFileSync(join(folder, 'a.c'), prelude);
      const macros = spawnSync(GCC, [...LEAN, '-E', '-dM', 'a.c'], { cwd: folder, encoding: 'utf8' }).stdout;
      const known = new Set([...macros.matchAll(/^#define (\w+) /gm)].map((match) => match[1]));
      // What gcc does not know, or knows as something else than a number, drops out.
      const values = new Map<string, bigint>();
      let left = wanted.filter(
        (entry) => !DIFFERENT.test(entry.slice(2)) && (entry[0] === 'S' || known.has(entry.slice(2))),
      );
      for (let round = 0; left.length > 0; round++) {
        const lines = left.map((entry, i) => {
          const name = entry.slice(2);
          return entry[0] === 'S'
            ? `const unsigned long v${i} = sizeof(${name});`
            : `const unsigned long v${i} = (unsigned long)(${name});`;
        });
        const source = prelude + lines.join('\n');
        writeFileSync(join(folder, 'a.c'), source);
        const run = spawnSync(GCC, ['-w', '-S', ...LEAN, '-o', 'a.s', 'a.c'], {
          cwd: folder,
          encoding: 'utf8',
        });
        const bad = new Set(
          [...run.stderr.matchAll(/^a\.c:(\d+):\d+: error/gm)].map((match) => Number(match[1]) - 1 - ORACLE.length),
        );
        if (run.status === 0) {
          const assembly = readFileSync(join(folder, 'a.s'), 'utf8');
          for (const match of assembly.matchAll(/^_v(\d+):\n\s+\.(long|space)\s+(-?\d+)/gm)) {
            const value = match[2] === 'long' ? BigInt.asUintN(32, BigInt(match[3] ?? 0)) : 0n;
            values.set(left[Number(match[1])] ?? '', value);
          }
          break;
        }
        expect(bad.size, run.stderr.slice(0, 500)).toBeGreaterThan(0);
        expect(round).toBeLessThan(6);
        left = left.filter((_, i) => !bad.has(i));
      }
      expect(values.size).toBeGreaterThan(1200);
      const asserts = [...values].map(([entry, value]) => {
        const what = entry[0] === 'S' ? `sizeof(${entry.slice(2)})` : `(unsigned long)(${entry.slice(2)})`;
        const assertion = `_Static_assert(${what} == ${value}u, "${entry}");`;
        return entry[0] === 'S' ? assertion : `#ifdef ${entry.slice(2)}\n${assertion}\n#endif`;
      });
      expect(await check('a.c', prelude + asserts.join('\n'), ['-w', '-ferror-limit=0', ...VERSION])).toBe('');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
