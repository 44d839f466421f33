/**
 * The C library's streams. A FILE is one word of the program's memory; what it stands for is kept here.
 *
 * Files are written through at once, read ahead by blocks; their position is the stream's own.
 * Not modelled: setvbuf's buffers (accepted, without effect), encodings (`ccs=`).
 */
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { RtlNtStatusToDosError } from '../../rtl/status-to-error.ts';
import { readStandard, writeStandard } from '../console/standard.ts';
import {
  Access,
  CreateOption,
  Disposition,
  openPath,
  queryHandle,
  readHandle,
  writeHandle,
} from '../kernel32/file-core.ts';
import { RtlProcessHeap } from '../kernel32/heap.ts';
import { decodeAnsi, encodeAnsi } from '../ntdll/code-page.ts';
import { NtClose } from '../ntdll/nt.ts';
import { PerProcess } from '../state.ts';
import { EBADF, EINVAL, errnoOf, setErrno } from './errno.ts';

export const EOF = -1;
const BLOCK = 4096;
const CONSOLE_LINE = 4096;

export interface Stream {
  readonly file: Pointer;
  /** 0, 1, 2 for the standard streams, -1 for a file. */
  readonly standard: number;
  handle: number;
  readable: boolean;
  writable: boolean;
  append: boolean;
  text: boolean;
  /** Position of the first character of `ahead`. */
  position: number;
  /** Read and not yet taken. */
  ahead: string;
  eof: boolean;
  error: boolean;
}

interface Streams {
  readonly map: Map<Pointer, Stream>;
  standard: Pointer[];
}

const streams = new PerProcess<Streams>(() => ({ map: new Map(), standard: [] }));

function add(standard: number, more: Partial<Stream>): Stream {
  const file = RtlProcessHeap().allocate(4, true);
  const stream: Stream = {
    file,
    standard,
    handle: 0,
    readable: false,
    writable: false,
    append: false,
    text: true,
    position: 0,
    ahead: '',
    eof: false,
    error: false,
    ...more,
  };
  streams.current.map.set(file, stream);
  return stream;
}

/** The stream of a number: stdin, stdout, stderr. @irql ring 3 @see stdin, stdout, stderr */
export function __acrt_iob_func(number: number): Pointer {
  const mine = streams.current;
  if (mine.standard.length === 0) {
    mine.standard = [add(0, { readable: true }), add(1, { writable: true }), add(2, { writable: true })].map(
      (s) => s.file,
    );
  }
  return mine.standard[number] ?? 0;
}

/** The stream behind a FILE; undefined, with EINVAL, for what is none. */
export function streamOf(file: Pointer): Stream | undefined {
  const stream = streams.current.map.get(file);
  if (!stream) setErrno(EINVAL);
  return stream;
}

export function standardStream(number: 0 | 1 | 2): Stream {
  const stream = streams.current.map.get(__acrt_iob_func(number));
  if (!stream) throw new Error('standard streams are always there');
  return stream;
}

/** What a mode such as "r+b" asks for. */
export function parseMode(
  mode: string,
): (Pick<Stream, 'readable' | 'writable' | 'append' | 'text'> & { disposition: number }) | undefined {
  const match = /^\s*([rwa])([+btcnNSRTDx ]*)(,.*)?$/.exec(mode);
  if (!match) return undefined;
  const both = match[2].includes('+');
  const kind = match[1];
  const exclusive = match[2].includes('x');
  const create = exclusive ? Disposition.CREATE : Disposition.OVERWRITE_IF;
  return {
    readable: kind === 'r' || both,
    writable: kind !== 'r' || both,
    append: kind === 'a',
    text: !match[2].includes('b'),
    disposition: kind === 'r' ? Disposition.OPEN : kind === 'w' ? create : Disposition.OPEN_IF,
  };
}

