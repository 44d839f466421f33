/**
 * The one table of instructions: opcode, name, kind of immediate operand, stack signature.
 *
 * Signatures: i = i32, I = i64, f = f32, d = f64, operands before the colon. Instructions without one are typed by
 * validate.ts itself. Not known, and refused by name or number: SIMD, waiting on memory, tables as data, the old exception handling, tail
 * calls, GC.
 */
export type Immediate =
  | ''
  | 'block' | 'label' | 'labels' | 'catches' | 'tag' | 'function' | 'type' | 'types' | 'local' | 'global' | 'memory' | 'zero' | 'zeros'
  | 'data' | 'segment' | 'heap' | 'i32' | 'i64' | 'f32' | 'f64'; // biome-ignore format: a list

export interface Opcode {
  readonly code: number;
  readonly name: string;
  readonly immediate: Immediate;
  /** Operand types, bottom first, and result types, each one letter; undefined when the types depend on more. */
  readonly operands: string | undefined;
  readonly results: string | undefined;
}

// biome-ignore format: a table
const ROWS: readonly (readonly [code: number, name: string, immediate: Immediate, signature?: string])[] = [
  [0x00, 'unreachable', ''],
  [0x01, 'nop', '', ':'],
  [0x02, 'block', 'block'],
  [0x03, 'loop', 'block'],
  [0x04, 'if', 'block'],
  [0x05, 'else', ''],
  [0x08, 'throw', 'tag'],
  [0x0a, 'throw_ref', ''],
  [0x0b, 'end', ''],
  [0x0c, 'br', 'label'],
  [0x0d, 'br_if', 'label'],
  [0x0e, 'br_table', 'labels'],
  [0x0f, 'return', ''],
  [0x10, 'call', 'function'],
  [0x11, 'call_indirect', 'type'],
  [0x1a, 'drop', ''],
  [0x1b, 'select', ''],
  [0x1c, 'select_t', 'types'],
  [0x1f, 'try_table', 'catches'],
  [0x20, 'local.get', 'local'],
  [0x21, 'local.set', 'local'],
  [0x22, 'local.tee', 'local'],
  [0x23, 'global.get', 'global'],
  [0x24, 'global.set', 'global'],
  [0x28, 'i32.load', 'memory', 'i:i'],
  [0x29, 'i64.load', 'memory', 'i:I'],
  [0x2a, 'f32.load', 'memory', 'i:f'],
  [0x2b, 'f64.load', 'memory', 'i:d'],
  [0x2c, 'i32.load8_s', 'memory', 'i:i'],
  [0x2d, 'i32.load8_u', 'memory', 'i:i'],
  [0x2e, 'i32.load16_s', 'memory', 'i:i'],
  [0x2f, 'i32.load16_u', 'memory', 'i:i'],
  [0x30, 'i64.load8_s', 'memory', 'i:I'],
  [0x31, 'i64.load8_u', 'memory', 'i:I'],
  [0x32, 'i64.load16_s', 'memory', 'i:I'],
  [0x33, 'i64.load16_u', 'memory', 'i:I'],
  [0x34, 'i64.load32_s', 'memory', 'i:I'],
  [0x35, 'i64.load32_u', 'memory', 'i:I'],
  [0x36, 'i32.store', 'memory', 'ii:'],
  [0x37, 'i64.store', 'memory', 'iI:'],
  [0x38, 'f32.store', 'memory', 'if:'],
  [0x39, 'f64.store', 'memory', 'id:'],
  [0x3a, 'i32.store8', 'memory', 'ii:'],
  [0x3b, 'i32.store16', 'memory', 'ii:'],
  [0x3c, 'i64.store8', 'memory', 'iI:'],
  [0x3d, 'i64.store16', 'memory', 'iI:'],
  [0x3e, 'i64.store32', 'memory', 'iI:'],
  [0x3f, 'memory.size', 'zero', ':i'],
  [0x40, 'memory.grow', 'zero', 'i:i'],
  [0x41, 'i32.const', 'i32', ':i'],
  [0x42, 'i64.const', 'i64', ':I'],
  [0x43, 'f32.const', 'f32', ':f'],
  [0x44, 'f64.const', 'f64', ':d'],
  [0x45, 'i32.eqz', '', 'i:i'],
  [0x46, 'i32.eq', '', 'ii:i'],
  [0x47, 'i32.ne', '', 'ii:i'],
  [0x48, 'i32.lt_s', '', 'ii:i'],
  [0x49, 'i32.lt_u', '', 'ii:i'],
  [0x4a, 'i32.gt_s', '', 'ii:i'],
  [0x4b, 'i32.gt_u', '', 'ii:i'],
  [0x4c, 'i32.le_s', '', 'ii:i'],
  [0x4d, 'i32.le_u', '', 'ii:i'],
  [0x4e, 'i32.ge_s', '', 'ii:i'],
  [0x4f, 'i32.ge_u', '', 'ii:i'],
  [0x50, 'i64.eqz', '', 'I:i'],
  [0x51, 'i64.eq', '', 'II:i'],
  [0x52, 'i64.ne', '', 'II:i'],
  [0x53, 'i64.lt_s', '', 'II:i'],
  [0x54, 'i64.lt_u', '', 'II:i'],
  [0x55, 'i64.gt_s', '', 'II:i'],
  [0x56, 'i64.gt_u', '', 'II:i'],
  [0x57, 'i64.le_s', '', 'II:i'],
  [0x58, 'i64.le_u', '', 'II:i'],
  [0x59, 'i64.ge_s', '', 'II:i'],
  [0x5a, 'i64.ge_u', '', 'II:i'],
  [0x5b, 'f32.eq', '', 'ff:i'],
  [0x5c, 'f32.ne', '', 'ff:i'],
  [0x5d, 'f32.lt', '', 'ff:i'],
  [0x5e, 'f32.gt', '', 'ff:i'],
  [0x5f, 'f32.le', '', 'ff:i'],
  [0x60, 'f32.ge', '', 'ff:i'],
  [0x61, 'f64.eq', '', 'dd:i'],
  [0x62, 'f64.ne', '', 'dd:i'],
  [0x63, 'f64.lt', '', 'dd:i'],
  [0x64, 'f64.gt', '', 'dd:i'],
  [0x65, 'f64.le', '', 'dd:i'],
  [0x66, 'f64.ge', '', 'dd:i'],
  [0x67, 'i32.clz', '', 'i:i'],
  [0x68, 'i32.ctz', '', 'i:i'],
  [0x69, 'i32.popcnt', '', 'i:i'],
  [0x6a, 'i32.add', '', 'ii:i'],
  [0x6b, 'i32.sub', '', 'ii:i'],
  [0x6c, 'i32.mul', '', 'ii:i'],
  [0x6d, 'i32.div_s', '', 'ii:i'],
  [0x6e, 'i32.div_u', '', 'ii:i'],
  [0x6f, 'i32.rem_s', '', 'ii:i'],
  [0x70, 'i32.rem_u', '', 'ii:i'],
  [0x71, 'i32.and', '', 'ii:i'],
  [0x72, 'i32.or', '', 'ii:i'],
  [0x73, 'i32.xor', '', 'ii:i'],
  [0x74, 'i32.shl', '', 'ii:i'],
  [0x75, 'i32.shr_s', '', 'ii:i'],
  [0x76, 'i32.shr_u', '', 'ii:i'],
  [0x77, 'i32.rotl', '', 'ii:i'],
  [0x78, 'i32.rotr', '', 'ii:i'],
  [0x79, 'i64.clz', '', 'I:I'],
  [0x7a, 'i64.ctz', '', 'I:I'],
  [0x7b, 'i64.popcnt', '', 'I:I'],
  [0x7c, 'i64.add', '', 'II:I'],
  [0x7d, 'i64.sub', '', 'II:I'],
  [0x7e, 'i64.mul', '', 'II:I'],
  [0x7f, 'i64.div_s', '', 'II:I'],
  [0x80, 'i64.div_u', '', 'II:I'],
  [0x81, 'i64.rem_s', '', 'II:I'],
  [0x82, 'i64.rem_u', '', 'II:I'],
  [0x83, 'i64.and', '', 'II:I'],
  [0x84, 'i64.or', '', 'II:I'],
  [0x85, 'i64.xor', '', 'II:I'],
  [0x86, 'i64.shl', '', 'II:I'],
  [0x87, 'i64.shr_s', '', 'II:I'],
  [0x88, 'i64.shr_u', '', 'II:I'],
  [0x89, 'i64.rotl', '', 'II:I'],
  [0x8a, 'i64.rotr', '', 'II:I'],
  [0x8b, 'f32.abs', '', 'f:f'],
  [0x8c, 'f32.neg', '', 'f:f'],
  [0x8d, 'f32.ceil', '', 'f:f'],
  [0x8e, 'f32.floor', '', 'f:f'],
  [0x8f, 'f32.trunc', '', 'f:f'],
  [0x90, 'f32.nearest', '', 'f:f'],
  [0x91, 'f32.sqrt', '', 'f:f'],
  [0x92, 'f32.add', '', 'ff:f'],
  [0x93, 'f32.sub', '', 'ff:f'],
  [0x94, 'f32.mul', '', 'ff:f'],
  [0x95, 'f32.div', '', 'ff:f'],
  [0x96, 'f32.min', '', 'ff:f'],
  [0x97, 'f32.max', '', 'ff:f'],
  [0x98, 'f32.copysign', '', 'ff:f'],
  [0x99, 'f64.abs', '', 'd:d'],
  [0x9a, 'f64.neg', '', 'd:d'],
  [0x9b, 'f64.ceil', '', 'd:d'],
  [0x9c, 'f64.floor', '', 'd:d'],
  [0x9d, 'f64.trunc', '', 'd:d'],
  [0x9e, 'f64.nearest', '', 'd:d'],
  [0x9f, 'f64.sqrt', '', 'd:d'],
  [0xa0, 'f64.add', '', 'dd:d'],
  [0xa1, 'f64.sub', '', 'dd:d'],
  [0xa2, 'f64.mul', '', 'dd:d'],
  [0xa3, 'f64.div', '', 'dd:d'],
  [0xa4, 'f64.min', '', 'dd:d'],
  [0xa5, 'f64.max', '', 'dd:d'],
  [0xa6, 'f64.copysign', '', 'dd:d'],
  [0xa7, 'i32.wrap_i64', '', 'I:i'],
  [0xa8, 'i32.trunc_f32_s', '', 'f:i'],
  [0xa9, 'i32.trunc_f32_u', '', 'f:i'],
  [0xaa, 'i32.trunc_f64_s', '', 'd:i'],
  [0xab, 'i32.trunc_f64_u', '', 'd:i'],
  [0xac, 'i64.extend_i32_s', '', 'i:I'],
  [0xad, 'i64.extend_i32_u', '', 'i:I'],
  [0xae, 'i64.trunc_f32_s', '', 'f:I'],
  [0xaf, 'i64.trunc_f32_u', '', 'f:I'],
  [0xb0, 'i64.trunc_f64_s', '', 'd:I'],
  [0xb1, 'i64.trunc_f64_u', '', 'd:I'],
  [0xb2, 'f32.convert_i32_s', '', 'i:f'],
  [0xb3, 'f32.convert_i32_u', '', 'i:f'],
  [0xb4, 'f32.convert_i64_s', '', 'I:f'],
  [0xb5, 'f32.convert_i64_u', '', 'I:f'],
  [0xb6, 'f32.demote_f64', '', 'd:f'],
  [0xb7, 'f64.convert_i32_s', '', 'i:d'],
  [0xb8, 'f64.convert_i32_u', '', 'i:d'],
  [0xb9, 'f64.convert_i64_s', '', 'I:d'],
  [0xba, 'f64.convert_i64_u', '', 'I:d'],
  [0xbb, 'f64.promote_f32', '', 'f:d'],
  [0xbc, 'i32.reinterpret_f32', '', 'f:i'],
  [0xbd, 'i64.reinterpret_f64', '', 'd:I'],
  [0xbe, 'f32.reinterpret_i32', '', 'i:f'],
  [0xbf, 'f64.reinterpret_i64', '', 'I:d'],
  [0xc0, 'i32.extend8_s', '', 'i:i'],
  [0xc1, 'i32.extend16_s', '', 'i:i'],
  [0xc2, 'i64.extend8_s', '', 'I:I'],
  [0xc3, 'i64.extend16_s', '', 'I:I'],
  [0xc4, 'i64.extend32_s', '', 'I:I'],
  [0xd0, 'ref.null', 'heap'],
  [0xd1, 'ref.is_null', ''],
  [0xd2, 'ref.func', 'function'],
  [0xfc00, 'i32.trunc_sat_f32_s', '', 'f:i'],
  [0xfc01, 'i32.trunc_sat_f32_u', '', 'f:i'],
  [0xfc02, 'i32.trunc_sat_f64_s', '', 'd:i'],
  [0xfc03, 'i32.trunc_sat_f64_u', '', 'd:i'],
  [0xfc04, 'i64.trunc_sat_f32_s', '', 'f:I'],
  [0xfc05, 'i64.trunc_sat_f32_u', '', 'f:I'],
  [0xfc06, 'i64.trunc_sat_f64_s', '', 'd:I'],
  [0xfc07, 'i64.trunc_sat_f64_u', '', 'd:I'],
  [0xfc08, 'memory.init', 'data', 'iii:'],
  [0xfc09, 'data.drop', 'segment', ':'],
  [0xfc0a, 'memory.copy', 'zeros', 'iii:'],
  [0xfc0b, 'memory.fill', 'zero', 'iii:'],
  [0xfe03, 'atomic.fence', 'zero', ':'],
];

