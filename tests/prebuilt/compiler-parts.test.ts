/** The compiler in two parts: together they are the whole again, and the list of what the first has belongs to the compiler that is installed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitCompiler, usedFunctions } from '../../scripts/compiler/parts.ts';
import { SectionId, writeBodies, writeSections } from '../../scripts/compiler/sections.ts';
import { joinCompiler, numberBytes } from '../../src/worker/compiler-parts.ts';

const LIMIT_MS = 60_000;
const gen = dirname(createRequire(import.meta.url).resolve('@yowasp/clang'));
const program = readFileSync(join(gen, 'llvm.core.wasm'));

it(
  'the first part is less than half of the program, is a module, and with the second is the program, to the byte',
  () => {
    const isUsed = usedFunctions(program);
    if (!isUsed) throw new Error('used-functions.json is of another version: run scripts/compiler/profile.ts');
    const { first, rest } = splitCompiler(program, isUsed);
    expect(first.length).toBeLessThan(program.length / 2);
    expect(Buffer.compare(joinCompiler(first, rest), program)).toBe(0);
  },
  LIMIT_MS,
);

it(
  'the first part brings a lesson to the same bytes as the whole, and stops at a source that needs the rest',
  async () => {
    const { buildIn } = await import('./parts-runner.ts');
    const [first, whole] = [await buildIn('first'), await buildIn('whole')];
    expect(first.lesson).toEqual(whole.lesson);
    expect(first.lesson).not.toContain('failed');
    expect(first.unusual).toContain('unreachable');
    expect(whole.unusual).not.toContain('failed');
  },
  LIMIT_MS * 3,
);

it('a list that was made for another program is not used', () => {
  expect(usedFunctions(program.subarray(0, 1000))).toBeUndefined();
});

/** A module of functions that return a number each; `fn` gives their bodies. */
function moduleOf(numbers: readonly number[]): Uint8Array {
  const bodies = numbers.map((n) => Uint8Array.from([0, 0x41, ...numberBytes(n % 64), 0x0b]));
  return writeSections(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0), [
    { id: 1, content: Uint8Array.of(1, 0x60, 0, 1, 0x7f) },
    { id: 3, content: Uint8Array.from([...numberBytes(numbers.length), ...numbers.map(() => 0)]) },
    { id: SectionId.CODE, content: writeBodies(bodies) },
  ]);
}

it('any module comes together again, whatever is left out of it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(63), fc.boolean()), { minLength: 1, maxLength: 300 }), (functions) => {
      const module = moduleOf(functions.map(([n]) => n));
      const { first, rest } = splitCompiler(module, (i) => functions[i][1]);
      expect(WebAssembly.validate(Uint8Array.from(first))).toBe(true);
      expect(Buffer.from(joinCompiler(first, rest)).equals(module)).toBe(true);
    }),
  );
});

it('parts of two versions are not put together', () => {
  const one = splitCompiler(moduleOf([1, 2]), () => false);
  const other = splitCompiler(moduleOf([1, 3]), () => false);
  expect(() => joinCompiler(one.first, other.rest)).toThrow('two versions');
  expect(() => joinCompiler(moduleOf([1]), one.rest)).toThrow('two versions');
});
