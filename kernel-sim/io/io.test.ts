import { beforeEach, describe, expect, it } from 'vitest';
import * as S from '../abi/status.gen.ts';
import { DEVICE_OBJECT, DRIVER_OBJECT, FILE_OBJECT, IO_STACK_LOCATION, IRP } from '../abi/structs.gen.ts';
import { KeInitializeEvent, KeReadStateEvent } from '../ke/index.ts';
import { MiSystemAddressForMdl } from '../mm/index.ts';
import { bugChecks, setMode, unicode, user, zeroed } from '../ob/test-machine.ts';
import { MachineStop } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { readBytes, readLong, readUchar, writeBytes, writeLong, writeUchar } from '../rings/memory.ts';
import * as Io from './index.ts';
import {
  CTL,
  close,
  complete,
  control,
  image,
  loadToy,
  major,
  makeIo,
  open,
  RIGHTS,
  type Routine,
  routine,
  run,
  stackOf,
  status,
} from './test-driver.ts';

const USER = 1;
const SYNC = 0x20;
const PENDING = S.STATUS_PENDING;

beforeEach(makeIo);

function bytesAt(va: Pointer, text: string): Pointer {
  writeBytes(
    va,
    Uint8Array.from(text, (c) => c.charCodeAt(0)),
  );
  return va;
}
const textAt = (va: Pointer, length: number): string => String.fromCharCode(...readBytes(va, length));
function stopCode(work: () => unknown): number {
  expect(work).toThrow(MachineStop as unknown as ErrorConstructor);
  return bugChecks[0].code;
}

describe('drivers and devices', () => {
  it('a loaded driver has its devices ready and takes opens through its link', () => {
    const toy = loadToy();
    expect(Io.IopDriverName(toy.driver)).toBe('\\Driver\\Toy');
    expect(readLong(toy.device + DEVICE_OBJECT.Flags) & 0x80).toBe(0);
    expect(readLong(toy.device + DEVICE_OBJECT.DeviceExtension)).toBe(toy.device + DEVICE_OBJECT.sizeof);
    setMode(USER);
    const { status: opened, handle } = open();
    expect(opened).toBe(0);
    expect(readLong(toy.device + DEVICE_OBJECT.ReferenceCount)).toBe(1);
    close(handle);
    expect(toy.log).toEqual(['create', 'cleanup', 'close']);
    expect(readLong(toy.device + DEVICE_OBJECT.ReferenceCount)).toBe(0);
  });

  it('a device name that is taken is a collision', () => {
    const toy = loadToy();
    expect(run(Io.IoCreateDevice(toy.driver, 0, unicode('\\Device\\Toy'), 0x22, 0, 0, zeroed(4)))).toBe(
      S.STATUS_OBJECT_NAME_COLLISION,
    );
  });

  it('an exclusive device is opened once', () => {
    const toy = loadToy();
    writeLong(toy.device + DEVICE_OBJECT.Flags, readLong(toy.device + DEVICE_OBJECT.Flags) | 0x08);
    const first = open();
    expect(first.status).toBe(0);
    expect(open().status).toBe(S.STATUS_ACCESS_DENIED);
    close(first.handle);
    expect(open().status).toBe(0);
  });

  it('unloading takes device, link and image away', () => {
    const toy = loadToy();
    expect(run(Io.IopUnloadDriver('Toy'))).toEqual({ status: 0, pending: false });
    expect(toy.log).toEqual(['unload']);
    expect(toy.gone).toEqual(['toy.sys']);
    expect(open().status).toBe(S.STATUS_OBJECT_NAME_NOT_FOUND);
    expect(Io.IoLeaks()).toEqual([]);
    expect(run(Io.IopUnloadDriver('Toy')).status).toBe(S.STATUS_OBJECT_NAME_NOT_FOUND);
  });

  it('an open handle keeps the driver until it closes, and no new opens come in', () => {
    const toy = loadToy();
    const { handle } = open();
    expect(run(Io.IopUnloadDriver('Toy'))).toEqual({ status: 0, pending: true });
    expect(toy.gone).toEqual([]);
    expect(open().status).toBe(S.STATUS_NO_SUCH_DEVICE);
    close(handle);
    expect(toy.log.at(-1)).toBe('unload');
    expect(toy.gone).toEqual(['toy.sys']);
  });

  it('a driver without an unload routine refuses', () => {
    const toy = loadToy();
    writeLong(toy.driver + DRIVER_OBJECT.DriverUnload, 0);
    expect(run(Io.IopUnloadDriver('Toy')).status).toBe(S.STATUS_INVALID_DEVICE_REQUEST);
    expect(toy.gone).toEqual([]);
  });

  it('a failing DriverEntry leaves nothing but what it made itself', () => {
    const gone: string[] = [];
    const clean = routine(function* () {
      return S.STATUS_UNSUCCESSFUL;
    });
    expect(run(Io.IopLoadDriver({ serviceName: 'Bad', image: image(clean, gone) })).status).toBe(S.STATUS_UNSUCCESSFUL);
    expect(gone).toEqual(['toy.sys']);
    const messy = routine(function* (driver) {
      yield* Io.IoCreateDevice(driver, 0, unicode('\\Device\\Left'), 0x22, 0, 0, zeroed(4));
      return S.STATUS_UNSUCCESSFUL;
    });
    run(Io.IopLoadDriver({ serviceName: 'Bad', image: image(messy, gone) }));
    expect(gone).toEqual(['toy.sys']);
    expect(Io.IoLeaks().map(({ kind, detail }) => `${kind} ${detail}`)).toEqual(['device \\Device\\Left']);
  });

  it('a device that is deleted while open lives until the last close', () => {
    const toy = loadToy();
    const { handle } = open();
    run(Io.IoDeleteDevice(toy.device));
    expect(Io.IopDevicesOf(toy.driver)).toEqual([toy.device]);
    close(handle);
    expect(Io.IopDevicesOf(toy.driver)).toEqual([]);
  });
});

