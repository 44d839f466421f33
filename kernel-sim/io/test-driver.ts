/** What io's unit tests stand on: an I/O manager whose drivers are routines of the test. */
import { DEVICE_OBJECT, DRIVER_OBJECT, IRP } from '../abi/structs.gen.ts';
import { KiInitApcs } from '../ke/index.ts';
import * as Ob from '../ob/index.ts';
import { makeObjectManager, run as runPlain, unicode, zeroed } from '../ob/test-machine.ts';
import { SimulatorError } from '../rings/exception.ts';
import { MAILBOX, type Pointer } from '../rings/layout.ts';
import { kernelSpace, readLong, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import * as Io from './index.ts';

const USER = 1;
const SYNC = 0x20;
export const RIGHTS = 0x100003;

/** Student routines by function pointer. */
export type Routine = (...parameters: number[]) => Kernel<number>;
let routines: Routine[] = [];
export const routine = (body: Routine): Pointer => 0x2000 + routines.push(body) - 1;

export function run<T>(work: Kernel<T>): T {
  return runPlain(work, (request) => {
    const cells = kernelSpace.i32;
    const called = routines[cells[MAILBOX >> 2] - 0x2000];
    if (!called) throw new Error(`no routine ${cells[MAILBOX >> 2]}`);
    const parameters = Array.from({ length: request & 15 }, (_, i) => cells[(MAILBOX >> 2) + 1 + i]);
    return run(called(...parameters)) | 0;
  });
}

/** An I/O manager without threads. */
export function makeIo(): void {
  makeObjectManager();
  KiInitApcs();
  routines = [];
  Io.IoInitSystem();
  Io.IopReplaceSystemWorker((work) => work());
  run(Io.IoInitDevices());
}

export const CTL = (fn: number, method: number, access = 0): number =>
  (0x22 << 16) | (access << 14) | (fn << 2) | method;
export const stackOf = (irp: Pointer): Pointer => Io.IopCurrentLocation(irp);
export const major = (n: number): number => DRIVER_OBJECT.MajorFunction + 4 * n;
export const status = (irp: Pointer, value: number, information = 0): void => {
  writeLong(irp + IRP.IoStatus_Status, value);
  writeLong(irp + IRP.IoStatus_Information, information);
};
export const complete: Routine = function* (_device, irp) {
  status(irp, 0);
  yield* Io.IofCompleteRequest(irp, 0);
  return 0;
};
export const image = (entry: Pointer, gone: string[] = []): Io.DriverImage => ({
  name: 'toy.sys',
  base: 0x80800000 | 0,
  bytes: 0x400000,
  entry,
  unload: () => gone.push('toy.sys'),
});

function must(result: number): void {
  if (result !== 0) throw new SimulatorError(`the toy driver could not be set up: ${result}`);
}

export interface Toy {
  driver: Pointer;
  device: Pointer;
  gone: string[];
  log: string[];
}

/** A driver with \Device\Toy and a link, whose dispatch routines complete everything. */
export function loadToy(control: Routine = complete, flags = 0x04): Toy {
  const toy: Toy = { driver: 0, device: 0, gone: [], log: [] };
  const entry = routine(function* (driver) {
    const logged = (name: string): Pointer =>
      routine(function* (device, irp) {
        toy.log.push(name);
        return yield* complete(device, irp);
      });
    for (const [n, name] of [
      [0, 'create'],
      [2, 'close'],
      [0x12, 'cleanup'],
    ] as const)
      writeLong(driver + major(n), logged(name));
    for (const n of [3, 4, 0x0e]) writeLong(driver + major(n), routine(control));
    writeLong(
      driver + DRIVER_OBJECT.DriverUnload,
      routine(function* () {
        toy.log.push('unload');
        yield* Io.IoDeleteSymbolicLink(unicode('\\DosDevices\\Toy'));
        yield* Io.IoDeleteDevice(toy.device);
        return 0;
      }),
    );
    const out = zeroed(4);
    must(yield* Io.IoCreateDevice(driver, 12, unicode('\\Device\\Toy'), 0x22, 0, 0, out));
    toy.device = readLong(out);
    writeLong(toy.device + DEVICE_OBJECT.Flags, readLong(toy.device + DEVICE_OBJECT.Flags) | flags);
    must(yield* Io.IoCreateSymbolicLink(unicode('\\DosDevices\\Toy'), unicode('\\Device\\Toy')));
    return 0;
  });
  const loaded = run(Io.IopLoadDriver({ serviceName: 'Toy', image: image(entry, toy.gone) }));
  must(loaded.status);
  toy.driver = loaded.driver;
  return toy;
}

export const open = (path = '\\??\\Toy', access = RIGHTS, extra: Partial<Io.CreateFields> = {}): Io.CreateResult =>
  run(Io.IopCreateFile({ path, access, options: SYNC, ...extra }, USER));
export const close = (handle: number): number => run(Ob.ObpCloseHandle(handle, USER));
export const control = (
  handle: number,
  code: number,
  input = 0,
  inputLength = 0,
  output = 0,
  outputLength = 0,
): number => run(Io.IopControlFile(handle, 0, 0, 0, 0, code, input, inputLength, output, outputLength));
