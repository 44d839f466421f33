/** k, kb, kv, .thread, .process, r, .trap: where threads are. */
import { KTHREAD } from '../../abi/structs.gen.ts';
import { HalProcessors, KeGetCurrentPrcb } from '../../hal/index.ts';
import { KiFindThread, KiIrqlName } from '../../ke/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import { type StackEntry, walkStack } from '../../rings/stack.ts';
import { frameText } from '../analyze.ts';
import { cidText, imageName } from '../describe.ts';
import { evaluatePointer } from '../expression.ts';
import { attempt, peekLong } from '../read.ts';
import { kdBugCheck, kdChooseProcess, kdChooseThread, kdIsProcess, kdProcess, kdThread } from '../state.ts';
import { symbolAt } from '../symbols.ts';
import { address, KdError } from '../text.ts';
import type { KdCommand } from './table.ts';

const MOST_FRAMES = 64;

/** The stack of a thread, as it is or as it was when the machine stopped. */
export function stackOf(thread: Pointer): readonly StackEntry[] {
  const record = kdBugCheck();
  if (record && record.thread === thread) return record.stack;
  const known = KiFindThread(thread);
  return known ? attempt(() => walkStack(known.ring), []) : [];
}

export function stackLines(stack: readonly StackEntry[]): string[] {
  return stack.slice(0, MOST_FRAMES).map((entry, i) => {
    const at = entry.kind === 'code' ? address(entry.site) : '--------';
    return `${i.toString(16).padStart(2, '0')} ${at} ${attempt(() => frameText(entry), '????????')}`;
  });
}

function k(args: string): string {
  const count = args === '' ? MOST_FRAMES : evaluatePointer(args);
  if (count <= 0) throw new KdError(`Range error in '${args}'`);
  const stack = stackOf(kdThread());
  if (stack.length === 0)
    return ' # Address  Call Site\n   (nothing on the stack: an idle thread, or one that has ended or not begun)';
  return [' # Address  Call Site', ...stackLines(stack.slice(0, count))].join('\n');
}

/** The address behind switches such as `/p /r`. */
function target(args: string): string {
  return args.replace(/(?:^|\s)\/[a-z]+/gi, ' ').trim();
}

function dotThread(args: string): string {
  const expression = target(args);
  if (expression === '') {
    if (args === '') return `Implicit thread is now ${address(kdThread())}`;
    kdChooseThread(0);
    return `Implicit thread is now ${address(kdThread())} (the default)`;
  }
  const thread = evaluatePointer(expression);
  if (thread !== 0 && !KiFindThread(thread))
    throw new KdError(`Unable to get thread ${address(thread)}: not a thread (see !process 0 0)`);
  kdChooseThread(thread);
  return `Implicit thread is now ${address(kdThread())}`;
}

function dotProcess(args: string): string {
  const expression = target(args);
  if (expression === '') return `Implicit process is now ${address(kdProcess())}`;
  const process = evaluatePointer(expression);
  if (process !== 0 && !kdIsProcess(process))
    throw new KdError(`Unable to get process ${address(process)}: not a process (see !process 0 0)`);
  kdChooseProcess(process);
  return `Implicit process is now ${address(kdProcess())}`;
}

function r(args: string): string {
  const thread = kdThread();
  const record = kdBugCheck();
  const crashed = record?.thread === thread;
  const processors = HalProcessors();
  const prcb = processors.find(({ currentThread }) => currentThread === thread);
  const irql = crashed ? record.irql : (prcb?.irql ?? 0);
  const code = stackOf(thread).find(({ kind }) => kind === 'code');
  const ip = code?.kind === 'code' ? code.site : 0;
  const ring = code?.kind === 'code' ? code.ring : 0;
  const registers: Readonly<Record<string, string>> = {
    eip: address(ip),
    esp: address(KiFindThread(thread)?.ring[ring === 0 ? 'kernelStack' : 'userStack'].sp ?? 0),
    irql: String(irql),
    cpu: String(crashed ? record.processor : (prcb?.number ?? KiFindThread(thread)?.processor ?? 0)),
    thread: address(thread),
    process: address(kdProcess()),
  };
  const wanted = args
    .trim()
    .toLowerCase()
    .replace(/^@?\$?/, '');
  if (wanted !== '') {
    if (!Object.hasOwn(registers, wanted)) throw new KdError(`Bad register error in 'r ${args}'`);
    return `${wanted}=${registers[wanted]}`;
  }
  const state = crashed ? 'stopped at the bug check' : prcb ? 'running' : 'not running';
  const teb = peekLong((thread + KTHREAD.Teb) | 0) ?? 0;
  return [
    `eip=${registers.eip} esp=${registers.esp} ring=${ring} irql=${irql} (${KiIrqlName(irql)}) cpu=${registers.cpu} of ${processors.length}`,
    `thread=${registers.thread} (${cidText(thread)}) process=${registers.process} (${imageName(kdProcess())}) teb=${address(teb)}`,
    `${symbolAt(ip)}: ${state}${KeGetCurrentPrcb().currentThread === thread ? '' : ', another thread is current'}`,
  ].join('\n');
}

const stackHelp = 'the stack of the current thread, innermost frame first (parameters are not recorded)';

export const stackCommands: readonly KdCommand[] = [
  { name: 'k', aliases: ['kb', 'kv', 'kn', 'kp', 'kP'], usage: '[FRAMES]', help: stackHelp, run: k },
  {
    name: '.thread',
    usage: '[ADDR]',
    help: 'shows or chooses the thread that k and r mean; 0 is the default',
    run: dotThread,
  },
  {
    name: '.process',
    usage: '[ADDR]',
    help: 'shows or chooses the process whose user half is shown; 0 is the default',
    run: dotProcess,
  },
  {
    name: 'r',
    usage: '[NAME]',
    help: 'IRQL, processor, thread, process and code address (there are no other registers)',
    run: r,
  },
];
