/** !process, !thread, !running, !ready, !stacks, !teb, !peb, !gle: who is there and what they wait for. */
import { threadStateNames, waitReasonNames } from '../../abi/names.gen.ts';
import { statusName } from '../../abi/status.gen.ts';
import { IRP, KTHREAD, TEB } from '../../abi/structs.gen.ts';
import { HalProcessors } from '../../hal/index.ts';
import { IopThreadIrpListHead } from '../../io/index.ts';
import { KiFindThread, KiThreads, KiWaitRecord } from '../../ke/index.ts';
import { ObpTableOf } from '../../ob/index.ts';
import { EPROCESS, ETHREAD, PspObjectOfCid, PspProcesses } from '../../ps/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import { cidText, imageName, objectType } from '../describe.ts';
import { evaluatePointer } from '../expression.ts';
import { listEntries, peekByte, peekLong } from '../read.ts';
import { kdIsProcess, kdProcess, kdThread, kdUserSpace } from '../state.ts';
import { routineName, spaceIn, symbolAt } from '../symbols.ts';
import { address, hexDigits, KdError, words } from '../text.ts';
import { waitObjectName } from '../waits.ts';
import { dtCommands } from './dt.ts';
import { stackLines, stackOf } from './stack.ts';
import type { KdCommand } from './table.ts';

const long = (va: Pointer): number => peekLong(va) ?? 0;
const byte = (va: Pointer): number => peekByte(va) ?? 0;

/** Bits of `!process`'s second argument. */
const Detail = { TIMES: 1, THREADS: 2, STACKS: 4 } as const;

function processLines(process: Pointer): string[] {
  const table = ObpTableOf(process);
  const at = (offset: number): number => long((process + offset) | 0);
  const cid = hexDigits(at(EPROCESS.UniqueProcessId), 4);
  const parent = hexDigits(at(EPROCESS.InheritedFromUniqueProcessId), 4);
  return [
    `PROCESS ${address(process)}  SessionId: 0  Cid: ${cid}    Peb: ${address(at(EPROCESS.Peb))}  ParentCid: ${parent}`,
    `    ObjectTable: ${address(at(EPROCESS.ObjectTable))}  HandleCount: ${String(table?.count ?? 0).padStart(3)}.`,
    `    Image: ${imageName(process)}`,
  ];
}

function detailLines(process: Pointer): string[] {
  const at = (offset: number): number => long((process + offset) | 0);
  return [
    `    Token                             ${address(at(EPROCESS.Token))}`,
    `    BasePriority                      ${byte((process + EPROCESS.Pcb_BasePriority) | 0)}`,
    `    ExitStatus                        ${statusName(at(EPROCESS.ExitStatus))}`,
  ];
}

export function threadsOf(process: Pointer): Pointer[] {
  return [...KiThreads()].filter((thread) => thread.process === process).map(({ pointer }) => pointer);
}

function waitText(thread: Pointer): string {
  const state = byte((thread + KTHREAD.State) | 0);
  if (threadStateNames[state] !== 'Waiting') {
    const on = HalProcessors().find(({ currentThread }) => currentThread === thread);
    return on ? `RUNNING on processor ${on.number}` : (threadStateNames[state] ?? `state ${state}`).toUpperCase();
  }
  const reason = waitReasonNames[byte((thread + KTHREAD.WaitReason) | 0)] ?? '?';
  const mode = byte((thread + KTHREAD.WaitMode) | 0) === 0 ? 'KernelMode' : 'UserMode';
  const alertable = byte((thread + KTHREAD.Alertable) | 0) ? 'Alertable' : 'Non-Alertable';
  return `WAIT: (${reason}) ${mode} ${alertable}`;
}

/** A routine where a thread begins: a function pointer or a code address. */
function startText(start: number, process: Pointer): string {
  if (start === 0) return 'a routine of the kernel';
  const space = spaceIn(start, process);
  const name = space === kdUserSpace() && space ? routineName(start, 3) : routineName(start);
  return name || symbolAt(start, space);
}

