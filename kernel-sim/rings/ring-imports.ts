/**
 * The imports that the rewriter gives every module (module name `ring`): accesses that leave the fast path, faults, safepoints.
 *
 * What happens then is an NT exception in the ring of the image; mm and ke decide which (`ProcessorHooks`).
 */
import { guarded } from './boundary.ts';
import { NtException } from './exception.ts';
import { PAGE_SIZE, PageBits, type Pointer } from './layout.ts';
import { copyBytes, fillBytes, kernelSpace, slowRead, slowTouch, slowWrite, userSpace } from './memory.ts';
import { processorHooks } from './processor.ts';

const STATUS_ACCESS_VIOLATION = 0xc0000005 | 0;
const STATUS_ILLEGAL_INSTRUCTION = 0xc000001d | 0;
const STATUS_INTEGER_DIVIDE_BY_ZERO = 0xc0000094 | 0;
const STATUS_INTEGER_OVERFLOW = 0xc0000095 | 0;
const EXECUTE = 8;

const float = new DataView(new ArrayBuffer(8));

/** Everything in `ring` that needs no trampoline. */
export function ringImports(ring: 0 | 3): Record<string, unknown> {
  /** Ring 3 never reaches the kernel half, whatever its pages allow. */
  const check = (va: Pointer, bytes: number, write: boolean, site: Pointer): void => {
    if (ring === 3 && (va < 0 || va + bytes - 1 > 0x7fffffff)) {
      throw new NtException(STATUS_ACCESS_VIOLATION, [write ? 1 : 0, va], site);
    }
  };
  const read = (bytes: number) => (va: Pointer, site: Pointer) => {
    check(va, bytes, false, site);
    return slowRead(va, bytes, site);
  };
  const write = (va: Pointer, bytes: number, value: bigint, site: Pointer): void => {
    check(va, bytes, true, site);
    slowWrite(va, bytes, value, site);
  };
  const read1 = read(1);
  const read2 = read(2);
  const read4 = read(4);
  const read8 = read(8);
  const fault =
    (code: number, ...parameters: number[]) =>
    (site: Pointer): never => {
      throw new NtException(code, parameters, site);
    };
  const touch = (va: Pointer, bytes: number, isWrite: boolean, site: Pointer): void => {
    check(va, Math.max(bytes, 1), isWrite, site);
    for (let done = 0; done < bytes; done += PAGE_SIZE - ((va + done) & (PAGE_SIZE - 1))) {
      slowTouch((va + done) | 0, isWrite, site);
    }
  };
  return {
    load8_u: guarded(ring, (va: Pointer, site: Pointer) => Number(read1(va, site))),
    load8_s: guarded(ring, (va: Pointer, site: Pointer) => Number(BigInt.asIntN(8, read1(va, site)))),
    load16_u: guarded(ring, (va: Pointer, site: Pointer) => Number(read2(va, site))),
    load16_s: guarded(ring, (va: Pointer, site: Pointer) => Number(BigInt.asIntN(16, read2(va, site)))),
    load32: guarded(ring, (va: Pointer, site: Pointer) => Number(BigInt.asIntN(32, read4(va, site)))),
    load64: guarded(ring, (va: Pointer, site: Pointer) => BigInt.asIntN(64, read8(va, site))),
    loadf32: guarded(ring, (va: Pointer, site: Pointer) => {
      float.setUint32(0, Number(read4(va, site)));
      return float.getFloat32(0);
    }),
    loadf64: guarded(ring, (va: Pointer, site: Pointer) => {
      float.setBigUint64(0, read8(va, site));
      return float.getFloat64(0);
    }),
    store8: guarded(ring, (va: Pointer, value: number, site: Pointer) => write(va, 1, BigInt(value & 0xff), site)),
    store16: guarded(ring, (va: Pointer, value: number, site: Pointer) => write(va, 2, BigInt(value & 0xffff), site)),
    store32: guarded(ring, (va: Pointer, value: number, site: Pointer) => write(va, 4, BigInt(value >>> 0), site)),
    store64: guarded(ring, (va: Pointer, value: bigint, site: Pointer) =>
      write(va, 8, BigInt.asUintN(64, value), site),
    ),
    storef32: guarded(ring, (va: Pointer, value: number, site: Pointer) => {
      float.setFloat32(0, value);
      write(va, 4, BigInt(float.getUint32(0)), site);
    }),
    storef64: guarded(ring, (va: Pointer, value: number, site: Pointer) => {
      float.setFloat64(0, value);
      write(va, 8, float.getBigUint64(0), site);
    }),
    copy: guarded(ring, (to: Pointer, from: Pointer, bytes: number, site: Pointer) => {
      touch(from, bytes >>> 0, false, site);
      touch(to, bytes >>> 0, true, site);
      copyBytes(to, from, bytes >>> 0);
    }),
    fill: guarded(ring, (to: Pointer, value: number, bytes: number, site: Pointer) => {
      touch(to, bytes >>> 0, true, site);
      fillBytes(to, bytes >>> 0, value & 0xff);
    }),
    overflow: guarded(ring, (site: Pointer) => processorHooks().stackOverflow(ring, site)),
    stack_fault: guarded(ring, (_at: Pointer, site: Pointer) => processorHooks().stackOverflow(ring, site)),
    probe: guarded(ring, (at: Pointer, bytes: number, site: Pointer) => {
      for (let done = 0; done < bytes; done += PAGE_SIZE)
        if (!stackPage((at + done) | 0)) processorHooks().stackOverflow(ring, site);
      if (!stackPage((at + bytes - 1) | 0)) processorHooks().stackOverflow(ring, site);
    }),
    divide_error: guarded(ring, fault(STATUS_INTEGER_DIVIDE_BY_ZERO)),
    divide_overflow: guarded(ring, fault(STATUS_INTEGER_OVERFLOW)),
    illegal: guarded(ring, fault(STATUS_ILLEGAL_INSTRUCTION)),
    bad_call: guarded(ring, (routine: Pointer, site: Pointer) => {
      processorHooks().badRoutine(routine, ring, '', site);
      throw new NtException(STATUS_ACCESS_VIOLATION, [EXECUTE, routine], routine, false, site);
    }),
  };

  function stackPage(va: Pointer): boolean {
    return ((va < 0 ? kernelSpace : userSpace).pageBits(va) & PageBits.WRITE) !== 0;
  }
}