describe('other ways in', () => {
  it('a fast path that takes the request saves the packet', () => {
    const toy = loadToy();
    const fast = zeroed(112);
    writeLong(fast, 112);
    const seen: number[][] = [];
    writeLong(
      fast + 40,
      routine(function* (...parameters) {
        seen.push(parameters);
        writeLong(parameters[7], 0);
        writeLong(parameters[7] + 4, 3);
        return 1;
      }),
    );
    writeLong(toy.driver + DRIVER_OBJECT.FastIoDispatch, fast);
    const { handle } = open();
    expect(control(handle, CTL(0x900, 0), 0x1000, 4, 0x2000, 8)).toBe(0);
    expect(Io.IopInformation).toBe(3);
    expect(seen[0].slice(1, 7)).toEqual([1, 0x1000, 4, 0x2000, 8, CTL(0x900, 0)]);
    expect(seen[0][8]).toBe(toy.device);
  });

  it('a driver sends another a control code and reads the status block', () => {
    const toy = loadToy(function* (_device, irp) {
      status(irp, 0, 2);
      writeUchar(readLong(irp + IRP.AssociatedIrp_SystemBuffer), 0x41);
      yield* Io.IofCompleteRequest(irp, 0);
      return 0;
    });
    const [out, event, iosb] = [zeroed(8), zeroed(16), zeroed(8)];
    KeInitializeEvent(event, 0, 0);
    const irp = Io.IoBuildDeviceIoControlRequest(CTL(0x800, 0), toy.device, 0, 0, out, 8, 0, event, iosb);
    expect(run(Io.IofCallDriver(toy.device, irp))).toBe(0);
    expect([readLong(iosb), readLong(iosb + 4), readUchar(out), KeReadStateEvent(event)]).toEqual([0, 2, 0x41, 1]);
    expect(Io.IopThreadIrps()).toEqual([]);
  });

  it('file system listeners hear of the disk, once each', () => {
    const heard: number[][] = [];
    const listen = routine(function* (...parameters) {
      heard.push(parameters);
      return 0;
    });
    expect(run(Io.IoRegisterFsRegistrationChange(1, listen))).toBe(0);
    expect(heard).toEqual([[Io.RamVolume(), 1]]);
    expect(run(Io.IoRegisterFsRegistrationChange(1, listen))).toBe(S.STATUS_DEVICE_ALREADY_ATTACHED);
  });

  it('a completion port gets what an asynchronous request ends with', () => {
    loadToy(function* (_device, irp) {
      status(irp, 0, 9);
      yield* Io.IofCompleteRequest(irp, 0);
      return 0;
    });
    setMode(USER);
    const { handle } = open('\\??\\Toy', RIGHTS, { options: 0 });
    const none = { root: 0, name: undefined, attributes: 0, descriptor: undefined };
    const port = run(Io.IopCreateCompletionPort(none, 3, USER)).handle;
    expect(run(Io.IopAssociatePort(handle, port, 77))).toBe(0);
    expect(run(Io.IopControlFile(handle, 0, 0, 0x5555, user(8), CTL(0x800, 0), 0, 0, 0, 0))).toBe(0);
    expect(run(Io.IopRemoveCompletion(port, undefined, USER)).packet).toEqual({
      key: 77,
      context: 0x5555,
      status: 0,
      information: 9,
    });
  });
});

