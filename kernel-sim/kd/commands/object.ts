/** !object, !handle: names, counts, and who has them open. */

import { OBJ_INHERIT } from '../../abi/constants.gen.ts';
import {
  type HandleRecord,
  OBJ_PROTECT_CLOSE,
  OBJECT_HEADER,
  OBJECT_HEADER_CREATOR_INFO,
  OBJECT_TYPE,
  ObDirectoryEntries,
  ObHandleRecords,
  ObpDirectoryOf,
  ObpDirectoryType,
  ObpLinkTarget,
  ObpSymbolicLinkType,
  ObpTypeName,
  ObpTypes,
  ObReferenceRecords,
} from '../../ob/index.ts';
import { PspProcesses, PspProcessId } from '../../ps/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import {
  imageName,
  objectCounts,
  objectDump,
  objectLastName,
  objectName,
  objectOfPath,
  objectType,
} from '../describe.ts';
import { evaluatePointer } from '../expression.ts';
import { attempt, listEntries } from '../read.ts';
import { kdProcess } from '../state.ts';
import { sourceAt, spaceIn, symbolAt } from '../symbols.ts';
import { address, hexDigits, KdError, words } from '../text.ts';
import { processOf } from './process.ts';
import type { KdCommand } from './table.ts';

const MOST_OBJECTS = 500;

/** Objects of a type, from the type's own list. */
export function objectsOfType(type: Pointer): Pointer[] {
  return listEntries((type + OBJECT_TYPE.TypeList) | 0, 0).map(
    (entry) => (entry + OBJECT_HEADER_CREATOR_INFO.SIZE + OBJECT_HEADER.Body) | 0,
  );
}

function headLines(object: Pointer): string[] {
  const type = objectType(object);
  const { handles, pointers } = objectCounts(object);
  const lines = [
    `Object: ${address(object)}  Type: (${address(type)}) ${ObpTypeName(type)}`,
    `    ObjectHeader: ${address(object - OBJECT_HEADER.Body)}`,
    `    HandleCount: ${handles}  PointerCount: ${pointers}`,
  ];
  const directory = attempt(() => ObpDirectoryOf(object), 0);
  const name = objectLastName(object);
  if (directory !== 0 || name !== '') lines.push(`    Directory Object: ${address(directory)}  Name: ${name}`);
  return lines;
}

export function objectLines(object: Pointer): string[] {
  const type = objectType(object);
  const lines = headLines(object);
  const dump = objectDump(object);
  if (dump) lines.push(`    ${dump}`);
  if (type === ObpSymbolicLinkType())
    lines.push(`    Target String is '${attempt(() => ObpLinkTarget(object), '????')}'`);
  if (type === ObpDirectoryType()) lines.push(...directoryLines(object));
  for (const record of ObReferenceRecords()) {
    if (record.object === object)
      lines.push(`    Reference: ${record.routine} ${symbolAt(record.site)} ${sourceAt(record.site)}`.trimEnd());
  }
  return lines;
}

function directoryLines(directory: Pointer): string[] {
  const entries = attempt(() => ObDirectoryEntries(directory), []);
  if (entries.length === 0) return ['    (empty)'];
  return [
    '',
    '    Address   Type                      Name',
    '    -------   ----                      ----',
    ...entries.slice(0, MOST_OBJECTS).map((entry) => {
      const type = ObpTypeName(objectType(entry)).padEnd(25);
      return `    ${address(entry)}  ${type} ${objectLastName(entry)}`;
    }),
  ];
}

function ofType(name: string): string {
  const type = ObpTypes().find((candidate) => ObpTypeName(candidate).toLowerCase() === name.toLowerCase());
  if (type === undefined)
    throw new KdError(
      `There is no object type ${name}. Types: ${ObpTypes()
        .map((known) => ObpTypeName(known))
        .join(', ')}`,
    );
  const objects = objectsOfType(type).slice(0, MOST_OBJECTS);
  return [
    `Scanning ${objects.length} objects of type '${ObpTypeName(type)}'`,
    ...objects.map((object) => {
      const { handles, pointers } = objectCounts(object);
      return `Object: ${address(object)}  HandleCount: ${handles}  PointerCount: ${pointers}  ${objectName(object) || objectDump(object)}`.trimEnd();
    }),
  ].join('\n');
}

