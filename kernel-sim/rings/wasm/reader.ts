/** Reads WebAssembly binaries: bytes, LEB128 numbers and names, each with the place it came from when it is malformed. */
import { RewriteError } from './error.ts';

export class ByteReader {
  readonly bytes: Uint8Array;
  readonly end: number;
  at: number;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  fail(text: string, at = this.at): never {
    throw new RewriteError(at, text);
  }

  u8(): number {
    if (this.at >= this.end) this.fail('unexpected end');
    return this.bytes[this.at++];
  }

  /** Unsigned LEB128, 32 bits. */
  u32(): number {
    const start = this.at;
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.u8();
      if (shift === 28 && byte > 0x0f) break;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    return this.fail('malformed 32-bit number', start);
  }

  /** Signed LEB128 of at most `bits` bits. */
  private signed(bits: number): bigint {
    const start = this.at;
    let value = 0n;
    for (let shift = 0; shift < bits; shift += 7) {
      const byte = this.u8();
      value |= BigInt(byte & 0x7f) << BigInt(shift);
      if (byte < 0x80) {
        const read = BigInt.asIntN(shift + 7, value);
        if (BigInt.asIntN(bits, read) !== read) break;
        return read;
      }
    }
    return this.fail(`malformed ${bits}-bit number`, start);
  }

  s32(): number {
    // Most constants are one byte.
    const byte = this.at < this.end ? this.bytes[this.at] : 0x80;
    if (byte < 0x80) {
      this.at++;
      return (byte << 25) >> 25;
    }
    return Number(this.signed(32));
  }

  s33(): number {
    return Number(this.signed(33));
  }

  s64(): bigint {
    return this.signed(64);
  }

  /** The next `length` bytes, not copied. */
  raw(length: number): Uint8Array {
    if (length > this.end - this.at) this.fail('unexpected end');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name(): string {
    const start = this.at;
    const bytes = this.raw(this.u32());
    let escaped = '';
    for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, '0')}`;
    try {
      return decodeURIComponent(escaped);
    } catch {
      return this.fail('malformed name', start);
    }
  }

  /** A reader for the next `length` bytes, which this one skips. */
  part(length: number): ByteReader {
    if (length > this.end - this.at) this.fail('a length goes past the end');
    const part = new ByteReader(this.bytes, this.at, this.at + length);
    this.at += length;
    return part;
  }

  /** How many items follow; each takes at least one byte. */
  count(): number {
    const start = this.at;
    const count = this.u32();
    if (count > this.end - this.at) this.fail('a count goes past the end', start);
    return count;
  }
}
