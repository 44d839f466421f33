/**
 * The `verifier` command: which drivers Driver Verifier watches, and how closely. It writes what NT's own verifier.exe writes into the registry (see vf/settings.ts),
 * and shows what verified drivers have done.
 *
 * On NT most changes wait for the next start of the system, and /volatile is for those that do not; here all count from the driver's next start on.
 */
import { KEY_QUERY_VALUE, KEY_SET_VALUE } from '../../abi/constants.gen.ts';
import { STATUS_OBJECT_NAME_NOT_FOUND } from '../../abi/status.gen.ts';
import { CmpDataDword, CmpDataString, CmpDwordBytes, CmpStringBytes, RegType } from '../../cm/index.ts';
import { ExVerifiedBlocks, ExVerifiedDrivers, ExVerifierCounts, VERIFIER_OPTIONS } from '../../ex/index.ts';
import { loadedImages } from '../../rings/images.ts';
import { kernelSpace } from '../../rings/memory.ts';
import type { Kernel } from '../../rings/request.ts';
import { RtlNtStatusToDosError } from '../../rtl/status-to-error.ts';
import { messageText } from '../kernel32/message-table.ts';
import { userRegistry } from '../ntdll/registry.ts';

type Print = (text: string) => void;

const SETTINGS = '\\Registry\\Machine\\System\\CurrentControlSet\\Control\\Session Manager\\Memory Management';

/** Names of the options, by their bits. */
const OPTIONS: readonly (readonly [bit: number, name: string])[] = [
  [0x1, 'Special pool'],
  [0x8, 'Pool tracking'],
  [0x2, 'Force IRQL checking'],
  [0x10, 'I/O verification'],
  [0x20, 'Deadlock detection'],
  [0x80, 'DMA checking'],
  [0x100, 'Security checks'],
  [0x200, 'Force pending I/O requests'],
  [0x4, 'Low resources simulation'],
  [0x400, 'IRP Logging'],
  [0x800, 'Miscellaneous checks'],
];
/** What /standard stands for. */
const STANDARD = 0x1 | 0x2 | 0x8 | 0x10 | 0x20 | 0x80 | 0x100 | 0x800;

const usage = `verifier /standard /all | /driver NAME.sys [NAME.sys ...]
verifier /flags FLAGS /all | /driver NAME.sys [NAME.sys ...]
verifier /adddriver | /removedriver NAME.sys [NAME.sys ...]
verifier /querysettings
verifier /query
verifier /reset

FLAGS is a number, the sum of these bits:
  0x1   Special pool: a driver that touches memory behind the end of a block, or
        after it has been freed, is stopped at that very line.
  0x2   Force IRQL checking: a driver that touches paged pool at DISPATCH_LEVEL or
        above is stopped, although the memory happens to be there.
  0x8   Pool tracking: a driver that is unloaded and has not freed all of its
        memory is stopped.
A driver is watched from its next start on.
`;

interface Settings {
  readonly level: number;
  readonly names: readonly string[];
}

function complain(status: number, print: Print): number {
  print(messageText(RtlNtStatusToDosError(status)) ?? 'The settings cannot be changed.\n');
  return 1;
}

function* readSettings(): Kernel<Settings> {
  const opened = yield* userRegistry.open(0, SETTINGS, KEY_QUERY_VALUE);
  if (opened.status < 0) return { level: 0, names: [] };
  const names = yield* userRegistry.query(opened.handle, 'VerifyDrivers');
  const level = yield* userRegistry.query(opened.handle, 'VerifyDriverLevel');
  yield* userRegistry.close(opened.handle);
  return {
    level: level.status < 0 ? 0 : CmpDataDword(level.data),
    names: names.status < 0 ? [] : CmpDataString(names.data).split(/\s+/).filter(Boolean),
  };
}

/** Sets a value, or takes it away. @returns a status */
function* writeValue(key: number, name: string, type: number, data: Uint8Array | false): Kernel<number> {
  if (data) return yield* userRegistry.set(key, name, type, data);
  const status = yield* userRegistry.deleteValue(key, name);
  return status === STATUS_OBJECT_NAME_NOT_FOUND ? 0 : status;
}

/** @returns a status */
function* writeSettings({ level, names }: Settings): Kernel<number> {
  const opened = yield* userRegistry.create(0, SETTINGS, KEY_SET_VALUE);
  if (opened.status < 0) return opened.status;
  const { handle } = opened;
  let status = yield* writeValue(
    handle,
    'VerifyDrivers',
    RegType.SZ,
    names.length > 0 && CmpStringBytes(names.join(' ')),
  );
  if (status >= 0)
    status = yield* writeValue(handle, 'VerifyDriverLevel', RegType.DWORD, level !== 0 && CmpDwordBytes(level));
  yield* userRegistry.close(handle);
  return status;
}

function show({ level, names }: Settings, print: Print): void {
  for (const [bit, name] of OPTIONS)
    if (bit & VERIFIER_OPTIONS) print(`${name}: ${level & bit ? 'Enabled' : 'Disabled'}\n`);
  print('\nVerified drivers:\n\n');
  if (names.length === 0) print('None\n');
  else print(names.includes('*') ? 'All drivers\n' : names.map((name) => `${name}\n`).join(''));
}

