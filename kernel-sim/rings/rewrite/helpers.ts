/**
 * What rewritten code imports under module `ring`, besides its memory, its table and the longjmp tag.
 *
 * Slow accesses get the virtual address and carry out the whole access, or throw. `site` is always the last parameter.
 */
import { F32, F64, type FuncType, I32, I64, type ValType } from '../wasm/types.ts';

const load = (result: ValType): FuncType => ({ params: [I32, I32], results: [result] });
const store = (value: ValType): FuncType => ({ params: [I32, value, I32], results: [] });
const words = (count: number): FuncType => ({ params: new Array<ValType>(count).fill(I32), results: [] });

export const HELPERS = {
  load8_u: load(I32),
  load8_s: load(I32),
  load16_u: load(I32),
  load16_s: load(I32),
  load32: load(I32),
  load64: load(I64),
  loadf32: load(F32),
  loadf64: load(F64),
  store8: store(I32),
  store16: store(I32),
  store32: store(I32),
  store64: store(I64),
  storef32: store(F32),
  storef64: store(F64),
  /** (to, from, bytes, site): memory.copy that is long or not all present. */
  copy: words(4),
  /** (to, byte, bytes, site): memory.fill, likewise. */
  fill: words(4),
  /** (site): the fuel has run out. May suspend; sets new fuel. */
  preempt: words(1),
  /** (site): the call-site stack is full. Throws. */
  overflow: words(1),
  /** (frame, site): a function's stack frame is not all present. Returns when it is now; throws otherwise. */
  stack_fault: words(2),
  /** (frame, bytes, site): a stack frame of more than a page is wanted; returns when all of it is writable. */
  probe: words(3),
  /** (site): integer division by zero. Throws, as the four below do. */
  divide_error: words(1),
  /** (site): the quotient of a signed division does not fit. */
  divide_overflow: words(1),
  /** (site): an instruction that must not be reached. */
  illegal: words(1),
  /** (routine, site): an indirect call of what is no routine, or one of another type. */
  bad_call: words(2),
  /** (site): a line probe while probes are armed. May suspend. Only in modules with probes. */
  probe_line: words(1),
  /** (site): before an access, or a call of a system routine, that other threads may see. May suspend. Only in modules with safepoints. */
  safepoint: words(1),
} as const satisfies Record<string, FuncType>;

export type Helper = keyof typeof HELPERS;

/** Helpers that a module imports only when the option of the same meaning is on. */
const OPTIONAL: Partial<Record<Helper, 'probes' | 'safepoints'>> = { probe_line: 'probes', safepoint: 'safepoints' };

export function helpersFor(probes: boolean, safepoints: boolean): Helper[] {
  const on = { probes, safepoints };
  return (Object.keys(HELPERS) as Helper[]).filter((name) => {
    const option = OPTIONAL[name];
    return !option || on[option];
  });
}
