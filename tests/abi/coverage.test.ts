/**
 * Routines and macros that published drivers use, most used first: the headers know the first sixty, and what is a routine of the system is modelled.
 * How much of the rest there is, is printed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { kernelPrototypes } from '../../kernel-sim/abi/prototypes.gen.ts';
import { notModelled } from '../../kernel-sim/system-routines.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const include = `${root}toolchain/include/`;
const rows = readFileSync(`${root}tests/abi/most-used.txt`, 'utf8').trim().split('\n');

function textOf(folder: string, extension: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(extension))
    .map((path) => readFileSync(`${folder}${path}`, 'utf8'))
    .join('\n');
}

const headers = textOf(include, '.h');
/** What the linker takes from the compiler's runtime (memcpy, wcsstr, ...) needs no routine of the system. */
const runtime = textOf(`${root}toolchain/runtime/`, '.c');
const words = new Set(headers.match(/\w+/g));
const runtimeWords = new Set(runtime.match(/\w+/g));

/** Some names are pasted together by macros of the headers: InterlockedIncrement, RtlStringCbPrintfW. */
function isDeclared(name: string): boolean {
  return words.has(name) || words.has(name.replace(/^Interlocked/, '')) || words.has(name.replace(/[AW]$/, ''));
}

function isThere(name: string): boolean {
  if (!isDeclared(name)) return false;
  return !(name in kernelPrototypes) || !notModelled.kernel.has(name) || runtimeWords.has(name);
}

/** Other frameworks' names have their own time. */
const LATER = /^(Flt|FLT_|Wdf|WDF|WPP_|Event|TraceLogging)/;

it('has what drivers use most', () => {
  expect(existsSync(include)).toBe(true);
  const first = rows.slice(0, 60).filter((name) => !LATER.test(name));
  expect(first.length).toBeGreaterThan(50);
  expect(first.filter((name) => !isThere(name))).toEqual([]);
});

it('says how much of the whole list there is', () => {
  const missing = rows.filter((name) => !isThere(name));
  const ours = rows.filter((name) => !LATER.test(name));
  const missingOfOurs = ours.filter((name) => !isThere(name));
  console.info(
    `${rows.length - missing.length} of ${rows.length} routines and macros; without other frameworks ${ours.length - missingOfOurs.length} of ${ours.length}; missing: ${missingOfOurs.join(' ')}`,
  );
  expect(missingOfOurs.length).toBeLessThan(ours.length / 6);
});
