/**
 * The compiler comes in two parts (scripts/compiler/parts.ts). Here the second is put into the first: each stub is exchanged for the body that was
 * left out, and what comes out is the compiler as its package has it.
 */

/** Two `unreachable`, which no compiler makes of anything. */
export const STUB: Uint8Array = Uint8Array.of(0, 0, 0, 0x0b);
/** The custom section that says which second part belongs to a first one; the second part begins with the same bytes. */
export const PAIR = { section: 'ringside.pair', bytes: 16 } as const;

const CODE = 10;
const CUSTOM = 0;
const HEADER = 8;

export function isStub(body: Uint8Array): boolean {
  return body.length === STUB.length && STUB.every((byte, i) => body[i] === byte);
}

/** A LEB128 number at `at`, and where it ends. */
export function numberAt(bytes: Uint8Array, at: number): [value: number, end: number] {
  let value = 0;
  let scale = 1;
  for (let i = at; ; i++, scale *= 128) {
    const byte = bytes[i] ?? 0;
    value += (byte & 0x7f) * scale;
    if ((byte & 0x80) === 0) return [value, i + 1];
  }
}

export function numberBytes(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest % 128) | (rest >= 128 ? 0x80 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Uint8Array.from(bytes);
}

/** Whether a module is a first part. */
export const isFirstPart = (module: WebAssembly.Module): boolean =>
  WebAssembly.Module.customSections(module, PAIR.section).length > 0;

/** The bytes in the module's pair section; undefined when it has none, because it is whole. */
function pairOf(content: Uint8Array): Uint8Array | undefined {
  const [length, at] = numberAt(content, 0);
  const name = new TextDecoder().decode(content.subarray(at, at + length));
  return name === PAIR.section ? content.subarray(at + length) : undefined;
}

/** The code section of the whole, in pieces. */
function* wholeCode(first: Uint8Array, rest: Uint8Array): Generator<Uint8Array> {
  let [left, at] = numberAt(first, 0);
  let [, other] = numberAt(rest, PAIR.bytes);
  yield first.subarray(0, at);
  for (; left > 0; left--) {
    const [length, start] = numberAt(first, at);
    const end = start + length;
    if (isStub(first.subarray(start, end))) {
      const [size, body] = numberAt(rest, other);
      yield rest.subarray(other, body + size);
      other = body + size;
    } else yield first.subarray(at, end);
    at = end;
  }
}

/** @throws Error when the two do not belong together. */
export function joinCompiler(first: Uint8Array, rest: Uint8Array): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [first.subarray(0, HEADER)];
  let paired = false;
  for (let at = HEADER; at < first.length; ) {
    const id = first[at];
    const [length, start] = numberAt(first, at + 1);
    const content = first.subarray(start, start + length);
    const pair = id === CUSTOM ? pairOf(content) : undefined;
    if (pair) paired = pair.every((byte, i) => rest[i] === byte);
    else if (id === CODE) {
      const code = [...wholeCode(content, rest)];
      const size = code.reduce((sum, piece) => sum + piece.length, 0);
      pieces.push(Uint8Array.of(CODE), numberBytes(size));
      for (const piece of code) pieces.push(piece);
    } else pieces.push(first.subarray(at, start + length));
    at = start + length;
  }
  if (!paired) throw new Error('the two parts of the compiler are of two versions: load the page again');
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
