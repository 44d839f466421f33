/** Value types, by their byte in the binary format. */
export const I32 = 0x7f;
export const I64 = 0x7e;
export const F32 = 0x7d;
export const F64 = 0x7c;
export const FUNCREF = 0x70;
export const EXTERNREF = 0x6f;
export const EXNREF = 0x69;

export type ValType = number;

export interface FuncType {
  readonly params: readonly ValType[];
  readonly results: readonly ValType[];
}

const NAMES: Record<number, string> = {
  [I32]: 'i32',
  [I64]: 'i64',
  [F32]: 'f32',
  [F64]: 'f64',
  [FUNCREF]: 'funcref',
  [EXTERNREF]: 'externref',
  [EXNREF]: 'exnref',
};

export function isValType(byte: number): boolean {
  return byte in NAMES;
}

export function isReference(type: ValType): boolean {
  return type === FUNCREF || type === EXTERNREF || type === EXNREF;
}

export function typeName(type: ValType): string {
  return NAMES[type] ?? 'anything';
}
