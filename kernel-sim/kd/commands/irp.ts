/** !irp, !irpfind: packets on their way. */
import { majorFunctionNames } from '../../abi/names.gen.ts';
import { statusName } from '../../abi/status.gen.ts';
import { IO_STACK_LOCATION, IRP } from '../../abi/structs.gen.ts';
import {
  IO_TYPE_IRP,
  IopCutLooseIrps,
  IopDriverIrps,
  IopThreadIrpListHead,
  IopUncompletedStatus,
} from '../../io/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import { evaluatePointer } from '../expression.ts';
import { listEntries, peekByte, peekLong, peekShort } from '../read.ts';
import { routineName, sourceAt, symbolAt } from '../symbols.ts';
import { address, hexDigits, KdError, words } from '../text.ts';
import { driverName, driverOf } from './device.ts';
import type { KdCommand } from './table.ts';

const STACK_BYTES = IO_STACK_LOCATION.sizeof;
const SL_PENDING_RETURNED = 0x01;
const MOST_STACKS = 127;

const long = (va: Pointer): number => peekLong(va) ?? 0;
const byte = (va: Pointer): number => peekByte(va) ?? 0;

/** All packets: those of threads, then those that drivers allocated. */
export function allIrps(): Pointer[] {
  const ofThreads = listEntries(IopThreadIrpListHead(), IRP.ThreadListEntry);
  return [...new Set([...ofThreads, ...IopCutLooseIrps(), ...IopDriverIrps().keys()])];
}

function control(bits: number): string {
  const names = [
    bits & SL_PENDING_RETURNED && 'pending',
    bits & 0x40 && 'Success',
    bits & 0x80 && 'Error',
    bits & 0x20 && 'Cancel',
  ];
  return names.filter(Boolean).join(' ');
}

function locationLines(at: Pointer, isCurrent: boolean): string[] {
  const word = (offset: number): number => long((at + offset) | 0);
  const [major, minor, flags, bits] = [0, 1, 2, 3].map((i) => byte((at + i) | 0));
  const device = word(IO_STACK_LOCATION.DeviceObject);
  const routine = word(IO_STACK_LOCATION.CompletionRoutine);
  const context = word(IO_STACK_LOCATION.Context);
  const code = `[${(majorFunctionNames[major] ?? hexDigits(major)).padEnd(24)} (${hexDigits(major)}), ${hexDigits(minor)}]`;
  const lines = [
    `${isCurrent ? '>' : ' '}${code} ${hexDigits(flags).padStart(3)} ${hexDigits(bits).padStart(2)} ${address(device)} ${address(word(IO_STACK_LOCATION.FileObject))} ${address(routine)}-${address(context)} ${control(bits)}`.trimEnd(),
  ];
  const name = device === 0 ? '' : driverName(driverOf(device));
  const completion = routineName(routine);
  if (name || completion) lines.push(`            ${name}${completion ? `  ${completion}` : ''}`);
  const parameters = [0, 4, 8, 12].map((offset) => address(word(IO_STACK_LOCATION.Parameters + offset)));
  lines.push(`            Args: ${parameters.join(' ')}`);
  return lines;
}

function oneIrp(irp: Pointer): string {
  const type = peekShort(irp);
  if (type === undefined) throw new KdError(`${address(irp)}: Could not read Irp`);
  if (type !== IO_TYPE_IRP)
    throw new KdError(
      `IRP signature does not match, probably not an IRP: Type is ${type}, not ${IO_TYPE_IRP}${type === 0 ? ' (the IRP has been freed)' : ''}`,
    );
  const word = (offset: number): number => long((irp + offset) | 0);
  const stacks = byte((irp + IRP.StackCount) | 0);
  const current = byte((irp + IRP.CurrentLocation) | 0);
  const mdl = word(IRP.MdlAddress);
  const buffer = word(IRP.AssociatedIrp);
  const active = current <= stacks;
  const lines = [
    active
      ? `Irp is active with ${stacks} stacks ${current} is current (= 0x${address(word(IRP.Tail_Overlay_CurrentStackLocation))})`
      : `Irp is completed (or has not been sent): ${stacks} stacks, current location ${current}.`,
    ` ${mdl ? `Mdl=${address(mdl)}:` : 'No Mdl:'} ${buffer ? `System buffer=${address(buffer)}:` : 'No System Buffer:'} Thread ${address(word(IRP.Tail_Overlay_Thread))}:  Irp stack trace.`,
    ` Flags = ${address(word(IRP.Flags))}  RequestorMode = ${byte((irp + IRP.RequestorMode) | 0) ? 'UserMode' : 'KernelMode'}  PendingReturned = ${byte((irp + IRP.PendingReturned) | 0)}  Cancel = ${byte((irp + IRP.Cancel) | 0)}`,
    ` IoStatus: ${statusName(word(IRP.IoStatus_Status))}, Information ${hexDigits(word(IRP.IoStatus_Information))}`,
  ];
  const cancel = word(IRP.CancelRoutine);
  if (cancel) lines.push(` CancelRoutine = ${address(cancel)} ${routineName(cancel)}`);
  const returned = IopUncompletedStatus(irp);
  if (returned !== undefined)
    lines.push(
      ` Its dispatch routine returned ${statusName(returned)} without IoCompleteRequest: it is never completed.`,
    );
  const site = IopDriverIrps().get(irp);
  if (site) lines.push(` Allocated by ${symbolAt(site)} ${sourceAt(site)}`.trimEnd());
  lines.push('      cmd                            flg cl Device   File     Completion-Context');
  for (let i = 1; i <= Math.min(stacks, MOST_STACKS); i++)
    lines.push(...locationLines((irp + IRP.sizeof + (i - 1) * STACK_BYTES) | 0, i === current));
  return lines.join('\n');
}

function irp(args: string): string {
  const [text] = words(args);
  return text === undefined ? irpfind() : oneIrp(evaluatePointer(text));
}

function irpfind(): string {
  const irps = allIrps();
  if (irps.length === 0) return 'No IRPs: nothing is pending.';
  const lines = ['  Irp    [ Thread ] irpStack: (Mj,Mn)  DevObj   [Driver]'];
  for (const at of irps) {
    const thread = long((at + IRP.Tail_Overlay_Thread) | 0);
    const current = byte((at + IRP.CurrentLocation) | 0);
    const head = `${address(at)} [${address(thread)}]`;
    if (current > byte((at + IRP.StackCount) | 0)) {
      lines.push(`${head} Irp is not in a driver's hands (CurrentLocation > StackCount)`);
      continue;
    }
    const location = long((at + IRP.Tail_Overlay_CurrentStackLocation) | 0);
    const device = long((location + IO_STACK_LOCATION.DeviceObject) | 0);
    const codes = [0, 1].map((i) => hexDigits(byte((location + i) | 0)).padStart(2)).join(',');
    lines.push(`${head} irpStack: (${codes})  ${address(device)} [ ${device ? driverName(driverOf(device)) : ''}]`);
  }
  return lines.join('\n');
}

export const irpCommands: readonly KdCommand[] = [
  { name: '!irp', usage: 'ADDR', help: 'a packet and its stack locations', run: irp },
  { name: '!irpfind', usage: '', help: 'the packets that are pending', run: irpfind },
];
