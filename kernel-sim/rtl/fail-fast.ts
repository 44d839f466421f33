/**
 * How rtl stops the machine: it lies below ke, so the executive registers ke's bug check here at boot.
 */
import { KERNEL_SECURITY_CHECK_FAILURE } from '../abi/bugcodes.gen.ts';
import { SimulatorError } from '../rings/exception.ts';

export type BugCheckProcedure = (code: number, p1: number, p2: number, p3: number, p4: number) => never;

/** Subcodes of RtlFailFast, as winnt.h numbers them. */
export const FastFail = { CORRUPT_LIST_ENTRY: 3, INVALID_ARG: 5, INVALID_BALANCED_TREE: 29 } as const;

const unregistered: BugCheckProcedure = (code) => {
  throw new SimulatorError(`rtl wants bug check ${code.toString(16)} before one was registered`);
};
let bugCheck: BugCheckProcedure = unregistered;

/** Registers what stops the machine (KeBugCheckEx). */
export function RtlRegisterBugCheck(procedure: BugCheckProcedure): void {
  bugCheck = procedure;
}

export function RtlpBugCheck(code: number, p1 = 0, p2 = 0, p3 = 0, p4 = 0): never {
  return bugCheck(code, p1, p2, p3, p4);
}

/** KERNEL_SECURITY_CHECK_FAILURE with `code` as its first parameter: what `__fastfail(code)` ends in. @irql any */
export function RtlFailFast(code: number): never {
  return bugCheck(KERNEL_SECURITY_CHECK_FAILURE, code, 0, 0, 0);
}