describe('control codes', () => {
  const echo: Routine = function* (_device, irp) {
    const stack = stackOf(irp);
    const length = readLong(stack + IO_STACK_LOCATION.Parameters_DeviceIoControl_InputBufferLength);
    const buffer = readLong(irp + IRP.AssociatedIrp_SystemBuffer);
    for (let i = 0; i < length; i++) writeUchar(buffer + i, readUchar(buffer + i) ^ 0x20);
    status(irp, 0, length);
    yield* Io.IofCompleteRequest(irp, 0);
    return 0;
  };

  it('METHOD_BUFFERED copies in and out by way of one buffer', () => {
    loadToy(echo);
    setMode(USER);
    const { handle } = open();
    const output = user(16);
    expect(control(handle, CTL(0x800, 0), bytesAt(user(8), 'Hello'), 5, output, 16)).toBe(0);
    expect(Io.IopInformation).toBe(5);
    expect(textAt(output, 5)).toBe('hELLO');
    expect(Io.IopThreadIrps()).toEqual([]);
  });

  it('a failure copies nothing back', () => {
    loadToy(function* (_device, irp) {
      writeUchar(readLong(irp + IRP.AssociatedIrp_SystemBuffer), 0x58);
      status(irp, S.STATUS_INVALID_PARAMETER, 4);
      yield* Io.IofCompleteRequest(irp, 0);
      return S.STATUS_INVALID_PARAMETER;
    });
    setMode(USER);
    const { handle } = open();
    const output = bytesAt(user(8), 'same');
    expect(control(handle, CTL(0x800, 0), 0, 0, output, 4)).toBe(S.STATUS_INVALID_PARAMETER);
    expect(textAt(output, 4)).toBe('same');
  });

  it('no lengths, no buffers', () => {
    let seen = -1;
    loadToy(function* (device, irp) {
      seen = readLong(irp + IRP.AssociatedIrp_SystemBuffer);
      return yield* complete(device, irp);
    });
    expect(control(open().handle, CTL(0x800, 0))).toBe(0);
    expect(seen).toBe(0);
  });

  it('METHOD_OUT_DIRECT shows the pages of the caller, METHOD_NEITHER its addresses', () => {
    loadToy(function* (device, irp) {
      const stack = stackOf(irp);
      const mdl = readLong(irp + IRP.MdlAddress);
      if (mdl !== 0) writeBytes(MiSystemAddressForMdl(mdl), Uint8Array.of(0x6f, 0x6b));
      else
        writeUchar(
          readLong(irp + IRP.UserBuffer),
          readUchar(readLong(stack + IO_STACK_LOCATION.Parameters_DeviceIoControl_Type3InputBuffer)),
        );
      return yield* complete(device, irp);
    });
    setMode(USER);
    const { handle } = open();
    const output = user(8);
    expect(control(handle, CTL(0x801, 2), 0, 0, output, 8)).toBe(0);
    expect(textAt(output, 2)).toBe('ok');
    expect(control(handle, CTL(0x801, 3), bytesAt(user(4), 'N'), 1, output, 1)).toBe(0);
    expect(textAt(output, 1)).toBe('N');
  });

  it('bad buffers are an access violation of the caller', () => {
    loadToy();
    setMode(USER);
    const { handle } = open();
    expect(control(handle, CTL(0x800, 0), 0x10, 4)).toBe(S.STATUS_ACCESS_VIOLATION);
    expect(control(handle, CTL(0x800, 0), 0x80100000 | 0, 4)).toBe(S.STATUS_ACCESS_VIOLATION);
    expect(control(handle, CTL(0x800, 2), 0, 0, 0x10, 4)).toBe(S.STATUS_ACCESS_VIOLATION);
    // Neither the file's turn nor a packet is left behind.
    expect(control(handle, CTL(0x800, 0))).toBe(0);
    expect(Io.IopThreadIrps()).toEqual([]);
  });

  it('the access that the code asks for is held against the handle', () => {
    loadToy();
    setMode(USER);
    const reader = open('\\??\\Toy', 0x100001).handle;
    expect(control(reader, CTL(0x800, 0, 2))).toBe(S.STATUS_ACCESS_DENIED);
    expect(control(reader, CTL(0x800, 0, 1))).toBe(0);
    setMode(0);
    expect(control(reader, CTL(0x800, 0, 2))).toBe(0);
  });

  it('majors without a routine of their own answer STATUS_INVALID_DEVICE_REQUEST', () => {
    const irp = Io.IoAllocateIrp(1, 0);
    writeLong(irp + IRP.CurrentLocation, readLong(irp + IRP.CurrentLocation));
    const toy = loadToy();
    writeLong(
      toy.driver + major(0x0e),
      routine((device, packet) => Io.IopInvalidDeviceRequest(device, packet)),
    );
    expect(control(open().handle, CTL(0x800, 0))).toBe(S.STATUS_INVALID_DEVICE_REQUEST);
    Io.IoFreeIrp(irp);
  });
});

