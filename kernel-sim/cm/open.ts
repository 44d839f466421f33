/** Opening and creating keys: NtOpenKey, NtOpenKeyEx, NtCreateKey. */
import {
  OBJ_CASE_INSENSITIVE,
  REG_CREATED_NEW_KEY,
  REG_LEGAL_OPTION,
  REG_OPTION_OPEN_LINK,
} from '../abi/constants.gen.ts';
import {
  STATUS_INVALID_PARAMETER,
  STATUS_OBJECT_NAME_INVALID,
  STATUS_OBJECT_PATH_SYNTAX_BAD,
  STATUS_OBJECT_TYPE_MISMATCH,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql, KeGetPreviousMode } from '../ke/index.ts';
import {
  NO_ATTRIBUTES,
  type ObjectAttributes,
  ObpCaptureAttributes,
  ObpCaptureName,
  ObpCreateHandle,
  ObpDereferenceObject,
  ObpGuard,
  ObpLookupName,
  ObpProbeWrite,
  ObpReferenceByHandle,
  ObpReferenced,
  OpenReason,
  zw,
} from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { CmpKeyObjectType } from './key-object.ts';
import { CmpExitNotify } from './notify.ts';
import { ParseContext } from './parse.ts';

export interface OpenedKey {
  readonly status: number;
  readonly handle: number;
  /** REG_CREATED_NEW_KEY or REG_OPENED_EXISTING_KEY; 0 when it failed. */
  readonly disposition: number;
}

/** Opens or creates a key by name. Names of keys do not mind case, whatever the attributes say. */
export function* CmpOpenKey(
  attributes: ObjectAttributes,
  access: number,
  mode: number,
  context: ParseContext,
): Kernel<OpenedKey> {
  const failed = (status: number): OpenedKey => ({ status, handle: 0, disposition: 0 });
  if (attributes.name === undefined) return failed(STATUS_OBJECT_PATH_SYNTAX_BAD);
  const request = {
    path: attributes.name,
    remaining: '',
    object: 0,
    root: attributes.root,
    attributes: attributes.attributes | OBJ_CASE_INSENSITIVE,
    mode,
    type: CmpKeyObjectType,
    access,
    context,
    insert: 0,
  };
  const status = yield* ObpLookupName(request);
  yield* CmpExitNotify();
  if (status < 0) return failed(status);
  const reason = context.disposition === REG_CREATED_NEW_KEY ? OpenReason.CREATE : OpenReason.OPEN;
  const made = yield* ObpCreateHandle(reason, request.object, context.granted, attributes.attributes, mode);
  yield* ObpDereferenceObject(request.object);
  return made.status < 0 ? failed(made.status) : { ...made, disposition: context.disposition };
}

interface Captured {
  attributes: ObjectAttributes;
  className: string | undefined;
}

/** What the caller passes by pointers, as values. */
function capture(
  mode: number,
  handlePointer: Pointer,
  attributesPointer: Pointer,
  classPointer: Pointer,
  dispositionPointer: Pointer,
): { status: number; captured: Captured } {
  const captured: Captured = { attributes: NO_ATTRIBUTES, className: undefined };
  const status = ObpGuard(mode, () => {
    ObpProbeWrite(mode, handlePointer, 4);
    if (dispositionPointer !== 0) ObpProbeWrite(mode, dispositionPointer, 4);
    if (attributesPointer === 0) return STATUS_INVALID_PARAMETER;
    const taken = ObpCaptureAttributes(attributesPointer, mode);
    if (taken.status < 0) return taken.status;
    captured.attributes = taken.attributes;
    const className = classPointer === 0 ? undefined : ObpCaptureName(classPointer, mode);
    if (className === null) return STATUS_INVALID_PARAMETER;
    captured.className = className;
    return STATUS_SUCCESS;
  });
  return { status, captured };
}

/** Hands the results out. As NT: a pointer that has become bad in the meantime loses them, not the key. */
function answer(mode: number, opened: OpenedKey, handlePointer: Pointer, dispositionPointer: Pointer): number {
  if (opened.status < 0) return opened.status;
  ObpGuard(mode, () => {
    writeLong(handlePointer, opened.handle);
    if (dispositionPointer !== 0) writeLong(dispositionPointer, opened.disposition);
    return STATUS_SUCCESS;
  });
  return opened.status;
}

/**
 * Opens the key of that name, or creates it in the one above, which must exist.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS with the disposition; STATUS_OBJECT_NAME_NOT_FOUND (a key on the way), STATUS_ACCESS_DENIED, STATUS_CHILD_MUST_BE_VOLATILE,
 *   STATUS_INVALID_PARAMETER (options, a name of more than 255 characters, a key directly below \Registry, \Registry\Machine or \Registry\User), STATUS_KEY_DELETED (the root)
 * Not modelled: REG_OPTION_BACKUP_RESTORE (no privilege opens a key), TitleIndex.
 * @see ZwCreateKey
 */
