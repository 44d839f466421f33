/** Zips and links that anybody may have made: what goes out comes in again, and anything else is a sentence. */
import fc from 'fast-check';
import { deflateSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fromHash, type Shared, toHash } from './share.ts';
import { fromZip, isFileName, toZip } from './zip.ts';

const fileName = fc.stringMatching(/^[a-z]{1,6}(\/[a-z]{1,6})?\.(c|cpp|h|md)$/).filter(isFileName);
const text = fc.string({ unit: 'grapheme' }).filter((value) => !/[\0\uFEFF]|\p{Surrogate}/u.test(value));
const files = fc
  .dictionary(fileName, text, { noNullPrototype: true })
  .map((some): Record<string, string> => ({ ...some, 'lab.json': '{"programs": {"a": ["a.c"]}}' }));
const shared = fc.record({
  files,
  seed: fc.nat(0xffffffff),
  processors: fc.constantFrom(1, 2, 3, 4),
  build: fc.constantFrom('checked' as const, 'free' as const),
  policy: fc.constantFrom('rr' as const, 'random' as const),
  replay: fc.constantFrom('', 'rs1-1a2b3c4d-1-1-rr'),
});

const LAB = { 'lab.json': strToU8('{}') };
const zip = (entries: Record<string, Uint8Array>): Uint8Array => zipSync({ ...LAB, ...entries });
/** `bytes` with `from` replaced wherever it stands; both are as long. */
function patched(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const all = Buffer.from(bytes);
  const what = Buffer.from(from);
  for (let at = all.indexOf(what); at >= 0; at = all.indexOf(what, at + 1)) all.write(to, at, 'latin1');
  return new Uint8Array(all);
}
const link = (value: unknown): string =>
  `#lab=${Buffer.from(deflateSync(strToU8(JSON.stringify(value)))).toString('base64url')}`;

