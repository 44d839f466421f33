/** !drvobj, !devobj, !devstack, !fileobj: drivers and their devices. */

import * as constants from '../../abi/constants.gen.ts';
import { deviceTypeNames, majorFunctionNames } from '../../abi/names.gen.ts';
import { DEVICE_OBJECT, DRIVER_OBJECT, FILE_OBJECT } from '../../abi/structs.gen.ts';
import {
  DEVOBJ_EXTENSION,
  IopDeviceExtensionOf,
  IopDeviceType,
  IopDriverType,
  IopFileType,
  IopSiteOf,
} from '../../io/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import { objectCounts, objectLastName, objectName, objectOfPath, objectType } from '../describe.ts';
import { evaluatePointer } from '../expression.ts';
import { attempt, chain, peekLong, peekShort, peekUnicodeString } from '../read.ts';
import { routineName, sourceAt, symbolAt } from '../symbols.ts';
import { address, flagNames, hexDigits, KdError, words } from '../text.ts';
import type { KdCommand } from './table.ts';

const LAST_MAJOR = 0x1b;
const long = (va: Pointer): number => peekLong(va) ?? 0;

const prefixed = (prefix: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(constants)
      .filter(([name, value]) => name.startsWith(prefix) && typeof value === 'number')
      .map(([name, value]) => [name, Number(value)]),
  );
const DEVICE_FLAGS = prefixed('DO_');
const FILE_FLAGS = prefixed('FO_');

export const driverName = (driver: Pointer): string =>
  driver === 0 ? '' : (peekUnicodeString((driver + DRIVER_OBJECT.DriverName) | 0) ?? '????');

/** The devices of a driver, latest first. */
export function devicesOf(driver: Pointer): Pointer[] {
  return chain((driver + DRIVER_OBJECT.DeviceObject - DEVICE_OBJECT.NextDevice) | 0, (at) =>
    long((at + DEVICE_OBJECT.NextDevice) | 0),
  );
}

export const attachedTo = (device: Pointer): Pointer =>
  attempt(() => long((IopDeviceExtensionOf(device) + DEVOBJ_EXTENSION.AttachedTo) | 0), 0);
export const attachedAbove = (device: Pointer): Pointer => long((device + DEVICE_OBJECT.AttachedDevice) | 0);

