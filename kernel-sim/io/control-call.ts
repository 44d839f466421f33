/**
 * A control request that has been sent: the rest of NtDeviceIoControlFile, and of DeviceIoControl above it, as a routine in progress.
 *
 * What a generator would be, written by hand for the busiest path of all: its records are used again, and callers add what they have left to do
 * to it instead of standing around it.
 */
import { STATUS_PENDING } from '../abi/status.gen.ts';
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import type { Kernel, Request } from '../rings/request.ts';
import { IopCallRoutine, IopNativeCall } from './call-driver.ts';
import { IopAwaitFile, IopCheckDispatch, IopEnd, IopEndQuickly } from './request.ts';
import { IopTakeStatusBlock } from './status-block.ts';

/** What a caller does with the status: a result, or the rest of it. */
export type AfterControl = (status: number, a: number, b: number) => number | Kernel<number>;

const Stage = { NEW: 0, SENT: 1, WAITING: 2, DONE: 3 } as const;

export class ControlCall implements Kernel<number> {
  private static readonly free: ControlCall[] = [];

  /** Dispatch routine; 0 for a native driver. */
  routine: Pointer = 0;
  device: Pointer = 0;
  irp: Pointer = 0;
  file: Pointer = 0;
  /** The I/O manager's own status block, 0 when the caller has one. */
  block: Pointer = 0;
  mode = 0;
  synchronous = false;
  private after: AfterControl | undefined;
  private a = 0;
  private b = 0;
  private stage: number = Stage.NEW;
  /** What has to be waited for. */
  private rest: Kernel<number> | undefined;
  private readonly step: { done: boolean; value: number } = { done: false, value: 0 };

  static take(): ControlCall {
    return ControlCall.free.pop() ?? new ControlCall();
  }

  /** Has `after` make the result out of the status. */
  followedBy(after: AfterControl, a: number, b: number): this {
    this.after = after;
    this.a = a;
    this.b = b;
    return this;
  }

  next(answer: number): IteratorResult<Request, number> {
    const { stage } = this;
    if (stage === Stage.SENT) return this.goOn(this.finish(answer));
    if (stage === Stage.NEW) {
      this.stage = Stage.SENT;
      if (this.routine === 0) return this.goOn(finishNative(this));
      this.step.done = false;
      this.step.value = IopCallRoutine(this.routine, this.device, this.irp);
      return this.step as IteratorResult<Request, number>;
    }
    if (stage === Stage.DONE || !this.rest) throw new SimulatorError('a control request went on after its end');
    const step = this.rest.next(answer);
    return step.done ? this.goOn(step.value) : step;
  }

  private goOn(status: number | Kernel<number>): IteratorResult<Request, number> {
    let result = status;
    if (typeof result === 'number' && this.after) {
      const { after } = this;
      this.after = undefined;
      result = after(result, this.a, this.b);
    }
    if (typeof result === 'number') {
      this.stage = Stage.NEW;
      this.rest = undefined;
      ControlCall.free.push(this);
      this.step.done = true;
      this.step.value = result;
      return this.step as IteratorResult<Request, number>;
    }
    this.stage = Stage.WAITING;
    this.rest = result;
    const step = result.next(0);
    return step.done ? this.goOn(step.value) : step;
  }

  /** The driver has answered `status`. */
  finish(status: number): number | Kernel<number> {
    const { irp, file, block } = this;
    IopCheckDispatch(irp, file, status);
    if (this.synchronous && (status === STATUS_PENDING || !IopEndQuickly(file))) return finishSlowly(this, status);
    if (block !== 0) IopTakeStatusBlock(block);
    return status;
  }

  return(value: number): IteratorResult<Request, number> {
    this.rest?.return(value);
    this.rest = undefined;
    this.stage = Stage.DONE;
    return { done: true, value };
  }

  throw(reason: unknown): IteratorResult<Request, number> {
    this.return(0);
    throw reason;
  }

  [Symbol.iterator](): this {
    return this;
  }
}

function* finishSlowly({ irp, file, mode, block }: ControlCall, sent: number): Kernel<number> {
  const status = sent === STATUS_PENDING ? yield* IopAwaitFile(file, irp, mode) : sent;
  if (!IopEndQuickly(file)) yield* IopEnd(file);
  if (block !== 0) IopTakeStatusBlock(block);
  return status;
}

function* finishNative(call: ControlCall): Kernel<number> {
  const result = call.finish(yield* IopNativeCall(call.device, call.irp));
  return typeof result === 'number' ? result : yield* result;
}
