/** !timer, !dpcs, !locks, !irql, version, .time: the machine as a whole. */
import { ERESOURCE, KDPC, KTHREAD, KTIMER } from '../../abi/structs.gen.ts';
import { ExpSystemResourcesList } from '../../ex/index.ts';
import { HalIrqlRaise, HalProcessors, HalTime, type IrqlRaise, KeGetCurrentPrcb } from '../../hal/index.ts';
import { KiFindThread, KiIrqlName, KiQueuedDpcs, KiSetTimers, KiSystemTime } from '../../ke/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import { isStopped } from '../../rings/processor.ts';
import { timeToFields } from '../../rtl/index.ts';
import { cidText } from '../describe.ts';
import { raiserText } from '../irql-raise.ts';
import { listEntries, peekLong, peekShort } from '../read.ts';
import { kdBugCheck } from '../state.ts';
import { routineName, sourceAt, symbolAt } from '../symbols.ts';
import { address, hexDigits } from '../text.ts';
import type { KdCommand } from './table.ts';

const UNITS_PER_MS = 10_000;
const MOST_TIMERS = 1000;
const MOST_LOCKS = 1000;

const long = (va: Pointer): number => peekLong(va) ?? 0;
const ms = (units: number): string => (units / UNITS_PER_MS).toFixed(3);

/** What a timer is for: its DPC's routine, or the thread whose wait it ends. */
export function timerPurpose(timer: Pointer): { dpc: Pointer; routine: string; thread: Pointer } {
  const dpc = long((timer + KTIMER.Dpc) | 0);
  const routine = dpc === 0 ? 0 : long((dpc + KDPC.DeferredRoutine) | 0);
  // A wait with a time-out uses the timer that is part of its thread.
  const owner = (timer - KTHREAD.Timer) | 0;
  const thread = KiFindThread(owner) ? owner : 0;
  return { dpc, routine: dpc === 0 ? '' : routineName(routine) || address(routine), thread };
}

function timer(): string {
  const timers = KiSetTimers();
  const lines = [
    'Dump system timers',
    '',
    `Interrupt time: ${ms(HalTime())} ms since boot`,
    '',
    'Timer     Due (ms)       Period (ms)  DPC/thread',
  ];
  for (const { timer: at, due, site } of timers.slice(0, MOST_TIMERS)) {
    const { dpc, routine, thread } = timerPurpose(at);
    const what = dpc
      ? `DPC ${address(dpc)} ${routine}`
      : thread
        ? `thread ${address(thread)} (${cidText(thread)})`
        : '';
    const place = site < 0 ? `  set by ${symbolAt(site)} ${sourceAt(site)}` : '';
    lines.push(
      `${address(at)}  ${ms(due).padEnd(13)}  ${String(long((at + KTIMER.Period) | 0)).padEnd(11)}  ${what}${place}`.trimEnd(),
    );
  }
  if (timers.length === 0) lines.push('(no timer is set)');
  return [...lines, '', `Total Timers: ${timers.length}`].join('\n');
}

function dpcs(): string {
  const lines = ['CPU Type      KDPC       Function'];
  const line = (cpu: number, type: string, dpc: Pointer): string => {
    const routine = long((dpc + KDPC.DeferredRoutine) | 0);
    return `${String(cpu).padStart(2)}: ${type.padEnd(8)}: 0x${address(dpc)} ${routineName(routine) || address(routine)}`;
  };
  for (const { number, activeDpc, dpcs: queue } of HalProcessors()) {
    if (activeDpc) lines.push(line(number, 'Running', activeDpc));
    for (const dpc of queue) lines.push(line(number, 'Normal', dpc));
  }
  if (KiQueuedDpcs().length === 0 && lines.length === 1) lines.push('(no DPC is queued)');
  return lines.join('\n');
}

