/** Asks Debian's mingw-w64 headers, compiled for i686, what they make of C expressions. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const GCC = 'i686-w64-mingw32-gcc';
const DDK = ['/usr/share/mingw-w64/include/ddk', '/usr/i686-w64-mingw32/include/ddk'];
/** Layouts of Server 2003 SP1. */
const VERSION = ['-D_WIN32_WINNT=0x0502', '-DWINVER=0x0502', '-DNTDDI_VERSION=0x05020100'];

export const INSTALL =
  'mingw-w64 is the oracle of this test and is missing: apt-get install gcc-mingw-w64-i686 mingw-w64-i686-dev';

function gcc(source: string, flags: string[]): { ok: boolean; output: string; errors: string } {
  const folder = mkdtempSync(join(tmpdir(), 'ringside-abi-'));
  try {
    writeFileSync(join(folder, 'probe.c'), source);
    const includes = DDK.flatMap((path) => ['-idirafter', path]);
    const args = [...flags, ...VERSION, ...includes, '-w', '-fmax-errors=0', '-fdiagnostics-color=never', 'probe.c'];
    const run = spawnSync(GCC, args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, LC_ALL: 'C' },
    });
    if (run.error) throw new Error(INSTALL, { cause: run.error });
    return { ok: run.status === 0, output: run.stdout, errors: run.stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The words of the array `values` in gcc's assembler text. */
function readArray(assembler: string, label: string): bigint[] {
  const words: bigint[] = [];
  const lines = assembler.split('\n');
  for (const line of lines.slice(lines.indexOf(`${label}:`) + 1)) {
    const [directive, argument] = line.trim().split(/\s+/);
    if (directive === '.long') words.push(BigInt(argument));
    else if (directive === '.space') for (let bytes = Number(argument); bytes > 0; bytes -= 4) words.push(0n);
    else break;
  }
  const values: bigint[] = [];
  for (let at = 0; at + 1 < words.length; at += 2)
    values.push(BigInt.asIntN(64, BigInt.asUintN(32, words[at]) | (BigInt.asUintN(32, words[at + 1]) << 32n)));
  return values;
}

/** The values of the expressions that mingw's headers know; the others are left out. */
export function evaluate(head: string, expressions: readonly string[]): Map<string, bigint> {
  // Alone in a translation unit, the headers must compile: otherwise every name would count as unknown.
  const alone = gcc(head, ['-fsyntax-only']);
  if (!alone.ok) throw new Error(`mingw-w64's headers do not compile:\n${alone.errors.slice(0, 2000)}`);
  const firstLine = head.split('\n').length;
  const probe = (expression: string, index: number) => `const long long probe_${index} = (long long)(${expression});`;
  const first = gcc(`${head}${expressions.map(probe).join('\n')}\n`, ['-fsyntax-only']);
  const unknown = new Set<number>();
  for (const match of first.errors.matchAll(/^probe\.c:(\d+):\d+: error/gm)) unknown.add(Number(match[1]) - firstLine);
  const known = expressions.filter((_, index) => !unknown.has(index));
  const items = known.map((expression) => `(long long)(${expression}),`).join('\n');
  const second = gcc(`${head}const long long values[] = {\n${items}\n(long long)0x5ca1ab1e };\n`, [
    '-S',
    '-O0',
    '-o',
    '-',
  ]);
  if (!second.ok) throw new Error(`gcc failed on the names that it knows:\n${second.errors.slice(0, 2000)}`);
  const values = readArray(second.output, '_values');
  if (values.length !== known.length + 1 || values[known.length] !== 0x5ca1ab1en)
    throw new Error(`gcc gave ${values.length} values for ${known.length + 1} expressions`);
  return new Map(known.map((expression, index) => [expression, values[index]]));
}