function object(args: string): string {
  const [first, second] = words(args);
  if (first === undefined) return objectLines(objectOfPath('\\')).join('\n');
  if (first.startsWith('\\')) {
    const path = args.replaceAll('"', '').trim();
    const found = objectOfPath(path);
    if (found === 0) throw new KdError(`Object ${path} not found`);
    return objectLines(found).join('\n');
  }
  if (second !== undefined && evaluatePointer(first) === 0) return ofType(second);
  const at = evaluatePointer(first);
  if (objectType(at) === 0)
    throw new KdError(`${address(at)}: not a valid object (ObInvalidTypeIndex): no object header in front of it`);
  return objectLines(at).join('\n');
}

function attributesText(attributes: number): string {
  return `${attributes & OBJ_INHERIT ? ' (Inherit)' : ''}${attributes & OBJ_PROTECT_CLOSE ? ' (Protected)' : ''}`;
}

function handleLines(
  { process, handle, object: target, access, attributes, site }: HandleRecord,
  flags: number,
): string[] {
  const head = `${hexDigits(handle, 4)}: Object: ${address(target)}  GrantedAccess: ${hexDigits(access, 8)}${attributesText(attributes)}`;
  if (!(flags & 2)) return [head];
  const name = objectName(target);
  const lines = [head, ...headLines(target), ...(name ? [`    Name: ${name}`] : [])];
  const space = spaceIn(site, process);
  const place = site ? sourceAt(site, space) : '';
  if (place) lines.push(`    Opened by ${symbolAt(site, space)} ${place}`);
  return [...lines, ''];
}

function tableText(process: Pointer, handle: number, flags: number): string[] {
  const records = ObHandleRecords(process);
  const wanted = handle === 0 ? records : records.filter((record) => record.handle === (handle & 0x7ffffffc));
  const pid = hexDigits(
    attempt(() => PspProcessId(process), 0),
    4,
  );
  const head = `PROCESS ${address(process)}  Cid: ${pid}  Image: ${imageName(process)}`;
  const count = `Handle table with ${records.length} ${records.length === 1 ? 'entry' : 'entries'} in use`;
  if (handle !== 0 && wanted.length === 0)
    return [head, count, `${hexDigits(handle, 4)}: free handle, or none of this process`];
  return [head, count, '', ...wanted.slice(0, MOST_OBJECTS).flatMap((record) => handleLines(record, flags))];
}

/** `!handle [HANDLE [FLAGS [PROCESS [TYPE]]]]` */
function handle(args: string): string {
  const [first = '0', second = '3', third] = words(args);
  const wanted = evaluatePointer(first);
  const flags = evaluatePointer(second);
  const value = third === undefined ? -1 : evaluatePointer(third);
  if (value === 0)
    return [...PspProcesses()]
      .flatMap(({ pointer }) => [...tableText(pointer, wanted, flags), ''])
      .join('\n')
      .trimEnd();
  const process = wanted < 0 && third === undefined ? systemProcess() : processOf(value);
  if (process === 0) throw new KdError(`Could not find process ${address(value)}: see !process 0 0`);
  return tableText(process || kdProcess(), wanted, flags)
    .join('\n')
    .trimEnd();
}

/** Kernel handles are in the table of System. */
function systemProcess(): Pointer {
  return [...PspProcesses()].find(({ name }) => name === 'System')?.pointer ?? 0;
}

export const objectCommands: readonly KdCommand[] = [
  {
    name: '!object',
    usage: '\\PATH | ADDR | 0 TYPE',
    help: "an object, a directory's content, or all objects of a type",
    completes: 'object',
    run: object,
  },
  { name: '!handle', usage: '[HANDLE] [FLAGS] [PROCESS]', help: 'the handles of a process (0: of all)', run: handle },
];