/** What atomic instructions work on: type, bits when they are fewer than the type's, letter. */
const ATOMIC_SHAPES = [
  ['i32', '', 'i'],
  ['i64', '', 'I'],
  ['i32', '8', 'i'],
  ['i32', '16', 'i'],
  ['i64', '8', 'I'],
  ['i64', '16', 'I'],
  ['i64', '32', 'I'],
] as const;
/** In the order of their numbers; each has one instruction a shape. */
export const ATOMIC_OPERATIONS = ['load', 'store', 'add', 'sub', 'and', 'or', 'xor', 'xchg', 'cmpxchg'] as const;
export const FIRST_ATOMIC = 0xfe10;

const ATOMIC_ROWS = ATOMIC_OPERATIONS.flatMap((operation, row) =>
  ATOMIC_SHAPES.map(([type, bits, letter], column) => {
    const sign = bits && operation !== 'store' ? '_u' : '';
    const plain = operation === 'load' || operation === 'store';
    const name = `${type}.atomic.${plain ? `${operation}${bits}` : `rmw${bits}.${operation}`}${sign}`;
    const operands = operation === 'load' ? '' : operation === 'cmpxchg' ? letter + letter : letter;
    const code = FIRST_ATOMIC + row * ATOMIC_SHAPES.length + column;
    return [code, name, 'memory', `i${operands}:${operation === 'store' ? '' : letter}`] as const;
  }),
);