function locks(args: string): string {
  const all = /-v/.test(args);
  const resources = listEntries(ExpSystemResourcesList(), ERESOURCE.SystemResourcesList);
  const lines = ['**** DUMP OF ALL RESOURCE OBJECTS ****'];
  for (const resource of resources.slice(0, MOST_LOCKS)) {
    const active = peekShort((resource + ERESOURCE.ActiveCount) | 0) ?? 0;
    if (active === 0 && !all) continue;
    const exclusive = ((peekShort((resource + ERESOURCE.Flag) | 0) ?? 0) & 0x80) !== 0;
    const state = active === 0 ? 'Available' : exclusive ? 'Exclusively owned' : `Shared ${active} owning threads`;
    lines.push('', `Resource @ 0x${address(resource)}    ${state}`);
    const exclusiveWaiters = peekShort((resource + ERESOURCE.NumberOfExclusiveWaiters) | 0) ?? 0;
    const sharedWaiters = peekShort((resource + ERESOURCE.NumberOfSharedWaiters) | 0) ?? 0;
    if (exclusiveWaiters) lines.push(`    NumberOfExclusiveWaiters = ${exclusiveWaiters}`);
    if (sharedWaiters) lines.push(`    NumberOfSharedWaiters = ${sharedWaiters}`);
    const owner = long((resource + ERESOURCE.OwnerThreads) | 0);
    if (owner) lines.push(`     Threads: ${address(owner)} (${cidText(owner)})`);
  }
  return [...lines, '', `${resources.length} total locks`].join('\n');
}

/** "2 (DISPATCH_LEVEL)", and on a line of its own who raised it. */
function levelText(level: number, raise: IrqlRaise | undefined): string {
  return `${level} (${KiIrqlName(level)})${raise ? `\n    raised by ${raiserText(raise)}` : ''}`;
}

function irql(): string {
  const record = kdBugCheck();
  if (record)
    return `Debugger saved IRQL for processor 0x${hexDigits(record.processor)} -- ${levelText(record.irql, record.raise)}`;
  return HalProcessors()
    .map((prcb) => `IRQL of processor 0x${hexDigits(prcb.number)} -- ${levelText(prcb.irql, HalIrqlRaise(prcb))}`)
    .join('\n');
}

const two = (value: number): string => String(value).padStart(2, '0');

function uptime(): string {
  const seconds = HalTime() / (1000 * UNITS_PER_MS);
  const whole = Math.floor(seconds);
  const days = Math.floor(whole / 86_400);
  return `${days} days ${Math.floor(whole / 3600) % 24}:${two(Math.floor(whole / 60) % 60)}:${(seconds % 60).toFixed(3).padStart(6, '0')}`;
}

function time(): string {
  const { year, month, day, hour, minute, second } = timeToFields(KiSystemTime());
  return `Debug session time: ${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)} (virtual time of the target)\nSystem Uptime: ${uptime()}`;
}

function state(): string {
  if (kdBugCheck()) return 'stopped by a bug check';
  if (isStopped()) return 'stopped: the run is over';
  const idle = HalProcessors().every(({ currentThread, idleThread }) => currentThread === idleThread);
  return idle ? 'idle: every thread waits' : 'running';
}

function version(): string {
  return [
    `Ringside Kernel Version 3790 (NT 5.2) ${HalProcessors().length > 1 ? 'MP' : 'UP'} (${HalProcessors().length} procs) x86 compatible`,
    'Product: Server, simulated',
    `Kernel base = 0x80400000, current processor ${KeGetCurrentPrcb().number}`,
    `Target: ${state()}`,
    time(),
  ].join('\n');
}

export const systemCommands: readonly KdCommand[] = [
  { name: '!timer', usage: '', help: 'the timers that are set, and who set them', run: timer },
  { name: '!dpcs', usage: '', help: 'the DPCs that are queued or running', run: dpcs },
  { name: '!locks', usage: '[-v]', help: 'executive resources that are held (-v: all)', run: locks },
  {
    name: '!irql',
    usage: '',
    help: 'the IRQL of each processor, or that of the bug check, and who raised it',
    run: irql,
  },
  { name: 'version', aliases: ['vertarget'], usage: '', help: 'what the target is', run: version },
  { name: '.time', usage: '', help: "the target's time", run: time },
];
