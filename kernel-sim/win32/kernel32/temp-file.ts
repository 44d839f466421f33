/** Names for temporary files. */
import { ERROR_BUFFER_OVERFLOW, ERROR_DIRECTORY } from '../../abi/win32.gen.ts';
import { KiSystemTime } from '../../ke/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import { NtClose } from '../ntdll/nt.ts';
import { fullPath } from '../ntdll/path.ts';
import { fail, succeeded } from '../ntdll/teb.ts';
import { Access, CreateOption, Disposition, openPath, queryPath } from './file-core.ts';
import { parameters } from './parameters.ts';

const STATUS_OBJECT_NAME_COLLISION = 0xc0000035 | 0;
const FILE_ATTRIBUTE_DIRECTORY = 0x10;
const MAX_PATH = 260;
const PREFIX = 3;
/** A backslash, the prefix, four digits, ".tmp" and the zero. */
const NAME = 1 + PREFIX + 4 + 5;
const NUMBERS = 0x10000;
const HUNDRED_NANOSECONDS_A_MILLISECOND = 10_000n;

function* temporaryName(
  charset: Charset,
  folder: Pointer,
  prefix: Pointer,
  unique: number,
  to: Pointer,
): Kernel<number> {
  const path = charset.read(folder).replace(/\\+$/, '');
  if (path.length + NAME > MAX_PATH) return fail(ERROR_BUFFER_OVERFLOW);
  const start = (charset.readOptional(prefix) ?? '').slice(0, PREFIX);
  const name = (number: number): string => `${path}\\${start}${number.toString(16).toUpperCase()}.tmp`;
  const given = unique & (NUMBERS - 1);
  if (given !== 0) {
    charset.write(to, name(given));
    return given;
  }
  const { current } = parameters;
  const directory = yield* queryPath(fullPath(path === '' ? '\\' : path, current.currentDirectory));
  if (!((directory.facts?.attributes ?? 0) & FILE_ATTRIBUTE_DIRECTORY)) return fail(ERROR_DIRECTORY);
  const first = Number((KiSystemTime() / HUNDRED_NANOSECONDS_A_MILLISECOND) % BigInt(NUMBERS));
  for (let i = 0; i < NUMBERS; i++) {
    const number = (first + i) % NUMBERS || 1;
    const { status, handle } = yield* openPath(name(number), {
      access: Access.FILE_READ_ATTRIBUTES | Access.SYNCHRONIZE,
      disposition: Disposition.CREATE,
      options: CreateOption.NON_DIRECTORY_FILE | CreateOption.SYNCHRONOUS_IO_NONALERT,
    });
    if (status === STATUS_OBJECT_NAME_COLLISION) continue;
    if (status < 0) return succeeded(status);
    yield* NtClose(handle);
    charset.write(to, name(number));
    return number;
  }
  return succeeded(STATUS_OBJECT_NAME_COLLISION);
}

/**
 * Makes up the name of a file in a directory: three letters of the prefix, a number, `.tmp`. With `uUnique` 0 the number is one that no file has yet, and
 * the file is created; otherwise it is `uUnique`, and nothing is looked at. Returns the number; 0 and ERROR_DIRECTORY when there is no such directory.
 *
 * @irql ring 3
 * @see GetTempFileNameW
 */
export function* GetTempFileNameW(path: Pointer, prefix: Pointer, uUnique: number, to: Pointer): Kernel<number> {
  return yield* temporaryName(wide, path, prefix, uUnique, to);
}
/** @irql ring 3 @see GetTempFileNameA */
export function* GetTempFileNameA(path: Pointer, prefix: Pointer, uUnique: number, to: Pointer): Kernel<number> {
  return yield* temporaryName(ansi, path, prefix, uUnique, to);
}
