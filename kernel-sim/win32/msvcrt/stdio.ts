/** Streams as C programs use them. Wide characters are written and read as the ANSI code page has them. @see Stream I/O (C runtime library) */
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import {
  readBytes,
  readLonglong,
  writeBytes,
  writeLong,
  writeLonglong,
  writeUchar,
  writeUshort,
} from '../../rings/user-memory.ts';
import { RtlNtStatusToDosError } from '../../rtl/status-to-error.ts';
import { deletePath, renamePath } from '../kernel32/file-core.ts';
import { ansi, ansiToUnit, decodeAnsi, encodeAnsi, readAnsi, readWide, unitToAnsi } from '../ntdll/code-page.ts';
import { EINVAL, errnoOf, errnoText, getErrno, setErrno } from './errno.ts';
import {
  closeStream,
  EOF,
  openStream,
  pushBack,
  readCharacter,
  type Stream,
  seekStream,
  standardStream,
  streamOf,
  writeStream,
} from './stream.ts';

const WEOF = 0xffff;

function* put(stream: Stream | undefined, text: string): Kernel<number> {
  return stream && (yield* writeStream(stream, text)) ? text.length : EOF;
}

/** @irql ring 3 @see puts */
export function* puts(string: Pointer): Kernel<number> {
  return (yield* put(standardStream(1), `${readAnsi(string)}\n`)) < 0 ? EOF : 0;
}
/** @irql ring 3 @see _putws */
export function* _putws(string: Pointer): Kernel<number> {
  return (yield* put(standardStream(1), `${readWide(string)}\n`)) < 0 ? EOF : 0;
}
/** @irql ring 3 @see putchar */
export function* putchar(c: number): Kernel<number> {
  return (yield* put(standardStream(1), String.fromCharCode(ansiToUnit(c & 0xff)))) < 0 ? EOF : c & 0xff;
}
/** @irql ring 3 @see putwchar */
export function* putwchar(c: number): Kernel<number> {
  return (yield* put(standardStream(1), String.fromCharCode(c & 0xffff))) < 0 ? WEOF : c & 0xffff;
}
/** @irql ring 3 @see fputs */
export function* fputs(string: Pointer, stream: Pointer): Kernel<number> {
  return (yield* put(streamOf(stream), readAnsi(string))) < 0 ? EOF : 0;
}
/** @irql ring 3 @see fputws */
export function* fputws(string: Pointer, stream: Pointer): Kernel<number> {
  return (yield* put(streamOf(stream), readWide(string))) < 0 ? EOF : 0;
}
/** @irql ring 3 @see fputc */
export function* fputc(c: number, stream: Pointer): Kernel<number> {
  return (yield* put(streamOf(stream), String.fromCharCode(ansiToUnit(c & 0xff)))) < 0 ? EOF : c & 0xff;
}
/** @irql ring 3 @see putc */
export function* putc(c: number, stream: Pointer): Kernel<number> {
  return yield* fputc(c, stream);
}
/** @irql ring 3 @see fputwc */
export function* fputwc(c: number, stream: Pointer): Kernel<number> {
  return (yield* put(streamOf(stream), String.fromCharCode(c & 0xffff))) < 0 ? WEOF : c & 0xffff;
}
/** @irql ring 3 @see perror */
export function* perror(text: Pointer): Kernel<void> {
  const prefix = text === 0 ? '' : readAnsi(text);
  yield* put(standardStream(2), `${prefix ? `${prefix}: ` : ''}${errnoText(getErrno())}\n`);
}
const FWRITE_BYTES = 0x100000;
/** @irql ring 3 @see fwrite */
export function* fwrite(buffer: Pointer, size: number, count: number, stream: Pointer): Kernel<number> {
  const bytes = (size >>> 0) * (count >>> 0);
  if (bytes === 0) return 0;
  // In pieces: the host's memory is not the caller's to take.
  for (let done = 0; done < bytes; done += FWRITE_BYTES) {
    const piece = readBytes(buffer + done, Math.min(FWRITE_BYTES, bytes - done));
    if ((yield* put(streamOf(stream), decodeAnsi(piece))) < 0) return Math.floor(done / (size >>> 0));
  }
  return count;
}

function* get(stream: Stream | undefined): Kernel<number> {
  return stream ? yield* readCharacter(stream) : EOF;
}
const byteOf = (unit: number): number => (unit < 0 ? EOF : Math.max(0, unitToAnsi(unit)));

