/** Reads WebAssembly binaries as a list of sections; numbers, names and the few sections that building needs. */

export const SectionId = {
  CUSTOM: 0,
  TYPE: 1,
  IMPORT: 2,
  FUNCTION: 3,
  EXPORT: 7,
  START: 8,
  CODE: 10,
  DATA: 11,
} as const;

export interface Section {
  readonly id: number;
  /** Of a custom section, its name; otherwise empty. */
  readonly name: string;
  /** The section's bytes; of a custom section, those behind its name. */
  readonly content: Uint8Array;
  /** The section as it stands in the file, header included. */
  readonly whole: Uint8Array;
}

const utf8 = new TextDecoder();

/** A cursor over bytes. */
export class ByteReader {
  at = 0;
  readonly bytes: Uint8Array;
  private readonly view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  u8(): number {
    return this.view.getUint8(this.at++);
  }

  u16(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2, true);
  }

  /** Four bytes, little endian. */
  word(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  /** Unsigned LEB128; exact up to 2^53. */
  u32(): number {
    let result = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.u8();
      result += (byte & 0x7f) * scale;
      if (byte < 0x80) return result;
    }
  }

  /** Signed LEB128; exact up to 2^53. */
  s32(): number {
    let result = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.u8();
      result += (byte & 0x7f) * scale;
      if (byte < 0x80) return byte & 0x40 ? result - scale * 128 : result;
    }
  }

  raw(length: number): Uint8Array {
    if (length < 0 || this.at + length > this.bytes.length) throw new RangeError('reads past the end');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name(): string {
    return utf8.decode(this.raw(this.u32()));
  }

  /** Text that ends with a zero byte. */
  zeroEnded(): string {
    const end = this.bytes.indexOf(0, this.at);
    if (end < 0) throw new RangeError('a text has no end');
    const text = utf8.decode(this.bytes.subarray(this.at, end));
    this.at = end + 1;
    return text;
  }
}

/** Writes bytes, LEB128 numbers and names. */
export class ByteSink {
  private readonly bytes: number[] = [];

  get length(): number {
    return this.bytes.length;
  }

  u8(value: number): this {
    this.bytes.push(value & 0xff);
    return this;
  }

  u32(value: number): this {
    let rest = value;
    while (rest >= 0x80) {
      this.bytes.push((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.bytes.push(rest);
    return this;
  }

  s32(value: number): this {
    let rest = value | 0;
    for (;;) {
      const byte = rest & 0x7f;
      rest >>= 7;
      if ((rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0)) {
        this.bytes.push(byte);
        return this;
      }
      this.bytes.push(byte | 0x80);
    }
  }

  raw(bytes: Uint8Array): this {
    for (const byte of bytes) this.bytes.push(byte);
    return this;
  }

  name(text: string): this {
    const bytes = new TextEncoder().encode(text);
    return this.u32(bytes.length).raw(bytes);
  }

  finish(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}

export function readSections(bytes: Uint8Array): Section[] {
  const reader = new ByteReader(bytes);
  if (reader.word() !== 0x6d736100 || reader.word() !== 1) throw new Error('not a WebAssembly binary');
  const sections: Section[] = [];
  while (!reader.done) {
    const start = reader.at;
    const id = reader.u8();
    const body = new ByteReader(reader.raw(reader.u32()));
    const name = id === SectionId.CUSTOM ? body.name() : '';
    sections.push({ id, name, content: body.bytes.subarray(body.at), whole: bytes.subarray(start, reader.at) });
  }
  return sections;
}

/** Puts sections together to a module. */
export function joinSections(sections: readonly Uint8Array[]): Uint8Array {
  const header = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  const parts = [header, ...sections];
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

/** A section with its header. */
export function makeSection(id: number, content: Uint8Array): Uint8Array {
  const header = new ByteSink().u8(id).u32(content.length).finish();
  const result = new Uint8Array(header.length + content.length);
  result.set(header);
  result.set(content, header.length);
  return result;
}

export function customSection(name: string, content: Uint8Array): Uint8Array {
  const head = new ByteSink().name(name).finish();
  const body = new Uint8Array(head.length + content.length);
  body.set(head);
  body.set(content, head.length);
  return makeSection(SectionId.CUSTOM, body);
}

export interface FunctionType {
  readonly parameters: number;
  readonly results: number;
}

export interface ModuleImport {
  readonly module: string;
  readonly name: string;
  /** 0 function, 1 table, 2 memory, 3 global, 4 tag. */
  readonly kind: number;
}

/** What building asks of a module: its imports, exports, and the types of its functions. */
export interface ModuleShape {
  readonly imports: readonly ModuleImport[];
  readonly exports: readonly { readonly name: string; readonly kind: number; readonly index: number }[];
  functionType(index: number): FunctionType;
}

export function readShape(sections: readonly Section[]): ModuleShape {
  const content = (id: number) => new ByteReader(sections.find((s) => s.id === id)?.content ?? Uint8Array.of(0));
  const types: FunctionType[] = [];
  const typeReader = content(SectionId.TYPE);
  for (let count = typeReader.u32(); count > 0; count--) {
    if (typeReader.u8() !== 0x60) throw new Error('a type that is not a function type');
    const parameters = typeReader.u32();
    typeReader.raw(parameters);
    const results = typeReader.u32();
    typeReader.raw(results);
    types.push({ parameters, results });
  }
  const functions: number[] = [];
  const imports: ModuleImport[] = [];
  const importReader = content(SectionId.IMPORT);
  for (let count = importReader.u32(); count > 0; count--) {
    const module = importReader.name();
    const name = importReader.name();
    const kind = importReader.u8();
    imports.push({ module, name, kind });
    if (kind === 0) functions.push(importReader.u32());
    else if (kind === 3) importReader.raw(2);
    else if (kind === 4) {
      importReader.u8();
      importReader.u32();
    } else skipLimits(importReader, kind);
  }
  const functionReader = content(SectionId.FUNCTION);
  for (let count = functionReader.u32(); count > 0; count--) functions.push(functionReader.u32());
  const exports: { name: string; kind: number; index: number }[] = [];
  const exportReader = content(SectionId.EXPORT);
  for (let count = exportReader.u32(); count > 0; count--) {
    exports.push({ name: exportReader.name(), kind: exportReader.u8(), index: exportReader.u32() });
  }
  const functionType = (index: number) => {
    const type = types[functions[index] ?? -1];
    if (type === undefined) throw new Error(`there is no function ${index}`);
    return type;
  };
  return { imports, exports, functionType };
}

function skipLimits(reader: ByteReader, kind: number): void {
  if (kind === 1) reader.u8();
  const flags = reader.u8();
  reader.u32();
  if (flags & 1) reader.u32();
}
