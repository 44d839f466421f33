/**
 * The registry as other system code uses it: operations with JavaScript values, in a mode, with registry callbacks around them as for anybody else.
 *
 * What is read goes through a buffer as that of any caller does, since callbacks may look into it, and fill it. The client names where such buffers come from: pool, or
 * the heap of a process.
 */
import { OBJ_KERNEL_HANDLE, PagedPool } from '../abi/constants.gen.ts';
import {
  STATUS_BUFFER_OVERFLOW,
  STATUS_BUFFER_TOO_SMALL,
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import {
  KEY_FULL_INFORMATION as FULL,
  KEY_NODE_INFORMATION as NODE,
  KEY_VALUE_FULL_INFORMATION as VALUE_FULL,
  KEY_VALUE_PARTIAL_INFORMATION as VALUE_PARTIAL,
} from '../abi/structs.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import { KernelMode } from '../ke/index.ts';
import { ObpCloseHandle } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readBytes, readLonglong, readUlong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import type { SecurityDescriptor } from '../se/index.ts';
import { CmpDataText } from './data.ts';
import { KeyInformation, ValueInformation } from './information.ts';
import { CmpDeleteKey, CmpEnumerateKey, CmpQueryKey } from './key.ts';
import { CmpOpenKey, type OpenedKey } from './open.ts';
import { ParseContext } from './parse.ts';
import { CmpDeleteValue, CmpEnumerateValue, CmpQueryValue, CmpSetValue } from './value.ts';

export interface BufferSource {
  /** 0 when there is no memory. */
  allocate(bytes: number): Pointer;
  free(buffer: Pointer): void;
}

export interface ValueResult {
  readonly status: number;
  readonly name: string;
  readonly type: number;
  readonly data: Uint8Array;
}

export interface SubkeyResult {
  readonly status: number;
  readonly name: string;
  readonly className: string;
  readonly lastWrite: bigint;
}

/** KEY_FULL_INFORMATION; lengths in bytes. */
export interface KeyFigures {
  readonly status: number;
  readonly className: string;
  readonly lastWrite: bigint;
  readonly subkeys: number;
  readonly longestName: number;
  readonly longestClass: number;
  readonly values: number;
  readonly longestValueName: number;
  readonly longestData: number;
}

export interface CreateKeyOptions {
  readonly options?: number;
  readonly className?: string | undefined;
  readonly descriptor?: SecurityDescriptor | undefined;
  readonly attributes?: number;
}

/** Room for what most values and names need; the second call has enough for all. */
const FIRST_TRY = 256;
const NO_VALUE: ValueResult = { status: 0, name: '', type: 0, data: new Uint8Array() };

export class RegistryClient {
  private readonly mode: number;
  private readonly buffers: BufferSource;
  private readonly attributes: number;

  /** @param attributes OBJ_ bits of the handles that it opens */
  constructor(mode: number, buffers: BufferSource, attributes = 0) {
    this.mode = mode;
    this.buffers = buffers;
    this.attributes = attributes;
  }

  /** @param root handle that the path starts from; 0 for an absolute path */
  *open(root: number, path: string, access: number, options = 0, attributes = 0): Kernel<OpenedKey> {
    const wanted = { root, name: path, attributes: this.attributes | attributes, descriptor: undefined };
    return yield* CmpOpenKey(wanted, access, this.mode, new ParseContext(false, options));
  }

  *create(root: number, path: string, access: number, how: CreateKeyOptions = {}): Kernel<OpenedKey> {
    const wanted = { root, name: path, attributes: this.attributes | (how.attributes ?? 0), descriptor: undefined };
    const context = new ParseContext(true, how.options, how.className, how.descriptor);
    return yield* CmpOpenKey(wanted, access, this.mode, context);
  }

  *close(handle: number): Kernel<number> {
    return yield* ObpCloseHandle(handle, this.mode);
  }

  *set(handle: number, name: string, type: number, data: Uint8Array): Kernel<number> {
    return yield* CmpSetValue(handle, name, type, data, this.mode);
  }

  *deleteValue(handle: number, name: string): Kernel<number> {
    return yield* CmpDeleteValue(handle, name, this.mode);
  }

  *deleteKey(handle: number): Kernel<number> {
    return yield* CmpDeleteKey(handle, this.mode);
  }

  *query(handle: number, name: string): Kernel<ValueResult> {
    return yield* this.ask(
      (buffer, length, result) =>
        CmpQueryValue(handle, name, ValueInformation.PARTIAL, buffer, length, result, this.mode),
      NO_VALUE,
      (at) => ({
        status: STATUS_SUCCESS,
        name,
        type: readUlong(at + VALUE_PARTIAL.Type),
        data: readBytes(at + VALUE_PARTIAL.Data, readUlong(at + VALUE_PARTIAL.DataLength)),
      }),
    );
  }

  *enumerateValue(handle: number, index: number): Kernel<ValueResult> {
    return yield* this.ask(
      (buffer, length, result) =>
        CmpEnumerateValue(handle, index, ValueInformation.FULL, buffer, length, result, this.mode),
      NO_VALUE,
      (at) => {
        const size = readUlong(at + VALUE_FULL.DataLength);
        return {
          status: STATUS_SUCCESS,
          name: CmpDataText(readBytes(at + VALUE_FULL.Name, readUlong(at + VALUE_FULL.NameLength))),
          type: readUlong(at + VALUE_FULL.Type),
          data: size === 0 ? new Uint8Array() : readBytes(at + readUlong(at + VALUE_FULL.DataOffset), size),
        };
      },
    );
  }

  *enumerateKey(handle: number, index: number): Kernel<SubkeyResult> {
    return yield* this.ask(
      (buffer, length, result) =>
        CmpEnumerateKey(handle, index, KeyInformation.NODE, buffer, length, result, this.mode),
      { status: 0, name: '', className: '', lastWrite: 0n },
      (at) => {
        const classBytes = readUlong(at + NODE.ClassLength);
        const classAt = at + readUlong(at + NODE.ClassOffset);
        return {
          status: STATUS_SUCCESS,
          name: CmpDataText(readBytes(at + NODE.Name, readUlong(at + NODE.NameLength))),
          className: classBytes === 0 ? '' : CmpDataText(readBytes(classAt, classBytes)),
          lastWrite: readLonglong(at + NODE.LastWriteTime),
        };
      },
    );
  }

  *figures(handle: number): Kernel<KeyFigures> {
    return yield* this.ask(
      (buffer, length, result) => CmpQueryKey(handle, KeyInformation.FULL, buffer, length, result, this.mode),
      {
        status: 0,
        className: '',
        lastWrite: 0n,
        subkeys: 0,
        longestName: 0,
        longestClass: 0,
        values: 0,
        longestValueName: 0,
        longestData: 0,
      },
      (at) => ({
        status: STATUS_SUCCESS,
        className: CmpDataText(readBytes(at + FULL.Class, readUlong(at + FULL.ClassLength))),
        lastWrite: readLonglong(at + FULL.LastWriteTime),
        subkeys: readUlong(at + FULL.SubKeys),
        longestName: readUlong(at + FULL.MaxNameLen),
        longestClass: readUlong(at + FULL.MaxClassLen),
        values: readUlong(at + FULL.Values),
        longestValueName: readUlong(at + FULL.MaxValueNameLen),
        longestData: readUlong(at + FULL.MaxValueDataLen),
      }),
    );
  }

  /** The two calls: one with room for most answers, one with as much as that said. */
  private *ask<T extends { readonly status: number }>(
    call: (buffer: Pointer, length: number, result: Pointer) => Kernel<number>,
    nothing: T,
    read: (at: Pointer) => T,
  ): Kernel<T> {
    let room = FIRST_TRY;
    for (;;) {
      // The needed length comes before the structure, which keeps the latter aligned to 8 bytes.
      const buffer = this.buffers.allocate(8 + room);
      if (buffer === 0) return { ...nothing, status: STATUS_INSUFFICIENT_RESOURCES };
      try {
        const status = yield* call(buffer + 8, room, buffer);
        if (status === STATUS_SUCCESS) return read(buffer + 8);
        if (status !== STATUS_BUFFER_OVERFLOW && status !== STATUS_BUFFER_TOO_SMALL) return { ...nothing, status };
        // Somebody may make it longer in between: then once more.
        room = Math.max(2 * room, readUlong(buffer));
      } finally {
        this.buffers.free(buffer);
      }
    }
  }
}

const TAG = poolTag('CMcl');

/** The kernel's own client: access is not checked, handles are kernel handles. */
export const CmKernelClient = new RegistryClient(
  KernelMode,
  {
    allocate: (bytes) => ExAllocateKernelPool(PagedPool, bytes, TAG),
    free: (buffer) => ExFreePoolWithTag(buffer, TAG),
  },
  OBJ_KERNEL_HANDLE,
);