/** @irql ring 3 @see fgetc */
export function* fgetc(stream: Pointer): Kernel<number> {
  return byteOf(yield* get(streamOf(stream)));
}
/** @irql ring 3 @see getc */
export function* getc(stream: Pointer): Kernel<number> {
  return byteOf(yield* get(streamOf(stream)));
}
/** @irql ring 3 @see getchar */
export function* getchar(): Kernel<number> {
  return byteOf(yield* get(standardStream(0)));
}
/** @irql ring 3 @see fgetwc */
export function* fgetwc(stream: Pointer): Kernel<number> {
  const unit = yield* get(streamOf(stream));
  return unit < 0 ? WEOF : unit;
}
/** @irql ring 3 @see getwchar */
export function* getwchar(): Kernel<number> {
  const unit = yield* get(standardStream(0));
  return unit < 0 ? WEOF : unit;
}
/** @irql ring 3 @see ungetc */
export function ungetc(c: number, stream: Pointer): number {
  const known = streamOf(stream);
  if (!known || c === EOF) return EOF;
  pushBack(known, ansiToUnit(c & 0xff));
  return c & 0xff;
}

/** A line with its line feed, at most `limit` characters; undefined at the end. */
function* line(stream: Stream, limit: number): Kernel<string | undefined> {
  let text = '';
  while (text.length < limit) {
    const c = yield* readCharacter(stream);
    if (c < 0) break;
    text += String.fromCharCode(c);
    if (c === 10) break;
  }
  return text === '' && limit > 0 ? undefined : text;
}

/** @irql ring 3 @see fgets */
export function* fgets(buffer: Pointer, count: number, stream: Pointer): Kernel<Pointer> {
  const known = streamOf(stream);
  if (!known || count <= 0) return 0;
  const text = yield* line(known, count - 1);
  if (text === undefined) return 0;
  ansi.write(buffer, text);
  return buffer;
}
/** @irql ring 3 @see fgetws */
export function* fgetws(buffer: Pointer, count: number, stream: Pointer): Kernel<Pointer> {
  const known = streamOf(stream);
  if (!known || count <= 0) return 0;
  const text = yield* line(known, count - 1);
  if (text === undefined) return 0;
  for (let i = 0; i < text.length; i++) writeUshort(buffer + 2 * i, text.charCodeAt(i));
  writeUshort(buffer + 2 * text.length, 0);
  return buffer;
}
/** @irql ring 3 @see gets_s */
export function* gets_s(buffer: Pointer, size: number): Kernel<Pointer> {
  const text = yield* line(standardStream(0), 0x7fffffff);
  if (text === undefined) return 0;
  const plain = text.replace(/\n$/, '');
  if (plain.length >= size >>> 0) {
    if (size !== 0) writeUchar(buffer, 0);
    setErrno(EINVAL);
    return 0;
  }
  ansi.write(buffer, plain);
  return buffer;
}
/** @irql ring 3 @see fread */
export function* fread(buffer: Pointer, size: number, count: number, stream: Pointer): Kernel<number> {
  const known = streamOf(stream);
  const wanted = (size >>> 0) * (count >>> 0);
  if (!known || wanted === 0) return 0;
  let text = '';
  while (text.length < wanted) {
    // A whole block at once where no line ends are translated.
    if (!known.text && known.ahead !== '') {
      const part = known.ahead.slice(0, wanted - text.length);
      known.ahead = known.ahead.slice(part.length);
      known.position += part.length;
      text += part;
      continue;
    }
    const c = yield* readCharacter(known);
    if (c < 0) break;
    text += String.fromCharCode(c);
  }
  writeBytes(buffer, encodeAnsi(text));
  return Math.floor(text.length / (size >>> 0));
}

