/** Builds WebAssembly binaries: bytes, LEB128 numbers, names and sections. */
const text = (s: string): Uint8Array => Uint8Array.from(unescape(encodeURIComponent(s)), (c) => c.charCodeAt(0));

export class ByteWriter {
  private bytes = new Uint8Array(256);
  length = 0;

  private room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  u8(...values: number[]): this {
    this.room(values.length);
    for (const value of values) this.bytes[this.length++] = value;
    return this;
  }

  /** Unsigned LEB128 of a 32-bit number. */
  u32(value: number): this {
    this.room(5);
    let rest = value >>> 0;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
    return this;
  }

  /** Signed LEB128 of a 32-bit number. */
  s32(value: number): this {
    this.room(5);
    let rest = value | 0;
    for (;;) {
      const byte = rest & 0x7f;
      rest >>= 7;
      if ((rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0)) {
        this.bytes[this.length++] = byte;
        return this;
      }
      this.bytes[this.length++] = byte | 0x80;
    }
  }

  /** Signed LEB128 of a 64-bit number. */
  s64(value: bigint): this {
    for (let rest = BigInt.asIntN(64, value); ; ) {
      const byte = Number(rest & 0x7fn);
      rest >>= 7n;
      if ((rest === 0n && (byte & 0x40) === 0) || (rest === -1n && (byte & 0x40) !== 0)) return this.u8(byte);
      this.u8(byte | 0x80);
    }
  }

  raw(bytes: Uint8Array): this {
    this.room(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  name(value: string): this {
    const bytes = text(value);
    return this.u32(bytes.length).raw(bytes);
  }

  /** A section: its id, its length, and what `body` writes. */
  section(id: number, body: (writer: ByteWriter) => void): this {
    const content = new ByteWriter();
    body(content);
    return this.u8(id).u32(content.length).raw(content.view());
  }

  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }
}
