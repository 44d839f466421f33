/** tasklist, taskkill and eventlog. */
import { MmCommittedBytes } from '../../mm/index.ts';
import { ObpReferenceObject } from '../../ob/index.ts';
import { type Process, PsGetProcessExitStatus, PspKillProcess, PspProcesses, PspProcessId } from '../../ps/index.ts';
import type { Kernel } from '../../rings/request.ts';
import { eventLog, eventTypeName } from '../scm/event-log.ts';

type Print = (text: string) => void;
const STATUS_PENDING = 0x103;

function running(): Process[] {
  return [...PspProcesses()].filter(({ pointer }) => PsGetProcessExitStatus(pointer) === STATUS_PENDING);
}

export function tasklist(print: Print): number {
  print('\nImage Name                     PID Session Name        Session#    Mem Usage\n');
  print('========================= ======== ================ =========== ============\n');
  for (const { pointer, name, space } of running()) {
    const kilobytes = space ? Math.ceil(MmCommittedBytes(space) / 1024) : 0;
    const memory = `${String(kilobytes).replace(/\B(?=(\d{3})+(?!\d))/g, ',')} K`;
    print(
      `${name.slice(0, 25).padEnd(25)} ${String(PspProcessId(pointer)).padStart(8)} ${'Console'.padEnd(16)} ${'0'.padStart(11)} ${memory.padStart(12)}\n`,
    );
  }
  return 0;
}

/** `taskkill [/f] /pid N | /im NAME`. */
export function* taskkill(words: readonly string[], print: Print): Kernel<number> {
  const value = (option: string): string | undefined => {
    const at = words.findIndex((word) => word.toLowerCase() === option);
    return at < 0 ? undefined : words[at + 1];
  };
  const pid = value('/pid');
  const image = value('/im');
  if (pid === undefined && image === undefined) {
    print('ERROR: Invalid syntax. Neither /FI nor /PID nor /IM were specified.\nType "TASKKILL /?" for usage.\n');
    return 1;
  }
  const chosen = running().filter(({ pointer, name }) =>
    pid !== undefined ? PspProcessId(pointer) === Number(pid) : name.toUpperCase() === image?.toUpperCase(),
  );
  if (chosen.length === 0) {
    print(`ERROR: The process "${pid ?? image}" not found.\n`);
    return 128;
  }
  let level = 0;
  for (const { pointer, name, space } of chosen) {
    const id = PspProcessId(pointer);
    const called = pid === undefined ? `"${name}" with PID ${id}` : `with PID ${id}`;
    if (!space) {
      print(
        `ERROR: The process ${called} could not be terminated.\nReason: This is a critical system process. Taskkill cannot end this process.\n`,
      );
      level = 1;
      continue;
    }
    // The reference that PspKillProcess gives back.
    ObpReferenceObject(pointer);
    const status = yield* PspKillProcess(pointer, 1);
    if (status < 0) level = 1;
    else print(`SUCCESS: The process ${called} has been terminated.\n`);
  }
  return level;
}

/** What a console shows in a line, and where the rest of an event's text begins. */
const COLUMNS = 79;
const INDENT = ' '.repeat(11);

/** Breaks `text` between words where a line of the console ends. */
function wrap(head: string, text: string): string {
  const lines = [head];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    const blank = last === head;
    if (last.length + 1 + word.length <= COLUMNS || blank)
      lines[lines.length - 1] = `${last}${blank ? '' : ' '}${word}`;
    else lines.push(`${INDENT}${word}`);
  }
  return `${lines.join('\n')}\n`;
}

/** The whole log, oldest first. */
export function eventlog(print: Print): number {
  const records = eventLog();
  if (records.length === 0) print('The event log is empty.\n');
  for (const { ms, source, type, id, text } of records) {
    const seconds = (ms / 1000).toFixed(3).padStart(9);
    print(wrap(`${seconds}  ${eventTypeName(type).padEnd(11)}  ${source}  ${id >>> 0}  `, text));
  }
  return 0;
}