function* open(name: string, mode: string): Kernel<Pointer> {
  return (yield* openStream(name, mode))?.file ?? 0;
}
/** @irql ring 3 @see fopen */
export function* fopen(name: Pointer, mode: Pointer): Kernel<Pointer> {
  return yield* open(readAnsi(name), readAnsi(mode));
}
/** @irql ring 3 @see _wfopen */
export function* _wfopen(name: Pointer, mode: Pointer): Kernel<Pointer> {
  return yield* open(readWide(name), readWide(mode));
}
function* openChecked(result: Pointer, name: string, mode: string): Kernel<number> {
  const file = yield* open(name, mode);
  writeLong(result, file);
  return file ? 0 : getErrno();
}
/** @irql ring 3 @see fopen_s */
export function* fopen_s(stream: Pointer, name: Pointer, mode: Pointer): Kernel<number> {
  return yield* openChecked(stream, readAnsi(name), readAnsi(mode));
}
/** @irql ring 3 @see _wfopen_s */
export function* _wfopen_s(stream: Pointer, name: Pointer, mode: Pointer): Kernel<number> {
  return yield* openChecked(stream, readWide(name), readWide(mode));
}
/** The stream's address does not change on Windows; here a new one is returned. @irql ring 3 @see freopen */
export function* freopen(name: Pointer, mode: Pointer, stream: Pointer): Kernel<Pointer> {
  const old = streamOf(stream);
  if (old) yield* closeStream(old);
  return yield* open(readAnsi(name), readAnsi(mode));
}
/** @irql ring 3 @see fclose */
export function* fclose(stream: Pointer): Kernel<number> {
  const known = streamOf(stream);
  return known ? yield* closeStream(known) : EOF;
}
/** Nothing is held back: there is nothing to do. @irql ring 3 @see fflush */
export function fflush(stream: Pointer): number {
  return stream === 0 || streamOf(stream) ? 0 : EOF;
}
/** @irql ring 3 @see fseek */
export function* fseek(stream: Pointer, offset: number, origin: number): Kernel<number> {
  const known = streamOf(stream);
  return known ? yield* seekStream(known, offset, origin) : -1;
}
/** @irql ring 3 @see _fseeki64 */
export function* _fseeki64(stream: Pointer, offset: bigint, origin: number): Kernel<number> {
  const known = streamOf(stream);
  return known ? yield* seekStream(known, Number(offset), origin) : -1;
}
/** @irql ring 3 @see ftell */
export function ftell(stream: Pointer): number {
  return streamOf(stream)?.position ?? -1;
}
/** @irql ring 3 @see _ftelli64 */
export function _ftelli64(stream: Pointer): bigint {
  return BigInt(streamOf(stream)?.position ?? -1);
}
/** @irql ring 3 @see rewind */
export function* rewind(stream: Pointer): Kernel<void> {
  const known = streamOf(stream);
  if (!known) return;
  yield* seekStream(known, 0, 0);
  known.error = false;
}
/** @irql ring 3 @see fgetpos */
export function fgetpos(stream: Pointer, position: Pointer): number {
  const known = streamOf(stream);
  if (!known) return -1;
  writeLonglong(position, BigInt(known.position));
  return 0;
}
/** @irql ring 3 @see fsetpos */
export function* fsetpos(stream: Pointer, position: Pointer): Kernel<number> {
  const known = streamOf(stream);
  return known ? yield* seekStream(known, Number(readLonglong(position)), 0) : -1;
}
/** @irql ring 3 @see feof */
export function feof(stream: Pointer): number {
  return streamOf(stream)?.eof ? 1 : 0;
}
/** @irql ring 3 @see ferror */
export function ferror(stream: Pointer): number {
  return streamOf(stream)?.error ? 1 : 0;
}
/** @irql ring 3 @see clearerr */
export function clearerr(stream: Pointer): void {
  const known = streamOf(stream);
  if (!known) return;
  known.error = false;
  known.eof = false;
}
/** Accepted without effect. @irql ring 3 @see setbuf */
export function setbuf(_stream: Pointer, _buffer: Pointer): void {}
/** Accepted without effect: nothing is held back anyway. @irql ring 3 @see setvbuf */
export function setvbuf(stream: Pointer, _buffer: Pointer, _mode: number, _size: number): number {
  return streamOf(stream) ? 0 : -1;
}
/** @irql ring 3 @see _fileno */
export function _fileno(stream: Pointer): number {
  const known = streamOf(stream);
  return known ? (known.standard >= 0 ? known.standard : known.handle) : -1;
}
/** @irql ring 3 @see remove */
export function* remove(name: Pointer): Kernel<number> {
  return result(yield* deletePath(readAnsi(name), false));
}
/** @irql ring 3 @see rename */
export function* rename(from: Pointer, to: Pointer): Kernel<number> {
  return result(yield* renamePath(readAnsi(from), readAnsi(to), false));
}
function result(status: number): number {
  if (status >= 0) return 0;
  setErrno(errnoOf(RtlNtStatusToDosError(status)));
  return -1;
}
