/** One instruction: decoded from bytes, and encoded back. */
import { OPCODES, Op, REFUSED } from './opcodes.ts';
import type { ByteReader } from './reader.ts';
import { EXNREF, EXTERNREF, FUNCREF, isValType } from './types.ts';
import type { ByteWriter } from './writer.ts';

export interface Instruction {
  readonly op: number;
  /** Place in the module, in bytes: of the opcode, and behind the last immediate. */
  readonly at: number;
  readonly end: number;
  /** First immediate: index, label depth, alignment, block type (as signed number), 32-bit constant, count of catches. */
  readonly a: number;
  /** Second immediate: memory offset, table, default label. */
  readonly b: number;
  /** Labels of br_table; types of select; kind, tag and label of each catch. */
  readonly list: readonly number[];
  /** A constant that is no 32-bit integer, as its bits. */
  readonly wide: bigint;
}

/** Block type without parameters and results. */
export const EMPTY_BLOCK = -0x40;
/** Catch clauses of try_table: the first two name a tag, the odd ones also give the exception itself. */
export const Catch = { CATCH: 0, CATCH_REF: 1, CATCH_ALL: 2, CATCH_ALL_REF: 3 } as const;

const NOTHING: readonly number[] = [];

function blockType(reader: ByteReader): number {
  const start = reader.at;
  const type = reader.s33();
  if (type >= 0 || type === EMPTY_BLOCK || isValType(type & 0x7f)) return type;
  return reader.fail('unknown block type', start);
}

const V128 = 0x7b;

export function readValueType(reader: ByteReader): number {
  const byte = reader.u8();
  if (byte === V128) reader.fail('not supported: SIMD', reader.at - 1);
  if (!isValType(byte)) reader.fail(`unknown value type 0x${byte.toString(16)}`, reader.at - 1);
  return byte;
}

function zero(reader: ByteReader, what: string): void {
  const start = reader.at;
  if (reader.u32() !== 0) reader.fail(`only one ${what} is supported`, start);
}

function bits(reader: ByteReader, bytes: number): bigint {
  let value = 0n;
  for (let i = 0; i < bytes; i++) value |= BigInt(reader.u8()) << BigInt(8 * i);
  return value;
}

function catches(reader: ByteReader): number[] {
  const list: number[] = [];
  for (let count = reader.count(); count > 0; count--) {
    const kind = reader.u8();
    if (kind > Catch.CATCH_ALL_REF) reader.fail('unknown catch clause', reader.at - 1);
    list.push(kind, kind <= Catch.CATCH_REF ? reader.u32() : 0, reader.u32());
  }
  return list;
}

function many(reader: ByteReader, read: (reader: ByteReader) => number): number[] {
  const list: number[] = [];
  for (let count = reader.count(); count > 0; count--) list.push(read(reader));
  return list;
}

function unknown(reader: ByteReader, op: number, at: number): never {
  const what = REFUSED[op > 0xff ? op >> 8 : op];
  return reader.fail(what ? `not supported: ${what}` : `unknown or unsupported opcode 0x${op.toString(16)}`, at);
}

export function readInstruction(reader: ByteReader): Instruction {
  const at = reader.at;
  let op = reader.u8();
  if (op === 0xfc || op === 0xfe) {
    const sub = reader.u32();
    if (sub > 0xff) unknown(reader, op === 0xfc ? sub : op, at);
    op = (op << 8) | sub;
  }
  const opcode = OPCODES.get(op);
  if (!opcode) return unknown(reader, op, at);
  let a = 0;
  let b = 0;
  let list = NOTHING;
  let wide = 0n;
  switch (opcode.immediate) {
    case '':
      break;
    case 'block':
      a = blockType(reader);
      break;
    case 'catches':
      a = blockType(reader);
      list = catches(reader);
      break;
    case 'label':
    case 'tag':
    case 'function':
    case 'local':
    case 'global':
    case 'segment':
      a = reader.u32();
      break;
    case 'labels':
      list = many(reader, (r) => r.u32());
      b = reader.u32();
      break;
    case 'type': {
      a = reader.u32();
      zero(reader, 'table');
      break;
    }
    case 'types':
      list = many(reader, readValueType);
      break;
    case 'memory':
      a = reader.u32();
      if (a > 3) reader.fail('alignment too large, or more than one memory', at);
      b = reader.u32();
      break;
    case 'zero':
      zero(reader, 'memory');
      break;
    case 'zeros':
      zero(reader, 'memory');
      zero(reader, 'memory');
      break;
    case 'data':
      a = reader.u32();
      zero(reader, 'memory');
      break;
    case 'heap':
      a = reader.u8();
      if (a !== FUNCREF && a !== EXTERNREF && a !== EXNREF) reader.fail('unknown heap type', reader.at - 1);
      break;
    case 'i32':
      a = reader.s32();
      break;
    case 'i64':
      wide = reader.s64();
      break;
    case 'f32':
      wide = bits(reader, 4);
      break;
    case 'f64':
      wide = bits(reader, 8);
      break;
  }
  return { op, at, end: reader.at, a, b, list, wide };
}

export function writeOpcode(writer: ByteWriter, op: number): ByteWriter {
  return op > 0xff ? writer.u8(op >> 8).u32(op & 0xff) : writer.u8(op);
}

/** Writes `instruction` in the shortest encoding. */
export function writeInstruction(writer: ByteWriter, { op, a, b, list, wide }: Instruction): void {
  writeOpcode(writer, op);
  switch (OPCODES.get(op)?.immediate) {
    case 'block':
      writer.s32(a);
      break;
    case 'catches':
      writer.s32(a).u32(list.length / 3);
      for (let i = 0; i < list.length; i += 3) {
        writer.u8(list[i]);
        if (list[i] <= Catch.CATCH_REF) writer.u32(list[i + 1]);
        writer.u32(list[i + 2]);
      }
      break;
    case 'label':
    case 'tag':
    case 'function':
    case 'local':
    case 'global':
    case 'segment':
      writer.u32(a);
      break;
    case 'labels':
      writer.u32(list.length);
      for (const label of list) writer.u32(label);
      writer.u32(b);
      break;
    case 'type':
    case 'data':
      writer.u32(a).u8(0);
      break;
    case 'types':
      writer.u32(list.length).u8(...list);
      break;
    case 'memory':
      writer.u32(a).u32(b);
      break;
    case 'zero':
      writer.u8(0);
      break;
    case 'zeros':
      writer.u8(0, 0);
      break;
    case 'heap':
      writer.u8(a);
      break;
    case 'i32':
      writer.s32(a);
      break;
    case 'i64':
      writer.s64(wide);
      break;
    case 'f32':
    case 'f64':
      for (let i = 0; i < (op === Op.F32_CONST ? 4 : 8); i++) writer.u8(Number((wide >> BigInt(8 * i)) & 0xffn));
      break;
  }
}