describe('packets', () => {
  it('a pending request on an asynchronous file completes later, into the status block', () => {
    let held = 0;
    loadToy(function* (_device, irp) {
      held = irp;
      const cell = stackOf(irp) + IO_STACK_LOCATION.Control;
      writeUchar(cell, readUchar(cell) | 1);
      return PENDING;
    });
    setMode(USER);
    const { handle } = open('\\??\\Toy', RIGHTS, { options: 0 });
    const iosb = user(8);
    writeLong(iosb, PENDING);
    expect(run(Io.IopControlFile(handle, 0, 0, 0, iosb, CTL(0x800, 0), 0, 0, 0, 0))).toBe(PENDING);
    expect(readLong(iosb)).toBe(PENDING);
    expect(Io.IoLeaks().map(({ kind }) => kind)).toContain('irp');
    status(held, 0, 7);
    run(Io.IofCompleteRequest(held, 0));
    expect([readLong(iosb), readLong(iosb + 4)]).toEqual([0, 7]);
    expect(Io.IopThreadIrps()).toEqual([]);
  });

  it('cancelling calls the cancel routine once', () => {
    let held = 0;
    const cancel = routine(function* (_device, irp) {
      yield* Io.IoReleaseCancelSpinLock(readUchar(irp + IRP.CancelIrql));
      status(irp, S.STATUS_CANCELLED);
      yield* Io.IofCompleteRequest(irp, 0);
      return 0;
    });
    loadToy(function* (_device, irp) {
      held = irp;
      const cell = stackOf(irp) + IO_STACK_LOCATION.Control;
      writeUchar(cell, readUchar(cell) | 1);
      writeLong(irp + IRP.CancelRoutine, cancel);
      return PENDING;
    });
    setMode(USER);
    const { handle } = open('\\??\\Toy', RIGHTS, { options: 0 });
    const iosb = user(8);
    run(Io.IopControlFile(handle, 0, 0, 0, iosb, CTL(0x800, 0), 0, 0, 0, 0));
    expect(held).not.toBe(0);
    expect(run(Io.IopCancelFileIo(handle, 0, iosb))).toBe(0);
    expect(readLong(iosb)).toBe(S.STATUS_CANCELLED);
    expect(run(Io.IopCancelFileIo(handle, 0, iosb))).toBe(S.STATUS_NOT_FOUND);
  });

  it('completing twice is bug check 0x44', () => {
    loadToy(function* (_device, irp) {
      status(irp, 0);
      yield* Io.IofCompleteRequest(irp, 0);
      yield* Io.IofCompleteRequest(irp, 0);
      return 0;
    });
    const { handle } = open();
    expect(stopCode(() => control(handle, CTL(0x800, 0)))).toBe(0x44);
  });

  it('running out of stack locations is bug check 0x35', () => {
    const toy = loadToy();
    const irp = Io.IoAllocateIrp(1, 0);
    writeUchar(irp + IRP.CurrentLocation, 1);
    expect(stopCode(() => run(Io.IofCallDriver(toy.device, irp)))).toBe(0x35);
  });

  it('completion routines run up the stack, and may keep the packet', () => {
    const toy = loadToy();
    const order: string[] = [];
    const filter = run(
      Io.IopCreateDevice(toy.driver, {
        extensionBytes: 0,
        name: undefined,
        type: 0x22,
        characteristics: 0,
        exclusive: false,
        descriptor: undefined,
      }),
    ).device;
    expect(Io.IopAttach(filter, toy.device)).toBe(toy.device);
    expect(readUchar(filter + DEVICE_OBJECT.StackSize)).toBe(2);
    expect(Io.IoGetAttachedDevice(toy.device)).toBe(filter);
    const irp = Io.IoAllocateIrp(3, 0);
    const set = (name: string, answer: number): void => {
      const next = Io.IopNextLocation(irp);
      writeUchar(next, 0x0e);
      writeUchar(next + IO_STACK_LOCATION.Control, 0xe0);
      writeLong(
        next + IO_STACK_LOCATION.CompletionRoutine,
        routine(function* (device) {
          order.push(`${name} ${device === 0 ? 'none' : 'device'}`);
          return answer;
        }),
      );
    };
    set('sender', S.STATUS_MORE_PROCESSING_REQUIRED);
    writeLong(
      toy.driver + major(0x0e),
      routine(function* (device, packet) {
        order.push(device === filter ? 'filter' : 'toy');
        if (device !== filter) return yield* complete(device, packet);
        set('filter done', 0);
        return yield* Io.IofCallDriver(toy.device, packet);
      }),
    );
    run(Io.IofCallDriver(filter, irp));
    expect(order).toEqual(['filter', 'toy', 'filter done device', 'sender none']);
    Io.IoFreeIrp(irp);
    expect(stopCode(() => Io.IoFreeIrp(irp))).toBe(0x44);
  });
});

