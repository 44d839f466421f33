/** What the four parameters of a bug check are. */
const EXCEPTION = ['the exception code that was not handled', 'the address that the exception occurred at'] as const;

const TOUCHED = ['memory referenced', '0: read, 1: write', 'address which referenced memory'] as const;

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
  193: [
    'the block',
    'address that was overwritten, or bytes asked for',
    'bytes from there to the end',
    'what was wrong',
  ],
  194: ['what was wrong', '', 'the pool header', 'the block'],
  196: ['the rule of the verifier that was broken'],
  199: ['0: a timer, 1: a DPC', 'the object'],
  204: TOUCHED,
  205: TOUCHED,
  206: ['memory referenced', '0: read, 1: write', 'address which referenced memory'],
  209: ['memory referenced', 'IRQL', '0: read, 1: write, 8: execute', 'address which referenced memory'],
  213: TOUCHED,
  214: TOUCHED,
};

/** By the rule of the verifier that was broken. */
const VERIFIER: Readonly<Record<number, readonly string[]>> = {
  0: ['0: no bytes were asked for', 'IRQL', 'type of the pool', 'bytes'],
  1: ['1: paged pool above APC_LEVEL', 'IRQL', 'type of the pool', 'bytes'],
  2: ['2: nonpaged pool above DISPATCH_LEVEL', 'IRQL', 'type of the pool', 'bytes'],
  17: ['11: paged pool freed above APC_LEVEL', 'IRQL', 'type of the pool', 'the block'],
  18: ['12: nonpaged pool freed above DISPATCH_LEVEL', 'IRQL', 'type of the pool', 'the block'],
  21: ['15: freed pool that holds a timer', 'the timer', 'type of the pool', 'the block'],
  98: ['62: pool not freed before unloading', "the driver's name", '', 'blocks that are left'],
  217: ['d9: a remove lock released too often', 'the lock', '', 'the count'],
};

/** A sentence for each parameter; missing ones are reserved. Some codes mean different things by them. */
export function bugCheckArguments(code: number, [first, , , fourth]: readonly number[]): readonly string[] {
  const known = BY_CODE[code >>> 0 >= 0x10000000 ? code & 0xff : code];
  if (code === 0x0a && first === fourth) return ['the call that must not be made at this IRQL', 'IRQL', '', 'the same'];
  if (code === 0xc4) return VERIFIER[first] ?? known ?? [];
  if (code === 0xc7 && first === 1) return ['1: a DPC', 'the DPC'];
  return known ?? [];
}
