/** The `reg` command: query, add, delete. Its level is 0 for success and 1 for failure, as reg.exe's. */
import { KEY_ENUMERATE_SUB_KEYS, KEY_QUERY_VALUE, KEY_SET_VALUE } from '../../abi/constants.gen.ts';
import { STATUS_NO_MORE_ENTRIES, STATUS_OBJECT_NAME_NOT_FOUND } from '../../abi/status.gen.ts';
import { CmpDeleteTree, CmpDeleteValues, RegType } from '../../cm/index.ts';
import type { Kernel } from '../../rings/request.ts';
import { RtlNtStatusToDosError } from '../../rtl/status-to-error.ts';
import { handleOf } from '../advapi32/predefined-key.ts';
import { createPath } from '../advapi32/reg-key.ts';
import { messageText } from '../kernel32/message-table.ts';
import { userRegistry } from '../ntdll/registry.ts';
import { type KeyName, parseData, parseKeyName, typeOf, valueLine } from './reg-format.ts';

type Print = (text: string) => void;

const DONE = 'The operation completed successfully.\n';
const NOT_FOUND = 'ERROR: The system was unable to find the specified registry key or value.\n';

const usage = `REG Operation [Parameter List]

  Operation  [ QUERY | ADD | DELETE ]

  REG QUERY KeyName [/v ValueName | /ve] [/s]
  REG ADD KeyName [/v ValueName | /ve] [/t Type] [/s Separator] [/d Data] [/f]
  REG DELETE KeyName [/v ValueName | /ve | /va] [/f]

Return Code:
  0 - Successful
  1 - Failed
`;

interface Options {
  /** /v; '' for /ve. */
  readonly value: string | undefined;
  readonly words: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
}

/** Reads `/v NAME /f ...`; undefined when a word is unknown or lacks its companion. */
function parseOptions(words: readonly string[], withWord: string, alone: string): Options | undefined {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  for (let i = 0; i < words.length; i++) {
    const option = words[i].toLowerCase();
    if (!option.startsWith('/')) return undefined;
    const name = option.slice(1);
    if (withWord.split(' ').includes(name)) {
      if (++i >= words.length) return undefined;
      values.set(name, words[i]);
    } else if (alone.split(' ').includes(name)) flags.add(name);
    else return undefined;
  }
  if (flags.has('ve') && values.has('v')) return undefined;
  return { value: flags.has('ve') ? '' : values.get('v'), words: values, flags };
}

function syntax(verb: string, print: Print): number {
  print(`ERROR: Invalid syntax.\nType "REG ${verb.toUpperCase()} /?" for usage.\n`);
  return 1;
}

/** What a status means to reg.exe. */
function report(status: number, print: Print): number {
  if (status >= 0) {
    print(DONE);
    return 0;
  }
  const error = RtlNtStatusToDosError(status);
  print(status === STATUS_OBJECT_NAME_NOT_FOUND ? NOT_FOUND : `ERROR: ${messageText(error) ?? `Error ${error}.`}\n`);
  return 1;
}

/** Opens a key, runs `action` with its handle and closes it. */
function* withKey(key: KeyName, access: number, action: (handle: number) => Kernel<number>): Kernel<number> {
  const root = yield* handleOf(key.root);
  if (root.status < 0) return root.status;
  const opened = yield* userRegistry.open(root.handle, key.path, access);
  if (opened.status < 0) return opened.status;
  const status = yield* action(opened.handle);
  yield* userRegistry.close(opened.handle);
  return status;
}

function* subkeyNames(handle: number): Kernel<string[]> {
  const names: string[] = [];
  for (let index = 0; ; index++) {
    const found = yield* userRegistry.enumerateKey(handle, index);
    if (found.status < 0) return names;
    names.push(found.name);
  }
}

function* printValues(handle: number, print: Print): Kernel<number> {
  for (let index = 0; ; index++) {
    const found = yield* userRegistry.enumerateValue(handle, index);
    if (found.status === STATUS_NO_MORE_ENTRIES) return index;
    if (found.status < 0) return found.status;
    print(valueLine(found.name, found.type, found.data));
  }
}

const READ = KEY_QUERY_VALUE | KEY_ENUMERATE_SUB_KEYS;

/** A key's values and the names of its subkeys; with `deep` the subkeys' too. */
function* show(key: KeyName, deep: boolean, print: Print): Kernel<number> {
  let names: string[] = [];
  const status = yield* withKey(key, READ, function* (handle) {
    names = yield* subkeyNames(handle);
    let lines = '';
    const values = yield* printValues(handle, (line) => {
      lines += line;
    });
    if (values < 0) return values;
    if (values > 0 || names.length === 0 || deep) print(`\n${key.shown}\n${lines}`);
    return 0;
  });
  if (status < 0) return status;
  if (!deep) {
    print('\n');
    for (const name of names) print(`${key.shown}\\${name}\n`);
    return 0;
  }
  for (const name of names) {
    const path = key.path === '' ? name : `${key.path}\\${name}`;
    // What is closed to the user is left out, as reg.exe leaves it out.
    yield* show({ ...key, path, shown: `${key.shown}\\${name}` }, true, print);
  }
  return 0;
}