export function threadLines(thread: Pointer, withStack: boolean): string[] {
  const at = (offset: number): number => long((thread + offset) | 0);
  const lines = [
    `THREAD ${address(thread)}  Cid ${cidText(thread)}  Teb: ${address(at(KTHREAD.Teb))} Win32Thread: 00000000 ${waitText(thread)}`,
  ];
  for (const object of KiWaitRecord(thread)?.objects ?? [])
    lines.push(`    ${address(object)}  ${waitObjectName(object)}`);
  if (!withStack) return lines;
  const irps = irpsOf(thread);
  lines.push(irps.length > 0 ? 'IRP List:' : 'Not impersonating');
  for (const irp of irps) lines.push(`    ${address(irp)}: (see !irp ${address(irp)})`);
  const process = at(ETHREAD.ThreadsProcess);
  const attached = at(KTHREAD.ApcState_Process);
  lines.push(`Owning Process            ${address(process)}       Image:         ${imageName(process)}`);
  if (attached !== process && attached !== 0)
    lines.push(`Attached Process          ${address(attached)}       Image:         ${imageName(attached)}`);
  const ring = KiFindThread(thread)?.ring;
  lines.push(
    `Context Switch Count      ${at(KTHREAD.ContextSwitches)}`,
    `Start Address ${startText(at(ETHREAD.StartAddress), process)} (0x${address(at(ETHREAD.StartAddress))})`,
    `Stack Init ${address(at(KTHREAD.InitialStack))} Current ${address(ring?.kernelStack.sp ?? 0)} Limit ${address(at(KTHREAD.StackLimit))}`,
    `Priority ${byte((thread + KTHREAD.Priority) | 0)} BasePriority ${byte((thread + KTHREAD.BasePriority) | 0)}`,
  );
  const stack = stackOf(thread);
  if (stack.length > 0) lines.push(' # Address  Call Site', ...stackLines(stack));
  return lines;
}

function irpsOf(thread: Pointer): Pointer[] {
  return listEntries(IopThreadIrpListHead(), IRP.ThreadListEntry).filter(
    (irp) => long((irp + IRP.Tail_Overlay_Thread) | 0) === thread,
  );
}

function oneProcess(process: Pointer, flags: number): string[] {
  const lines = processLines(process);
  if (flags & Detail.TIMES) lines.push(...detailLines(process));
  if (flags & Detail.THREADS) {
    for (const thread of threadsOf(process)) {
      lines.push('', ...threadLines(thread, (flags & Detail.STACKS) !== 0).map((line) => `        ${line}`));
    }
    if (threadsOf(process).length === 0) lines.push('', '        No active threads');
  }
  return [...lines, ''];
}

/** A process by its EPROCESS or its identifier; 0 for none. */
export function processOf(value: number): Pointer {
  if (value === -1) return kdProcess();
  if (kdIsProcess(value)) return value;
  const object = value > 0 && value < 0x10000 ? PspObjectOfCid(value) : 0;
  return kdIsProcess(object) ? object : 0;
}

function process(args: string): string {
  const [first, second, image] = words(args);
  const value = first === undefined ? -1 : evaluatePointer(first);
  const flags = second === undefined ? (value === 0 ? 0 : 3) : evaluatePointer(second);
  if (value === 0) {
    const found = [...PspProcesses()].filter(
      ({ name, pointer }) =>
        long((pointer + EPROCESS.UniqueProcessId) | 0) !== 0 &&
        (image === undefined || name.toLowerCase() === image.toLowerCase()),
    );
    return ['**** NT ACTIVE PROCESS DUMP ****', ...found.flatMap(({ pointer }) => oneProcess(pointer, flags))]
      .join('\n')
      .trimEnd();
  }
  const found = processOf(value);
  if (found === 0) throw new KdError(`Could not find process ${address(value)}: see !process 0 0`);
  return oneProcess(found, flags).join('\n').trimEnd();
}

function thread(args: string): string {
  const [first] = words(args);
  const value = first === undefined || first === '-1' ? kdThread() : evaluatePointer(first);
  const byId = value > 0 && value < 0x10000 ? PspObjectOfCid(value) : value;
  if (!KiFindThread(byId)) throw new KdError(`${address(value)} is not a thread object: see !process 0 2`);
  return threadLines(byId, true).join('\n');
}