/** What was asked for and is not done, and names that will never match. */
function remarks({ names }: Settings, asked: number): string {
  const left = OPTIONS.filter(([bit]) => asked & bit & ~VERIFIER_OPTIONS).map(([, name]) => name);
  const lines: string[] = [];
  if (left.length > 0) lines.push(`Not modelled here, and left out: ${left.join(', ')}.`);
  const loaded = loadedImages().filter(({ space }) => space === kernelSpace);
  for (const name of names) {
    if (name !== '*' && !/\.sys$/i.test(name)) lines.push(`${name}: name the file, as in ${name}.sys.`);
    if (loaded.some((image) => image.name.toLowerCase() === name.toLowerCase()))
      lines.push(`${name} is loaded already: it is watched from its next start on.`);
  }
  const named = new Set(names.map((name) => name.toLowerCase()));
  for (const { name, loads, unloads } of ExVerifiedDrivers())
    if (loads > unloads && !named.has('*') && !named.has(name.toLowerCase()))
      lines.push(`${name} is loaded: it is watched until it is stopped.`);
  if (names.length > 0)
    lines.push('A reboot of the target forgets this: put the command into "run" of lab.json to have it each time.');
  return lines.map((line) => `${line}\n`).join('');
}

function* change({ level, names }: Settings, asked: number, print: Print): Kernel<number> {
  const once = new Map(names.map((name) => [name.toLowerCase(), name]));
  const settings = { level, names: [...once.values()] };
  const status = yield* writeSettings(settings);
  if (status < 0) return complain(status, print);
  print('New verifier settings:\n\n');
  show(settings, print);
  const text = remarks(settings, asked);
  if (text) print(`\n${text}`);
  return 0;
}

function query({ names }: Settings, print: Print): number {
  const drivers = ExVerifiedDrivers();
  if (drivers.length === 0) {
    print('No driver is verified at present.\n');
    for (const name of names) print(`${name === '*' ? 'Each driver' : name} is watched from its next start on.\n`);
    return 0;
  }
  const { attempted, succeeded, special } = ExVerifierCounts();
  print(`AllocationsAttempted: ${attempted}\nAllocationsSucceeded: ${succeeded}\n`);
  print(`AllocationsSucceededSpecialPool: ${special}\nAllocationsFailed: ${attempted - succeeded}\n`);
  for (const driver of drivers) {
    const { name, options, loads, unloads } = driver;
    const blocks = ExVerifiedBlocks(driver);
    print(`\nName: ${name}, loads: ${loads}, unloads: ${unloads}\nLevel: ${hex(options)}\n`);
    for (const [kind, type] of [
      ['Paged', 1],
      ['NonPaged', 0],
    ] as const) {
      const own = blocks.filter((block) => (block.type & 1) === type);
      print(`Current${kind}PoolAllocations: ${own.length}\n`);
      print(`${kind}PoolUsageInBytes: ${own.reduce((sum, { bytes }) => sum + bytes, 0)}\n`);
    }
  }
  return 0;
}

const hex = (level: number): string => level.toString(16).toUpperCase().padStart(8, '0');

/** A number in decimal, or in hexadecimal after 0x. */
function numberOf(word: string): number | undefined {
  const value = /^(0x[0-9a-f]{1,8}|\d{1,10})$/i.test(word) ? Number(word) : Number.NaN;
  return value <= 0xffffffff ? value : undefined;
}

/** A word such as `/flags` or `-flags`, in small letters; '' for what is no option. */
const optionOf = (word: string): string => (/^[/-]/.test(word) ? word.slice(1).toLowerCase() : '');

function syntax(print: Print): number {
  print(`Invalid syntax.\n\n${usage}`);
  return 1;
}

/** `verifier ...`. @returns the error level: 0 or 1 */
export function* verifierCommand([, ...words]: readonly string[], print: Print): Kernel<number> {
  if (words.length === 0 || words.some((word) => optionOf(word) === '?')) {
    print(usage);
    return 0;
  }
  const rest = words.filter((word) => optionOf(word) !== 'volatile');
  const [first, ...names] = rest;
  switch (optionOf(first ?? '')) {
    case 'query':
      return query(yield* readSettings(), print);
    case 'querysettings':
      show(yield* readSettings(), print);
      return 0;
    case 'reset':
      return yield* change({ level: 0, names: [] }, 0, print);
    case 'adddriver':
    case 'removedriver': {
      const known = yield* readSettings();
      const asked = new Set(names.map((name) => name.toLowerCase()));
      if (asked.size === 0) return syntax(print);
      const kept = known.names.filter((name) => !asked.has(name.toLowerCase()));
      const added = optionOf(first) === 'adddriver' ? names : [];
      return yield* change({ level: known.level || VERIFIER_OPTIONS, names: [...kept, ...added] }, 0, print);
    }
    default:
      return yield* configure(rest, print);
  }
}

/** `/standard` or `/flags N`, and `/all` or `/driver NAME ...`, in any order. */
function* configure(words: readonly string[], print: Print): Kernel<number> {
  const known = yield* readSettings();
  let asked: number | undefined;
  let names: string[] | undefined;
  for (let i = 0; i < words.length; i++) {
    switch (optionOf(words[i])) {
      case 'standard':
        asked = STANDARD;
        break;
      case 'flags':
        asked = numberOf(words[++i] ?? '');
        if (asked === undefined) return syntax(print);
        break;
      case 'all':
        names = ['*'];
        break;
      case 'driver':
        names = [];
        while (i + 1 < words.length && optionOf(words[i + 1]) === '') names.push(words[++i]);
        break;
      default:
        return syntax(print);
    }
  }
  if ((asked === undefined && names === undefined) || names?.length === 0) return syntax(print);
  // As with NT's, what is not named stays, but for the first time.
  const level = asked === undefined ? known.level || VERIFIER_OPTIONS : asked & VERIFIER_OPTIONS;
  if (level === 0 && asked !== 0) {
    print(remarks({ level, names: [] }, asked ?? 0));
    return 1;
  }
  return yield* change({ level, names: level === 0 ? [] : (names ?? known.names) }, asked ?? 0, print);
}
