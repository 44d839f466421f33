/**
 * Device timers: a routine of the driver's that is called once a second at DISPATCH_LEVEL while it is started.
 */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { STATUS_INSUFFICIENT_RESOURCES } from '../abi/status.gen.ts';
import { DEVICE_OBJECT, KDPC, KTIMER } from '../abi/structs.gen.ts';
import { ExAllocateKernelPool } from '../ex/index.ts';
import {
  KeAssertIrql,
  KeCancelTimer,
  KeInitializeDpc,
  KeInitializeTimerEx,
  KiSetNativeDpc,
  KiSetTimer,
} from '../ke/index.ts';
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { fillBytes, readLong, readShort, writeLong, writeUshort } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { IO_TIMER } from './layout.ts';
import { IopNoteSite } from './sites.ts';

const APC_LEVEL = 1;
const DISPATCH_LEVEL = 2;
/** 'IoTm' */
const TAG_TIMER = 0x6d546f49;
const IO_TYPE_TIMER = 9;
const SECOND_MS = 1000;
const SECOND = -10_000_000n;

let timer: Pointer = 0;
let dpc: Pointer = 0;
/** Devices with a timer, in the order of IoInitializeTimer. */
let devices: Pointer[] = [];
let running = 0;

export function IopInitializeTimers(): void {
  timer = ExAllocateKernelPool(NonPagedPool, KTIMER.sizeof, TAG_TIMER);
  dpc = ExAllocateKernelPool(NonPagedPool, KDPC.sizeof, TAG_TIMER);
  if (timer === 0 || dpc === 0) throw new SimulatorError('no pool at boot');
  KeInitializeTimerEx(timer, 0);
  KeInitializeDpc(dpc, 0, 0);
  KiSetNativeDpc(dpc, tick);
  devices = [];
  running = 0;
}

const timerOf = (device: Pointer): Pointer => readLong((device + DEVICE_OBJECT.Timer) | 0);
const isStarted = (device: Pointer): boolean => (readShort((timerOf(device) + IO_TIMER.TimerFlag) | 0) & 0xffff) !== 0;

/** Once a second, while any timer is started. */
function* tick(): Kernel<void> {
  for (const device of [...devices]) {
    if (!devices.includes(device) || !isStarted(device)) continue;
    const block = timerOf(device);
    yield callKernel(
      'v',
      readLong((block + IO_TIMER.TimerRoutine) | 0),
      device,
      readLong((block + IO_TIMER.Context) | 0),
    );
  }
}

/** Devices whose timer is started. */
export function IopStartedTimers(): Pointer[] {
  return devices.filter(isStarted);
}

/**
 * Gives a device a timer, stopped at first.
 *
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_INSUFFICIENT_RESOURCES
 * @see IoInitializeTimer
 */
export function IoInitializeTimer(deviceObject: Pointer, timerRoutine: Pointer, context: Pointer): number {
  KeAssertIrql(APC_LEVEL, 'IoInitializeTimer');
  let block = timerOf(deviceObject);
  if (block === 0) {
    block = ExAllocateKernelPool(NonPagedPool, IO_TIMER.SIZE, TAG_TIMER);
    if (block === 0) return STATUS_INSUFFICIENT_RESOURCES;
    fillBytes(block, IO_TIMER.SIZE, 0);
    writeUshort(block, IO_TYPE_TIMER);
    writeLong((block + IO_TIMER.DeviceObject) | 0, deviceObject);
    writeLong((deviceObject + DEVICE_OBJECT.Timer) | 0, block);
    devices.push(deviceObject);
    IopNoteSite(block);
  }
  writeLong((block + IO_TIMER.TimerRoutine) | 0, timerRoutine);
  writeLong((block + IO_TIMER.Context) | 0, context);
  return 0;
}

/** Starts a device's timer: its routine is called within a second, and then once a second. @irql <= DISPATCH_LEVEL @see IoStartTimer */
export function IoStartTimer(deviceObject: Pointer): void {
  KeAssertIrql(DISPATCH_LEVEL, 'IoStartTimer');
  if (isStarted(deviceObject)) return;
  writeUshort((timerOf(deviceObject) + IO_TIMER.TimerFlag) | 0, 1);
  if (running++ === 0) KiSetTimer(timer, SECOND, SECOND_MS, dpc);
}

/** Stops a device's timer. @irql <= DISPATCH_LEVEL @see IoStopTimer */
export function IoStopTimer(deviceObject: Pointer): void {
  KeAssertIrql(DISPATCH_LEVEL, 'IoStopTimer');
  if (!isStarted(deviceObject)) return;
  writeUshort((timerOf(deviceObject) + IO_TIMER.TimerFlag) | 0, 0);
  if (--running === 0) KeCancelTimer(timer);
}

/** The device goes: its timer is stopped and forgotten. */
export function IopForgetTimer(device: Pointer): void {
  IoStopTimer(device);
  devices = devices.filter((other) => other !== device);
}