const table = new Map<number, Opcode>();
for (const [code, name, immediate, signature] of [...ROWS, ...ATOMIC_ROWS]) {
  const [operands, results] = signature?.split(':') ?? [];
  table.set(code, { code, name, immediate, operands, results });
}

/** Prefixed opcodes are `prefix << 8 | number`. */
export const OPCODES: ReadonlyMap<number, Opcode> = table;

export function opcodeName(code: number): string {
  return table.get(code)?.name ?? `opcode 0x${code.toString(16)}`;
}

/** What has a name of its own among the opcodes that are refused. */
export const REFUSED: Readonly<Record<number, string>> = {
  6: 'old exception handling (compile with -wasm-use-legacy-eh=false)',
  7: 'old exception handling (compile with -wasm-use-legacy-eh=false)',
  9: 'old exception handling (compile with -wasm-use-legacy-eh=false)',
  18: 'tail call',
  19: 'tail call',
  37: 'table.get',
  38: 'table.set',
  251: 'garbage-collected types',
  253: 'SIMD',
  254: 'threads that wait on memory',
};

// biome-ignore format: names in the table's order
export const Op = {
  UNREACHABLE: 0x00, NOP: 0x01, BLOCK: 0x02, LOOP: 0x03, IF: 0x04, ELSE: 0x05, THROW: 0x08, THROW_REF: 0x0a,
  END: 0x0b, BR: 0x0c, BR_IF: 0x0d, BR_TABLE: 0x0e, RETURN: 0x0f, CALL: 0x10, CALL_INDIRECT: 0x11, DROP: 0x1a,
  SELECT: 0x1b, SELECT_T: 0x1c, TRY_TABLE: 0x1f, LOCAL_GET: 0x20, LOCAL_SET: 0x21, LOCAL_TEE: 0x22, GLOBAL_GET: 0x23,
  GLOBAL_SET: 0x24, I32_LOAD: 0x28, I64_LOAD: 0x29, F32_LOAD: 0x2a, F64_LOAD: 0x2b, I32_LOAD8_S: 0x2c,
  I32_LOAD8_U: 0x2d, I32_LOAD16_S: 0x2e, I32_LOAD16_U: 0x2f, I64_LOAD8_S: 0x30, I64_LOAD8_U: 0x31,
  I64_LOAD16_S: 0x32, I64_LOAD16_U: 0x33, I64_LOAD32_S: 0x34, I64_LOAD32_U: 0x35, I32_STORE: 0x36, I64_STORE: 0x37,
  F32_STORE: 0x38, F64_STORE: 0x39, I32_STORE8: 0x3a, I32_STORE16: 0x3b, I64_STORE8: 0x3c, I64_STORE16: 0x3d,
  I64_STORE32: 0x3e, MEMORY_SIZE: 0x3f, MEMORY_GROW: 0x40, I32_CONST: 0x41, I64_CONST: 0x42, F32_CONST: 0x43,
  F64_CONST: 0x44, I32_EQZ: 0x45, I32_EQ: 0x46, I32_NE: 0x47, I32_LT_S: 0x48, I32_LT_U: 0x49, I32_GT_S: 0x4a,
  I32_GT_U: 0x4b, I32_LE_S: 0x4c, I32_LE_U: 0x4d, I32_GE_S: 0x4e, I32_GE_U: 0x4f, I64_EQZ: 0x50, I64_EQ: 0x51,
  I64_NE: 0x52, I64_LT_S: 0x53, I64_LT_U: 0x54, I64_GT_S: 0x55, I64_GT_U: 0x56, I64_LE_S: 0x57, I64_LE_U: 0x58,
  I64_GE_S: 0x59, I64_GE_U: 0x5a, F32_EQ: 0x5b, F32_NE: 0x5c, F32_LT: 0x5d, F32_GT: 0x5e, F32_LE: 0x5f, F32_GE: 0x60,
  F64_EQ: 0x61, F64_NE: 0x62, F64_LT: 0x63, F64_GT: 0x64, F64_LE: 0x65, F64_GE: 0x66, I32_CLZ: 0x67, I32_CTZ: 0x68,
  I32_POPCNT: 0x69, I32_ADD: 0x6a, I32_SUB: 0x6b, I32_MUL: 0x6c, I32_DIV_S: 0x6d, I32_DIV_U: 0x6e, I32_REM_S: 0x6f,
  I32_REM_U: 0x70, I32_AND: 0x71, I32_OR: 0x72, I32_XOR: 0x73, I32_SHL: 0x74, I32_SHR_S: 0x75, I32_SHR_U: 0x76,
  I32_ROTL: 0x77, I32_ROTR: 0x78, I64_CLZ: 0x79, I64_CTZ: 0x7a, I64_POPCNT: 0x7b, I64_ADD: 0x7c, I64_SUB: 0x7d,
  I64_MUL: 0x7e, I64_DIV_S: 0x7f, I64_DIV_U: 0x80, I64_REM_S: 0x81, I64_REM_U: 0x82, I64_AND: 0x83, I64_OR: 0x84,
  I64_XOR: 0x85, I64_SHL: 0x86, I64_SHR_S: 0x87, I64_SHR_U: 0x88, I64_ROTL: 0x89, I64_ROTR: 0x8a, F32_ABS: 0x8b,
  F32_NEG: 0x8c, F32_CEIL: 0x8d, F32_FLOOR: 0x8e, F32_TRUNC: 0x8f, F32_NEAREST: 0x90, F32_SQRT: 0x91, F32_ADD: 0x92,
  F32_SUB: 0x93, F32_MUL: 0x94, F32_DIV: 0x95, F32_MIN: 0x96, F32_MAX: 0x97, F32_COPYSIGN: 0x98, F64_ABS: 0x99,
  F64_NEG: 0x9a, F64_CEIL: 0x9b, F64_FLOOR: 0x9c, F64_TRUNC: 0x9d, F64_NEAREST: 0x9e, F64_SQRT: 0x9f, F64_ADD: 0xa0,
  F64_SUB: 0xa1, F64_MUL: 0xa2, F64_DIV: 0xa3, F64_MIN: 0xa4, F64_MAX: 0xa5, F64_COPYSIGN: 0xa6, I32_WRAP_I64: 0xa7,
  I32_TRUNC_F32_S: 0xa8, I32_TRUNC_F32_U: 0xa9, I32_TRUNC_F64_S: 0xaa, I32_TRUNC_F64_U: 0xab, I64_EXTEND_I32_S: 0xac,
  I64_EXTEND_I32_U: 0xad, I64_TRUNC_F32_S: 0xae, I64_TRUNC_F32_U: 0xaf, I64_TRUNC_F64_S: 0xb0, I64_TRUNC_F64_U: 0xb1,
  F32_CONVERT_I32_S: 0xb2, F32_CONVERT_I32_U: 0xb3, F32_CONVERT_I64_S: 0xb4, F32_CONVERT_I64_U: 0xb5,
  F32_DEMOTE_F64: 0xb6, F64_CONVERT_I32_S: 0xb7, F64_CONVERT_I32_U: 0xb8, F64_CONVERT_I64_S: 0xb9,
  F64_CONVERT_I64_U: 0xba, F64_PROMOTE_F32: 0xbb, I32_REINTERPRET_F32: 0xbc, I64_REINTERPRET_F64: 0xbd,
  F32_REINTERPRET_I32: 0xbe, F64_REINTERPRET_I64: 0xbf, I32_EXTEND8_S: 0xc0, I32_EXTEND16_S: 0xc1,
  I64_EXTEND8_S: 0xc2, I64_EXTEND16_S: 0xc3, I64_EXTEND32_S: 0xc4, REF_NULL: 0xd0, REF_IS_NULL: 0xd1, REF_FUNC: 0xd2,
  I32_TRUNC_SAT_F32_S: 0xfc00, I32_TRUNC_SAT_F32_U: 0xfc01, I32_TRUNC_SAT_F64_S: 0xfc02, I32_TRUNC_SAT_F64_U: 0xfc03,
  I64_TRUNC_SAT_F32_S: 0xfc04, I64_TRUNC_SAT_F32_U: 0xfc05, I64_TRUNC_SAT_F64_S: 0xfc06, I64_TRUNC_SAT_F64_U: 0xfc07,
  MEMORY_INIT: 0xfc08, DATA_DROP: 0xfc09, MEMORY_COPY: 0xfc0a, MEMORY_FILL: 0xfc0b,
  ATOMIC_FENCE: 0xfe03,
} as const;