function running(): string {
  const processors = HalProcessors();
  const busy = processors.filter(({ currentThread, idleThread }) => currentThread !== idleThread);
  const mask = (list: typeof processors): string => address(list.reduce((sum, { number }) => sum | (1 << number), 0));
  return [
    `System Processors:  (${mask(processors)})`,
    `  Idle Processors:  (${mask(processors.filter((prcb) => !busy.includes(prcb)))})`,
    '',
    '     CPU  IRQL  Current   Cid        Image',
    ...processors.map(({ number, irql, currentThread, idleThread }) => {
      const who = currentThread === idleThread ? 'Idle' : imageName(long((currentThread + ETHREAD.ThreadsProcess) | 0));
      return `     ${String(number).padEnd(3)}  ${String(irql).padEnd(4)}  ${address(currentThread)}  ${cidText(currentThread)}  ${who}`;
    }),
  ].join('\n');
}

function ready(): string {
  const threads = [...KiThreads()].filter(
    ({ pointer }) => threadStateNames[byte((pointer + KTHREAD.State) | 0)] === 'Ready',
  );
  if (threads.length === 0) return 'No threads in READY state';
  const priority = (pointer: Pointer): number => byte((pointer + KTHREAD.Priority) | 0);
  return threads
    .sort((a, b) => priority(b.pointer) - priority(a.pointer))
    .map(
      ({ pointer, process: owner }) =>
        `Ready Threads at priority ${priority(pointer)}\n    THREAD ${address(pointer)}  Cid ${cidText(pointer)}  ${imageName(owner)}`,
    )
    .join('\n');
}

function stacks(): string {
  const lines = ['Proc.Thread  .Thread  ThreadState  Blocker'];
  for (const { pointer } of KiThreads()) {
    const state = threadStateNames[byte((pointer + KTHREAD.State) | 0)] ?? '?';
    const [top] = stackLines(stackOf(pointer).slice(0, 1));
    lines.push(`  ${cidText(pointer)}  ${address(pointer)} ${state.padEnd(11)}  ${top?.slice(12) ?? ''}`);
  }
  return lines.join('\n');
}

const dt = (type: string, at: Pointer): string => dtCommands[0].run(`${type} ${address(at)}`, 'dt');

function teb(): string {
  const at = long((kdThread() + KTHREAD.Teb) | 0);
  if (at === 0) throw new KdError('The current thread has no TEB: it belongs to ring 0');
  return `TEB at ${address(at)}\n${dt('nt!_TEB', at)}`;
}

function peb(): string {
  const owner = kdProcess();
  const at = objectType(owner) === 0 ? 0 : long((owner + EPROCESS.Peb) | 0);
  if (at === 0) throw new KdError('The current process has no PEB');
  return `PEB at ${address(at)}\n${dt('nt!_PEB', at)}`;
}

function gle(): string {
  const at = long((kdThread() + KTHREAD.Teb) | 0);
  const code = at === 0 ? undefined : peekLong((at + TEB.LastErrorValue) | 0);
  if (code === undefined) throw new KdError('The current thread has no TEB: it belongs to ring 0');
  return `LastErrorValue: (Win32) 0x${hexDigits(code)} (${code}): see !error ${hexDigits(code)}`;
}

export const processCommands: readonly KdCommand[] = [
  {
    name: '!process',
    usage: '[ADDR|PID|0|-1] [FLAGS] [IMAGE]',
    help: '0 0 lists the processes; flag 2 their threads, 4 stacks',
    run: process,
  },
  { name: '!thread', usage: '[ADDR|TID]', help: 'a thread, what it waits for, and its stack', run: thread },
  { name: '!running', usage: '', help: 'what each processor runs', run: running },
  { name: '!ready', usage: '', help: 'the threads that could run', run: ready },
  { name: '!stacks', usage: '', help: 'every thread with the innermost frame of its stack', run: stacks },
  { name: '!teb', usage: '', help: 'the thread environment block of the current thread', run: teb },
  { name: '!peb', usage: '', help: 'the process environment block of the current process', run: peb },
  { name: '!gle', usage: '', help: 'the last error of the current thread', run: gle },
];