describe('the disk', () => {
  const FILE = 0x12019f;
  const create = (path: string, disposition: number, extra: Partial<Io.CreateFields> = {}): Io.CreateResult =>
    open(path, FILE | 0x10000, { disposition, ...extra });
  const write = (handle: number, text: string, offset?: bigint): number =>
    run(Io.IopReadWriteFile(handle, false, bytesAt(user(text.length), text), text.length, offset));
  const read = (handle: number, length: number, offset?: bigint): [number, string] => {
    const buffer = user(length);
    const result = run(Io.IopReadWriteFile(handle, true, buffer, length, offset));
    return [result, textAt(buffer, Io.IopInformation)];
  };
  beforeEach(() => setMode(USER));

  it('creates, writes, reads and keeps a file', () => {
    const made = create('\\??\\C:\\a.txt', 2);
    expect([made.status, made.information]).toEqual([0, 2]);
    expect(write(made.handle, 'one two')).toBe(0);
    expect(read(made.handle, 10)).toEqual([S.STATUS_END_OF_FILE, '']);
    expect(read(made.handle, 3, 4n)).toEqual([0, 'two']);
    close(made.handle);
    expect(create('\\??\\C:\\A.TXT', 2).status).toBe(S.STATUS_OBJECT_NAME_COLLISION);
    const again = create('\\??\\C:\\A.TXT', 1);
    expect(read(again.handle, 20)).toEqual([0, 'one two']);
    expect(Io.RamGetFile('\\a.txt')?.length).toBe(7);
  });

  it('says what is missing', () => {
    expect(create('\\??\\C:\\none.txt', 1).status).toBe(S.STATUS_OBJECT_NAME_NOT_FOUND);
    expect(create('\\??\\C:\\no\\none.txt', 1).status).toBe(S.STATUS_OBJECT_PATH_NOT_FOUND);
    expect(create('\\??\\C:\\a?b', 2).status).toBe(S.STATUS_OBJECT_NAME_INVALID);
  });

  it('sharing is what both opens agree to', () => {
    const alone = create('\\??\\C:\\s', 2, { share: 0 });
    expect(create('\\??\\C:\\s', 1).status).toBe(S.STATUS_SHARING_VIOLATION);
    close(alone.handle);
    const first = create('\\??\\C:\\s', 1);
    expect(create('\\??\\C:\\s', 1).status).toBe(0);
    expect(open('\\??\\C:\\s', 0x120089, { share: 1 }).status).toBe(S.STATUS_SHARING_VIOLATION);
    close(first.handle);
  });

  it('deletes with the last handle, renames, resizes', () => {
    const { handle } = create('\\??\\C:\\x', 2);
    write(handle, 'data');
    const end = user(8);
    writeLong(end, 2);
    writeLong(end + 4, 0);
    expect(run(Io.IopSetFile(handle, end, 8, 20))).toBe(0);
    const info = user(24);
    expect(run(Io.IopQueryFile(handle, info, 24, 5))).toBe(0);
    expect(readLong(info + 8)).toBe(2);
    const name = user(32);
    writeBytes(name, new Uint8Array(32));
    writeLong(name + 8, 4);
    writeBytes(name + 12, Uint8Array.of(0x79, 0, 0x7a, 0));
    expect(run(Io.IopSetFile(handle, name, 16, 10))).toBe(0);
    expect(Io.RamGetFile('\\yz')?.length).toBe(2);
    expect(run(Io.IopSetFile(handle, bytesAt(user(4), '\x01'), 1, 13))).toBe(0);
    expect(create('\\??\\C:\\yz', 1).status).toBe(S.STATUS_DELETE_PENDING);
    close(handle);
    expect(Io.RamGetFile('\\yz')).toBeUndefined();
  });

  it('lists directories with patterns', () => {
    for (const name of ['b.txt', 'a.txt', 'c.doc']) Io.RamPutFile(`\\d\\${name}`, new Uint8Array(3));
    const { handle } = open('\\??\\C:\\d', 0x100001, { options: SYNC | 1 });
    setMode(0);
    const buffer = zeroed(512);
    const list = (): [number, string[]] => {
      const result = run(Io.IopQueryDirectory(handle, buffer, 512, 12, false, '*.txt', false));
      const names: string[] = [];
      for (let at = buffer; result === 0; at += readLong(at)) {
        names.push(Io.IopReadWide(at + 12, readLong(at + 8)));
        if (readLong(at) === 0) break;
      }
      return [result, names];
    };
    expect(list()).toEqual([0, ['a.txt', 'b.txt']]);
    expect(list()).toEqual([S.STATUS_NO_MORE_FILES, []]);
  });

  it('NUL takes everything', () => {
    const { handle } = open('\\??\\NUL', FILE);
    expect(write(handle, 'gone')).toBe(0);
    expect(Io.IopInformation).toBe(4);
    expect(read(handle, 4)).toEqual([S.STATUS_END_OF_FILE, '']);
    expect(readLong(Io.IopFileType())).toBeDefined();
    void FILE_OBJECT;
  });
});