/** An object by address, full path, or a name in one of `directories`. */
function find(text: string, type: Pointer, what: string, directories: readonly string[]): Pointer {
  const paths = text.startsWith('\\') ? [text] : directories.map((directory) => `${directory}\\${text}`);
  for (const path of paths) {
    const found = objectOfPath(path);
    if (found !== 0 && objectType(found) === type) return found;
  }
  if (text.startsWith('\\')) throw new KdError(`Object ${text} is no ${what}`);
  const isAddress = /^(?:0x|@|poi\b|[0-9a-f`]+$)/i.test(text) || text.includes('(');
  if (!isAddress) throw new KdError(`${what} object ${text} not found in ${directories.join(' or ')}`);
  const at = evaluatePointer(text);
  if (objectType(at) !== type) throw new KdError(`${address(at)}: is not a ${what} object`);
  return at;
}

/** `80801abc metafs!Create [driver.c @ 40]`, for a function pointer. */
function routineText(pointer: number): string {
  return `${address(pointer)}  ${routineName(pointer)}`.trimEnd();
}

function dispatchLines(driver: Pointer): string[] {
  const at = (offset: number): number => long((driver + offset) | 0);
  const lines = [
    `DriverEntry:   ${routineText(at(DRIVER_OBJECT.DriverInit))}`,
    `DriverStartIo: ${routineText(at(DRIVER_OBJECT.DriverStartIo))}`,
    `DriverUnload:  ${routineText(at(DRIVER_OBJECT.DriverUnload))}`,
    `AddDevice:     ${routineText(long((at(DRIVER_OBJECT.DriverExtension) + 4) | 0))}`,
    '',
    'Dispatch routines:',
  ];
  for (let major = 0; major <= LAST_MAJOR; major++) {
    const name = (majorFunctionNames[major] ?? `IRP_MJ_0x${hexDigits(major)}`).padEnd(35);
    lines.push(`[${hexDigits(major, 2)}] ${name} ${routineText(at(DRIVER_OBJECT.MajorFunction + 4 * major))}`);
  }
  return lines;
}

function drvobj(args: string): string {
  const [name, flagText = '1'] = words(args);
  if (name === undefined) throw new KdError('usage: !drvobj NAME|ADDR [7]   (drivers: !object \\Driver)');
  const driver = find(name, IopDriverType(), 'driver', ['\\Driver', '\\FileSystem']);
  const flags = evaluatePointer(flagText);
  const devices = devicesOf(driver);
  const lines = [`Driver object (${address(driver)}) is for:`, ` ${driverName(driver)}`];
  if (flags & 1) {
    lines.push('Driver Extension List: (id , addr)', '', 'Device Object list:');
    lines.push(devices.length > 0 ? devices.map(address).join('  ') : '(none)');
  }
  if (flags & 2) lines.push('', ...dispatchLines(driver));
  if (flags & 4) {
    lines.push('', 'Device Object stacks:');
    for (const device of devices) lines.push('', `!devstack ${address(device)} :`, ...devstackLines(device));
  }
  return lines.join('\n');
}

function deviceLines(device: Pointer): string[] {
  const at = (offset: number): number => long((device + offset) | 0);
  const driver = at(DEVICE_OBJECT.DriverObject);
  const type = at(DEVICE_OBJECT.DeviceType);
  const flags = at(DEVICE_OBJECT.Flags);
  const extension = attempt(() => IopDeviceExtensionOf(device), 0);
  const above = attachedAbove(device);
  const below = attachedTo(device);
  const lines = [
    `Device object (${address(device)}) is for:`,
    ` ${objectLastName(device) || '(no name)'} ${driverName(driver)} DriverObject ${address(driver)}`,
    `Current Irp ${address(at(DEVICE_OBJECT.CurrentIrp))} RefCount ${at(DEVICE_OBJECT.ReferenceCount)} Type ${address(type)} (${deviceTypeNames[type] ?? '?'}) Flags ${address(flags)}`,
    ` (${flagNames(flags, DEVICE_FLAGS)})`,
    `DevExt ${address(at(DEVICE_OBJECT.DeviceExtension))} DevObjExt ${address(extension)}`,
    `ExtensionFlags (${hexDigits(long((extension + DEVOBJ_EXTENSION.ExtensionFlags) | 0), 10)})`,
  ];
  if (above !== 0) lines.push(`AttachedDevice (Upper) ${address(above)} ${driverName(driverOf(above))}`);
  if (below !== 0) lines.push(`AttachedTo (Lower) ${address(below)} ${driverName(driverOf(below))}`);
  const busy = (peekLong((device + DEVICE_OBJECT.DeviceQueue_Busy) | 0) ?? 0) & 0xff;
  lines.push(busy ? 'Device queue is busy.' : 'Device queue is not busy.');
  const site = IopSiteOf(device);
  if (site) lines.push(`Created by ${symbolAt(site)} ${sourceAt(site)}`.trimEnd());
  return lines;
}

export const driverOf = (device: Pointer): Pointer => long((device + DEVICE_OBJECT.DriverObject) | 0);

const deviceFrom = (text: string): Pointer => find(text, IopDeviceType(), 'device', ['\\Device']);

function devobj(args: string): string {
  const [name] = words(args);
  if (name === undefined) throw new KdError('usage: !devobj NAME|ADDR   (devices: !object \\Device)');
  return deviceLines(deviceFrom(name)).join('\n');
}

/** The stack that a device is in, topmost first. */
export function deviceStack(device: Pointer): Pointer[] {
  return [...chain(device, attachedAbove).reverse(), device, ...chain(device, attachedTo)];
}

function devstackLines(device: Pointer): string[] {
  return [
    '  !DevObj   !DrvObj                !DevExt   ObjectName',
    ...deviceStack(device).map((at) => {
      const extension = address(long((at + DEVICE_OBJECT.DeviceExtension) | 0));
      return `${at === device ? '>' : ' '} ${address(at)}  ${driverName(driverOf(at)).padEnd(20)}  ${extension}  ${objectLastName(at)}`.trimEnd();
    }),
  ];
}

function devstack(args: string): string {
  const [name] = words(args);
  if (name === undefined) throw new KdError('usage: !devstack NAME|ADDR');
  return devstackLines(deviceFrom(name)).join('\n');
}

function fileobj(args: string): string {
  const [text] = words(args);
  if (text === undefined) throw new KdError('usage: !fileobj ADDR');
  const file = evaluatePointer(text);
  if (objectType(file) !== IopFileType()) throw new KdError(`${address(file)}: is not a file object`);
  const at = (offset: number): number => long((file + offset) | 0);
  const device = at(FILE_OBJECT.DeviceObject);
  const byte = (offset: number): number => (peekShort((file + offset) | 0) ?? 0) & 0xff;
  const access = [
    byte(FILE_OBJECT.ReadAccess) && 'Read',
    byte(FILE_OBJECT.WriteAccess) && 'Write',
    byte(FILE_OBJECT.DeleteAccess) && 'Delete',
    byte(FILE_OBJECT.SharedRead) && 'SharedRead',
    byte(FILE_OBJECT.SharedWrite) && 'SharedWrite',
    byte(FILE_OBJECT.SharedDelete) && 'SharedDelete',
  ].filter(Boolean);
  const { handles, pointers } = objectCounts(file);
  return [
    objectName(file) || '(no name)',
    '',
    `Device Object: 0x${address(device)}   ${driverName(driverOf(device))}`,
    `Access: ${access.join(' ') || '(none)'}`,
    `Flags:  0x${hexDigits(at(FILE_OBJECT.Flags))} (${flagNames(at(FILE_OBJECT.Flags), FILE_FLAGS)})`,
    `FsContext: 0x${address(at(FILE_OBJECT.FsContext))}  FsContext2: 0x${address(at(FILE_OBJECT.FsContext2))}`,
    `CurrentByteOffset: ${hexDigits(at(FILE_OBJECT.CurrentByteOffset))}`,
    `HandleCount: ${handles}  PointerCount: ${pointers}`,
  ].join('\n');
}

export const deviceCommands: readonly KdCommand[] = [
  {
    name: '!drvobj',
    usage: 'NAME|ADDR [7]',
    help: 'a driver; 7: with its routines and device stacks',
    completes: 'driver',
    run: drvobj,
  },
  { name: '!devobj', usage: 'NAME|ADDR', help: 'a device', run: devobj },
  { name: '!devstack', usage: 'NAME|ADDR', help: 'the devices attached above and below', run: devstack },
  { name: '!fileobj', usage: 'ADDR', help: 'a file object', run: fileobj },
];
