/** What the four parameters of a bug check are. */
const EXCEPTION = ['the exception code that was not handled', 'the address that the exception occurred at'] as const;

const BY_CODE: Readonly<Record<number, readonly string[]>> = {
  1: ['address of the system call or thread routine', 'KernelApcDisable before', 'KernelApcDisable after', ''],
  9: ['the IRQL asked for', 'the IRQL at that time'],
  10: ['memory referenced', 'IRQL', '0: read, 1: write, 8: execute', 'address which referenced memory'],
  15: ['the spin lock'],
  16: ['the spin lock'],
  24: ['type of the object', 'the object', 'what was wrong', 'the count, or a value that goes with it'],
  25: ['what was wrong', 'the pool entry', 'the next pool entry', 'content of the header'],
  30: [...EXCEPTION, 'parameter 0 of the exception', 'parameter 1 of the exception'],
  68: ['address of the IRP'],
  80: ['memory referenced', '0: read, 1: write', 'address which referenced memory', ''],
  126: [...EXCEPTION, 'exception record', 'context record'],
  127: ['trap number: 0 is a division by zero, 8 a double fault'],
  142: [...EXCEPTION, 'trap frame', ''],
  184: ['current thread'],
  190: ['memory referenced', 'page table entry'],
  193: ['the block', 'who wrote behind it', 'bytes that were overwritten', 'what was wrong'],
  194: ['what was wrong', '', 'the pool header', 'the block'],
  196: ['the rule of the verifier that was broken'],
  199: ['0: a timer, 1: a DPC', 'the object'],
  206: ['memory referenced', '0: read, 1: write', 'address which referenced memory'],
  209: ['memory referenced', 'IRQL', '0: read, 1: write, 8: execute', 'address which referenced memory'],
};

/** A sentence for each parameter; missing ones are reserved. Some codes mean different things by them. */
export function bugCheckArguments(code: number, [first, , , fourth]: readonly number[]): readonly string[] {
  const known = BY_CODE[code >>> 0 >= 0x10000000 ? code & 0xff : code];
  if (code === 0x0a && first === fourth) return ['the call that must not be made at this IRQL', 'IRQL', '', 'the same'];
  if (code === 0xc7 && first === 1) return ['1: a DPC', 'the DPC'];
  return known ?? [];
}