export function* NtCreateKey(
  handlePointer: Pointer,
  access: number,
  attributesPointer: Pointer,
  _titleIndex: number,
  classPointer: Pointer,
  options: number,
  dispositionPointer: Pointer,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'NtCreateKey');
  if (options & ~REG_LEGAL_OPTION) return STATUS_INVALID_PARAMETER;
  const mode = KeGetPreviousMode();
  const { status, captured } = capture(mode, handlePointer, attributesPointer, classPointer, dispositionPointer);
  if (status < 0) return status;
  const context = new ParseContext(true, options, captured.className, captured.attributes.descriptor);
  const opened = yield* CmpOpenKey(captured.attributes, access, mode, context);
  return answer(mode, opened, handlePointer, dispositionPointer);
}

/** NtCreateKey with the previous mode KernelMode. @irql PASSIVE_LEVEL @see ZwCreateKey */
export function* ZwCreateKey(
  handlePointer: Pointer,
  access: number,
  attributesPointer: Pointer,
  titleIndex: number,
  classPointer: Pointer,
  options: number,
  dispositionPointer: Pointer,
): Kernel<number> {
  return yield* zw(
    NtCreateKey(handlePointer, access, attributesPointer, titleIndex, classPointer, options, dispositionPointer),
  );
}

function* open(handlePointer: Pointer, access: number, attributesPointer: Pointer, options: number): Kernel<number> {
  const mode = KeGetPreviousMode();
  const { status, captured } = capture(mode, handlePointer, attributesPointer, 0, 0);
  if (status < 0) return status;
  if (captured.attributes.name === undefined) return STATUS_OBJECT_NAME_INVALID;
  const opened = yield* CmpOpenKey(captured.attributes, access, mode, new ParseContext(false, options));
  return answer(mode, opened, handlePointer, 0);
}

/**
 * Opens the key of that name.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_OBJECT_NAME_NOT_FOUND, STATUS_ACCESS_DENIED, STATUS_OBJECT_PATH_SYNTAX_BAD, STATUS_INVALID_HANDLE (the root), STATUS_KEY_DELETED
 * @see ZwOpenKey
 */
export function* NtOpenKey(handlePointer: Pointer, access: number, attributesPointer: Pointer): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'NtOpenKey');
  return yield* open(handlePointer, access, attributesPointer, 0);
}

/** NtOpenKey with the previous mode KernelMode. @irql PASSIVE_LEVEL @see ZwOpenKey */
export function* ZwOpenKey(handlePointer: Pointer, access: number, attributesPointer: Pointer): Kernel<number> {
  return yield* zw(NtOpenKey(handlePointer, access, attributesPointer));
}

/**
 * As NtOpenKey; REG_OPTION_OPEN_LINK opens a symbolic link itself.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * Not modelled: REG_OPTION_BACKUP_RESTORE.
 * @see ZwOpenKeyEx
 */
export function* NtOpenKeyEx(
  handlePointer: Pointer,
  access: number,
  attributesPointer: Pointer,
  options: number,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'NtOpenKeyEx');
  if (options & ~(REG_OPTION_OPEN_LINK | 0x4)) return STATUS_INVALID_PARAMETER;
  return yield* open(handlePointer, access, attributesPointer, options);
}

/** NtOpenKeyEx with the previous mode KernelMode. @irql PASSIVE_LEVEL @see ZwOpenKeyEx */
export function* ZwOpenKeyEx(
  handlePointer: Pointer,
  access: number,
  attributesPointer: Pointer,
  options: number,
): Kernel<number> {
  return yield* zw(NtOpenKeyEx(handlePointer, access, attributesPointer, options));
}

/** No transaction objects exist, so that no handle can be one's: STATUS_INVALID_HANDLE, or STATUS_OBJECT_TYPE_MISMATCH for another object's. */
function* refuseTransaction(handle: number): Kernel<number> {
  const status = ObpReferenceByHandle(handle, 0, 0, KeGetPreviousMode());
  if (status < 0) return status;
  yield* ObpDereferenceObject(ObpReferenced.object);
  return STATUS_OBJECT_TYPE_MISMATCH;
}

/**
 * ZwCreateKey within a transaction.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_INVALID_HANDLE, STATUS_OBJECT_TYPE_MISMATCH: transactions (ZwCreateTransaction) are not modelled, so that the handle is none's
 * @see ZwCreateKeyTransacted
 */
export function* ZwCreateKeyTransacted(
  _handlePointer: Pointer,
  _access: number,
  _attributesPointer: Pointer,
  _titleIndex: number,
  _classPointer: Pointer,
  _options: number,
  transaction: number,
  _dispositionPointer: Pointer,
): Kernel<number> {
  return yield* zw(refuseTransaction(transaction));
}

/**
 * ZwOpenKey within a transaction.
 * @irql PASSIVE_LEVEL
 * @returns as ZwCreateKeyTransacted
 * @see ZwOpenKeyTransacted
 */
export function* ZwOpenKeyTransacted(
  _handlePointer: Pointer,
  _access: number,
  _attributesPointer: Pointer,
  transaction: number,
): Kernel<number> {
  return yield* zw(refuseTransaction(transaction));
}
