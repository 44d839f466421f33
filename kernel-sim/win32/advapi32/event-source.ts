/** Event logging: RegisterEventSource, ReportEvent and reading back how many records there are. */

import { ERROR_INVALID_HANDLE, ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY } from '../../abi/win32.gen.ts';
import { spendFuel } from '../../rings/fuel.ts';
import type { Pointer } from '../../rings/layout.ts';
import { readBytes, readLong, writeLong } from '../../rings/user-memory.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import { fail } from '../ntdll/teb.ts';
import { clearEventLog, eventLog, writeEvent } from '../scm/event-log.ts';
import { PerProcess } from '../state.ts';

interface Sources {
  readonly map: Map<number, string>;
  next: number;
}
const sources = new PerProcess<Sources>(() => ({ map: new Map(), next: 0x00160000 }));

/** A source's name is that of a key of the registry. */
const MAXIMUM_NAME = 255;
const MAXIMUM_SOURCES = 10_000;
/** What a record holds at most: strings, characters of each, bytes of data. */
const MAXIMUM_STRINGS = 256;
const MAXIMUM_STRING = 31_839;
const MAXIMUM_DATA = 61_440;

/** Fuel for asking the event log's process. */
const OPEN_FUEL = 50_000;

function open(name: string | undefined): number {
  if (!name || name.length > MAXIMUM_NAME) return fail(ERROR_INVALID_PARAMETER);
  spendFuel(OPEN_FUEL);
  const mine = sources.current;
  if (mine.map.size >= MAXIMUM_SOURCES) return fail(ERROR_NOT_ENOUGH_MEMORY);
  const handle = mine.next;
  mine.next += 8;
  mine.map.set(handle, name);
  return handle;
}
function close(handle: number): number {
  return sources.current.map.delete(handle) ? 1 : fail(ERROR_INVALID_HANDLE);
}
/** Any name is taken: sources need not be in the registry. @irql ring 3 @see RegisterEventSourceW */
export function RegisterEventSourceW(_lpUNCServerName: Pointer, lpSourceName: Pointer): number {
  return open(wide.readOptional(lpSourceName));
}
/** @irql ring 3 @see RegisterEventSourceA */
export function RegisterEventSourceA(_lpUNCServerName: Pointer, lpSourceName: Pointer): number {
  return open(ansi.readOptional(lpSourceName));
}
/** @irql ring 3 @see DeregisterEventSource */
export function DeregisterEventSource(hEventLog: number): number {
  return close(hEventLog);
}
/** The one log of the machine, whatever the name. @irql ring 3 @see OpenEventLogW */
export function OpenEventLogW(_lpUNCServerName: Pointer, lpSourceName: Pointer): number {
  return open(wide.readOptional(lpSourceName));
}
/** @irql ring 3 @see OpenEventLogA */
export function OpenEventLogA(_lpUNCServerName: Pointer, lpSourceName: Pointer): number {
  return open(ansi.readOptional(lpSourceName));
}
/** @irql ring 3 @see CloseEventLog */
export function CloseEventLog(hEventLog: number): number {
  return close(hEventLog);
}

function report(
  charset: Charset,
  handle: number,
  type: number,
  category: number,
  id: number,
  count: number,
  dataSize: number,
  strings: Pointer,
  data: Pointer,
): number {
  const source = sources.current.map.get(handle);
  if (source === undefined) return fail(ERROR_INVALID_HANDLE);
  const wanted = count & 0xffff;
  if (wanted > MAXIMUM_STRINGS || dataSize >>> 0 > MAXIMUM_DATA) return fail(ERROR_INVALID_PARAMETER);
  const texts = Array.from({ length: wanted }, (_, i) => {
    const at = readLong(strings + 4 * i);
    return at === 0 ? '' : charset.read(at);
  });
  if (texts.some((text) => text.length > MAXIMUM_STRING)) return fail(ERROR_INVALID_PARAMETER);
  const bytes = dataSize && data ? readBytes(data, dataSize >>> 0) : new Uint8Array();
  writeEvent(source, type & 0xffff, id, texts.join(' ').trimEnd(), {
    category: category & 0xffff,
    strings: texts,
    data: bytes,
  });
  return 1;
}
/** Writes a record. ERROR_INVALID_PARAMETER for one that is too large. Not modelled: message files; the strings themselves are the text. @irql ring 3 @see ReportEventW */
export function ReportEventW(
  hEventLog: number,
  wType: number,
  wCategory: number,
  dwEventID: number,
  _lpUserSid: Pointer,
  wNumStrings: number,
  dwDataSize: number,
  lpStrings: Pointer,
  lpRawData: Pointer,
): number {
  return report(wide, hEventLog, wType, wCategory, dwEventID, wNumStrings, dwDataSize, lpStrings, lpRawData);
}
/** @irql ring 3 @see ReportEventA */
export function ReportEventA(
  hEventLog: number,
  wType: number,
  wCategory: number,
  dwEventID: number,
  _lpUserSid: Pointer,
  wNumStrings: number,
  dwDataSize: number,
  lpStrings: Pointer,
  lpRawData: Pointer,
): number {
  return report(ansi, hEventLog, wType, wCategory, dwEventID, wNumStrings, dwDataSize, lpStrings, lpRawData);
}
/** @irql ring 3 @see GetNumberOfEventLogRecords */
export function GetNumberOfEventLogRecords(hEventLog: number, NumberOfRecords: Pointer): number {
  if (!sources.current.map.has(hEventLog)) return fail(ERROR_INVALID_HANDLE);
  writeLong(NumberOfRecords, eventLog().length);
  return 1;
}
/** Records count from 1. @irql ring 3 @see GetOldestEventLogRecord */
export function GetOldestEventLogRecord(hEventLog: number, OldestRecord: Pointer): number {
  if (!sources.current.map.has(hEventLog)) return fail(ERROR_INVALID_HANDLE);
  writeLong(OldestRecord, eventLog().length > 0 ? 1 : 0);
  return 1;
}
function clear(handle: number): number {
  if (!sources.current.map.has(handle)) return fail(ERROR_INVALID_HANDLE);
  clearEventLog();
  return 1;
}
/** Not modelled: the backup file. @irql ring 3 @see ClearEventLogW */
export function ClearEventLogW(hEventLog: number, _lpBackupFileName: Pointer): number {
  return clear(hEventLog);
}
/** @irql ring 3 @see ClearEventLogA */
export function ClearEventLogA(hEventLog: number, _lpBackupFileName: Pointer): number {
  return clear(hEventLog);
}