/** Opens a stream. @returns undefined with errno set */
export function* openStream(name: string, mode: string): Kernel<Stream | undefined> {
  const parsed = parseMode(mode);
  if (!parsed) {
    setErrno(EINVAL);
    return undefined;
  }
  const access =
    (parsed.readable ? Access.GENERIC_READ : 0) | (parsed.writable ? Access.GENERIC_WRITE : 0) | Access.SYNCHRONIZE;
  const { status, handle } = yield* openPath(name, {
    access: access | Access.FILE_READ_ATTRIBUTES,
    disposition: parsed.disposition,
    share: 3,
    options: CreateOption.SYNCHRONOUS_IO_NONALERT | CreateOption.NON_DIRECTORY_FILE,
  });
  if (status < 0) {
    setErrno(errnoOf(RtlNtStatusToDosError(status)));
    return undefined;
  }
  const { readable, writable, append, text } = parsed;
  return add(-1, { handle, readable, writable, append, text });
}

/** Writes text (one character a byte). @returns whether all of it went */
export function* writeStream(stream: Stream, text: string): Kernel<boolean> {
  if (!stream.writable) {
    stream.error = true;
    setErrno(EBADF);
    return false;
  }
  if (text === '') return true;
  if (stream.standard === 1 || stream.standard === 2) {
    const done = yield* writeStandard(stream.standard, text);
    if (!done) stream.error = true;
    return done;
  }
  stream.ahead = '';
  const bytes = encodeAnsi(stream.text ? text.replace(/\n/g, '\r\n') : text);
  const { status, written } = yield* writeHandle(stream.handle, bytes, stream.append ? 'end' : stream.position);
  if (status < 0) {
    stream.error = true;
    setErrno(errnoOf(RtlNtStatusToDosError(status)));
    return false;
  }
  if (stream.append) {
    const { facts } = yield* queryHandle(stream.handle);
    stream.position = facts?.size ?? stream.position;
  } else stream.position += written;
  return true;
}

/** Has at least one more character ahead. @returns false at the end or for an error */
export function* fill(stream: Stream): Kernel<boolean> {
  if (stream.ahead !== '') return true;
  if (!stream.readable) {
    stream.error = true;
    setErrno(EBADF);
    return false;
  }
  if (stream.eof && stream.standard < 0) return false;
  let more: string;
  if (stream.standard === 0) more = yield* readStandard(CONSOLE_LINE);
  else {
    const { status, bytes } = yield* readHandle(stream.handle, BLOCK, stream.position);
    if (status < 0) {
      stream.error = true;
      setErrno(errnoOf(RtlNtStatusToDosError(status)));
      return false;
    }
    more = decodeAnsi(bytes);
  }
  if (more === '') {
    stream.eof = true;
    return false;
  }
  stream.ahead = more;
  return true;
}

/** The next character; EOF at the end. In text mode "\r\n" is one "\n". */
export function* readCharacter(stream: Stream): Kernel<number> {
  for (;;) {
    if (!(yield* fill(stream))) return EOF;
    const c = stream.ahead.charCodeAt(0);
    stream.ahead = stream.ahead.slice(1);
    stream.position++;
    if (c === 13 && stream.text && (yield* fill(stream)) && stream.ahead[0] === '\n') continue;
    return c;
  }
}

export function pushBack(stream: Stream, c: number): void {
  stream.ahead = String.fromCharCode(c) + stream.ahead;
  stream.position--;
  stream.eof = false;
}

export function* closeStream(stream: Stream): Kernel<number> {
  streams.current.map.delete(stream.file);
  if (stream.standard >= 0) return 0;
  RtlProcessHeap().release(stream.file);
  return (yield* NtClose(stream.handle)) < 0 ? EOF : 0;
}

/** Nothing is ever held back; open files are closed with the process. */
export function* flushAll(): Kernel<void> {}

/** Moves the position. */
export function* seekStream(stream: Stream, offset: number, origin: number): Kernel<number> {
  if (stream.standard >= 0) {
    setErrno(EINVAL);
    return -1;
  }
  let base = 0;
  if (origin === 1) base = stream.position;
  else if (origin === 2) {
    const { facts } = yield* queryHandle(stream.handle);
    base = facts?.size ?? 0;
  } else if (origin !== 0) {
    setErrno(EINVAL);
    return -1;
  }
  if (base + offset < 0) {
    setErrno(EINVAL);
    return -1;
  }
  stream.position = base + offset;
  stream.ahead = '';
  stream.eof = false;
  return 0;
}