/** One value, here and (with `deep`) in all keys below. @returns how many there were, or a status */
function* find(key: KeyName, name: string, deep: boolean, print: Print): Kernel<number> {
  let found = 0;
  let names: string[] = [];
  const status = yield* withKey(key, READ, function* (handle) {
    const value = yield* userRegistry.query(handle, name);
    if (value.status >= 0) {
      print(`\n${key.shown}\n${valueLine(name, value.type, value.data)}`);
      found++;
    } else if (value.status !== STATUS_OBJECT_NAME_NOT_FOUND) return value.status;
    if (deep) names = yield* subkeyNames(handle);
    return 0;
  });
  if (status < 0) return status;
  for (const below of names) {
    const path = key.path === '' ? below : `${key.path}\\${below}`;
    found += Math.max(0, yield* find({ ...key, path, shown: `${key.shown}\\${below}` }, name, true, print));
  }
  return found;
}

function* query(key: KeyName, options: Options, print: Print): Kernel<number> {
  const { value } = options;
  const deep = options.flags.has('s');
  if (value === undefined) {
    const status = yield* show(key, deep, print);
    if (status < 0) return report(status, print);
    if (deep) print('\n');
    return 0;
  }
  const found = yield* find(key, value, deep, print);
  if (found < 0) return report(found, print);
  if (deep) print(`\nEnd of search: ${found} match(es) found.\n`);
  else if (found === 0) print(NOT_FOUND);
  else print('\n');
  return found > 0 ? 0 : 1;
}

/** Nobody is there to answer a question: as with an input that is at its end. */
function declined(question: string, print: Print): number {
  print(`${question}(Yes/No)? \nThe operation was canceled by the user.\n`);
  return 1;
}

function* add(key: KeyName, options: Options, print: Print): Kernel<number> {
  const { words, flags } = options;
  const withData = words.has('d') || words.has('t');
  const name = options.value ?? (withData ? '' : undefined);
  const type = words.has('t') ? typeOf(words.get('t') ?? '') : RegType.SZ;
  if (type === undefined) return syntax('add', print);
  const data = parseData(type, words.get('d') ?? '', words.get('s') ?? '\\0');
  if (!data) {
    print('ERROR: Invalid value specified for "/d".\n');
    return 1;
  }
  const root = yield* handleOf(key.root);
  if (root.status < 0) return report(root.status, print);
  const made = yield* createPath(root.handle, key.path, KEY_QUERY_VALUE | KEY_SET_VALUE);
  if (made.status < 0) return report(made.status, print);
  const level = yield* setValue(made.handle, name, type, data, flags.has('f'), print);
  yield* userRegistry.close(made.handle);
  return level;
}

function* setValue(
  handle: number,
  name: string | undefined,
  type: number,
  data: Uint8Array,
  force: boolean,
  print: Print,
): Kernel<number> {
  if (name === undefined) return report(0, print);
  if (!force) {
    const known = yield* userRegistry.query(handle, name);
    if (known.status >= 0) return declined(`Value ${name === '' ? '' : `${name} `}exists, overwrite`, print);
  }
  return report(yield* userRegistry.set(handle, name, type, data), print);
}

function* remove(key: KeyName, options: Options, print: Print): Kernel<number> {
  const { value, flags } = options;
  const all = flags.has('va');
  if (value !== undefined && all) return syntax('delete', print);
  if (!flags.has('f')) {
    if (all) return declined(`Delete all values under the registry key ${key.shown} `, print);
    if (value !== undefined) return declined(`Delete the registry value ${value || '(Default)'} `, print);
    return declined(`Permanently delete the registry key ${key.shown} `, print);
  }
  if (all) {
    return report(
      yield* withKey(key, KEY_QUERY_VALUE | KEY_SET_VALUE, (handle) => CmpDeleteValues(userRegistry, handle)),
      print,
    );
  }
  if (value !== undefined)
    return report(yield* withKey(key, KEY_SET_VALUE, (handle) => userRegistry.deleteValue(handle, value)), print);
  const root = yield* handleOf(key.root);
  if (root.status < 0) return report(root.status, print);
  return report(yield* CmpDeleteTree(userRegistry, root.handle, key.path), print);
}

/** Carries out `reg ...`; words[0] is "reg". */
export function* regCommand(words: readonly string[], print: Print): Kernel<number> {
  const verb = (words[1] ?? '').toLowerCase();
  if (verb === '/?' || verb === '-?') {
    print(usage);
    return 0;
  }
  if (!['query', 'add', 'delete'].includes(verb)) {
    print(`ERROR: Invalid syntax.\nType "REG /?" for usage.\n`);
    return 1;
  }
  if (words[2] === '/?') {
    print(usage);
    return 0;
  }
  if (words[2] === undefined) return syntax(verb, print);
  const key = parseKeyName(words[2]);
  if (!key) {
    print(`ERROR: Invalid key name.\nType "REG ${verb.toUpperCase()} /?" for usage.\n`);
    return 1;
  }
  const rest = words.slice(3);
  if (verb === 'query') {
    const options = parseOptions(rest, 'v', 've s');
    return options ? yield* query(key, options, print) : syntax(verb, print);
  }
  if (verb === 'add') {
    const options = parseOptions(rest, 'v t s d', 've f');
    return options ? yield* add(key, options, print) : syntax(verb, print);
  }
  const options = parseOptions(rest, 'v', 've va f');
  return options ? yield* remove(key, options, print) : syntax(verb, print);
}
