/** The values of macros and enumerators: each is put into an initialiser, and clang works it out. */
import type { Ring } from '../../flags.ts';
import type { Ast } from './ast.ts';
import { clang, headerName, unitText } from './headers.ts';

export interface Constant {
  name: string;
  value: bigint;
  header: string;
}

/** Macros whose name no constant in TypeScript can have. */
const RESERVED = new Set(['true', 'false', 'null', 'enum', 'in', 'static_assert']);
const PROBE = '__abi_probe_';

/** Object-like macros that are defined at the end of the unit, with the header that defines them. */
async function macros(ring: Ring): Promise<Map<string, string>> {
  const { output } = await clang(ring, unitText(ring), ['-E', '-dD']);
  const found = new Map<string, string>();
  let header: string | undefined;
  for (const line of output.split('\n')) {
    const marker = /^# \d+ "([^"]*)"/.exec(line);
    if (marker) header = headerName(marker[1]);
    const undefinition = /^#undef (\w+)/.exec(line);
    if (undefinition) found.delete(undefinition[1]);
    const definition = /^#define (\w+) (.+)$/.exec(line);
    if (!definition || header === undefined) continue;
    const [, name, body] = definition;
    if (isCandidate(name, body)) found.set(name, header);
    else found.delete(name);
  }
  return found;
}

function isCandidate(name: string, body: string): boolean {
  if (name.startsWith('__') || RESERVED.has(name) || /["{};#]/.test(body)) return false;
  let depth = 0;
  for (const char of body) {
    if (char === '(') depth++;
    else if (char === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

export async function readConstants(ring: Ring, ast: Ast): Promise<Map<string, Constant>> {
  const names = await macros(ring);
  for (const [name, header] of ast.enumerators) names.set(name, header);
  const head = unitText(ring);
  const ignore = '#pragma clang diagnostic ignored "-Weverything"\n';
  const firstLine = head.split('\n').length + 1;
  const list = [...names.keys()];
  // `classify` is 1 to 4 for integers and enumerations and 5 for pointers ((HANDLE)-1): real numbers are left out.
  const probe = (name: string, index: number) =>
    `const long long ${PROBE}${index} = (long long)(${name}); const int ${PROBE}classify_${index} = __builtin_classify_type(${name});`;
  const first = await clang(ring, `${head}${ignore}${list.map(probe).join('\n')}\n`, ['-fsyntax-only'], true);
  const bad = new Set<number>();
  for (const match of first.output.matchAll(/unit\.c:(\d+):\d+:(?:\{[^\n]*\}:)? (?:fatal )?error/g))
    bad.add(Number(match[1]) - firstLine);
  const kept = list.filter((_, index) => !bad.has(index));
  const second = await clang(ring, `${head}${ignore}${kept.map(probe).join('\n')}\n`, [
    '-S',
    '-emit-llvm',
    '-g0',
    '-o',
    '/unit.ll',
  ]);
  const text = fileText(second.files, 'unit.ll');
  const read = (pattern: RegExp) => new Map([...text.matchAll(pattern)].map((m) => [Number(m[1]), BigInt(m[2])]));
  const values = read(new RegExp(`@${PROBE}(\\d+) = .*constant i64 (-?\\d+)`, 'g'));
  const kinds = read(new RegExp(`@${PROBE}classify_(\\d+) = .*constant i32 (-?\\d+)`, 'g'));
  const constants = new Map<string, Constant>();
  for (const [index, name] of kept.entries()) {
    const value = values.get(index);
    const kind = kinds.get(index) ?? 0n;
    if (value === undefined || kind < 1n || kind > 5n) continue;
    constants.set(name, { name, value, header: names.get(name) ?? '' });
  }
  return constants;
}

function fileText(files: { [name: string]: unknown }, name: string): string {
  const content = files[name];
  if (typeof content === 'string') return content;
  if (content instanceof Uint8Array) return new TextDecoder().decode(content);
  throw new Error(`clang did not write ${name}`);
}