describe('zip', () => {
  test('what is packed is unpacked', () => {
    fc.assert(
      fc.property(files, (lab) => {
        expect(fromZip(toZip(lab))).toEqual({ files: lab, leftOut: [] });
      }),
    );
  });

  test('any bytes give files or a sentence', () => {
    const whole = toZip({ 'lab.json': '{}', 'a.c': 'int a;'.repeat(50) });
    const damaged = fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
      .map((changes) => {
        const bytes = whole.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        return bytes;
      });
    const cut = fc.nat(whole.length).map((length) => whole.slice(0, length));
    fc.assert(
      fc.property(fc.oneof(damaged, cut, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const found = fromZip(bytes);
        if (typeof found === 'string') expect(found).toMatch(/\.$/);
        // What is read has passed its checksum: only names and places may have been changed.
        else expect(Object.values(found.files).every((content) => typeof content === 'string')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a folder around the lab is taken away', () => {
    const packed = zipSync({ 'x/lab.json': strToU8('{}'), 'x/a.c': strToU8('a'), '__MACOSX/x/._a.c': strToU8('b') });
    expect(fromZip(packed)).toEqual({ files: { 'lab.json': '{}', 'a.c': 'a' }, leftOut: [] });
  });

  test('names that lead elsewhere or are properties of every object are left out', () => {
    const hostile = ['../a.c', '/etc/a.c', 'a/../../b.c', 'C:\\a.c', 'a b.c', '_-proto-_', 'constructor', 'ä.c'];
    const odd = Object.fromEntries(hostile.map((name) => [name, strToU8('x')]));
    const found = fromZip(patched(zip(odd), '_-proto-_', '__proto__'));
    if (typeof found === 'string') throw new Error(found);
    expect(Object.keys(found.files)).toEqual(['lab.json']);
    expect(found.leftOut.length).toBe(hostile.length);
    expect(Object.getPrototypeOf(found.files)).toBe(Object.prototype);
  });

  test.each([
    ['nothing', new Uint8Array(), 'This file is no zip archive.'],
    ['no lab.json', zipSync({ 'a.c': strToU8('a') }), 'This archive has no lab.json, so it is no lab.'],
    [
      'the same name twice',
      patched(zip({ 'a.c': strToU8('1'), 'b.c': strToU8('2') }), 'a.c', 'b.c'),
      'This archive has b.c twice.',
    ],
    [
      'a source that is no UTF-8',
      zip({ 'a.c': Uint8Array.of(0x2f, 0x2f, 0xe4) }),
      'a.c is no text in UTF-8: save it as UTF-8, and pack it again.',
    ],
    [
      'a bomb',
      zip({ 'a.c': new Uint8Array(20e6) }),
      'This archive is too large for a lab: more than 16 MB when it is unpacked.',
    ],
    [
      'too many files',
      zip(Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`f${i}.c`, strToU8('')]))),
      'This archive has 1002 entries; a lab has 1000 at most.',
    ],
  ])('%s', (_what, bytes, sentence) => {
    expect(fromZip(bytes)).toBe(sentence);
  });

  test('a bomb that lies about its size is stopped all the same', () => {
    const bytes = zip({ 'a.c': new Uint8Array(20e6) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at + 46 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    expect(fromZip(bytes)).toContain('too large');
  });

  test('a program is left out, text of Notepad is read', () => {
    const wide = Uint8Array.of(0xff, 0xfe, 0x61, 0);
    const found = fromZip(zip({ 'a.exe': Uint8Array.of(0x4d, 0x5a, 0, 0), 'a.c': wide }));
    expect(found).toEqual({ files: { 'lab.json': '{}', 'a.c': 'a' }, leftOut: ['a.exe'] });
  });
});

describe('link', () => {
  test('what goes out comes in', () => {
    fc.assert(
      fc.property(shared, (value) => {
        expect(fromHash(toHash(value))).toEqual(value);
      }),
    );
  });

  test('an address without a lab carries none', () => {
    expect(fromHash('')).toBeUndefined();
    expect(fromHash('#top')).toBeUndefined();
    expect(fromHash('#replay=rs1-1a2b3c4d-1-1-rr')).toEqual({ replay: 'rs1-1a2b3c4d-1-1-rr' });
  });

  test('a link of before there were build kinds is a checked one', () => {
    const old = { files: { 'lab.json': '{}' }, seed: 1, processors: 1, replay: '' };
    expect(fromHash(link(old))).toEqual({ ...old, build: 'checked', policy: 'rr' });
  });

  test('anything else is a sentence', () => {
    const good: Shared = {
      files: { 'lab.json': '{}' },
      seed: 1,
      processors: 1,
      build: 'checked',
      policy: 'rr',
      replay: '',
    };
    const whole = toHash({ ...good, files: { 'lab.json': '{}', 'a.c': 'int a;'.repeat(20) } });
    const wrong = fc.oneof(
      fc.string().map((noise) => `#lab=${noise}`),
      fc.nat({ max: whole.length - 6 }).map((length) => whole.slice(0, 5 + length)),
      fc.json().map((value) => link(JSON.parse(value))),
      fc
        .constantFrom<object>(
          { seed: -1 },
          { seed: 1.5 },
          { seed: 2 ** 32 },
          { processors: 5 },
          { processors: '2' },
          { build: 'debug' },
          { policy: 1 },
          { replay: 7 },
          { files: null },
          { files: {} },
          { files: { 'lab.json': 1 } },
          { files: { 'lab.json': '{}', '../a.c': '' } },
          { files: { 'lab.json': '{}', constructor: '' } },
        )
        .map((change) => link({ ...good, ...change })),
      fc.constant(
        `#lab=${Buffer.from(deflateSync(strToU8(JSON.stringify(good).replace('"lab.json"', '"__proto__": "", "lab.json"')))).toString('base64url')}`,
      ),
    );
    fc.assert(
      fc.property(wrong, (hash) => {
        expect(fromHash(hash)).toEqual({ wrong: expect.stringMatching(/\.$/) });
      }),
      { numRuns: 300 },
    );
  });

  test('a bomb is stopped', () => {
    const bomb = deflateSync(new Uint8Array(64e6));
    const found = fromHash(`#lab=${Buffer.from(bomb).toString('base64url')}`);
    expect(found).toEqual({ wrong: 'The link carries more than a lab can hold: more than 16 MB.' });
  });
});
