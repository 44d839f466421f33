/**
 * The database of services in the registry: what the manager writes below `\Registry\Machine\System\CurrentControlSet\Services`.
 *
 * On Windows services.exe does this; here the thread that asked the manager does, in the kernel's name. Registry callbacks see it, and may refuse it.
 */
import { KEY_ALL_ACCESS, KEY_QUERY_VALUE, KEY_SET_VALUE } from '../../abi/constants.gen.ts';
import { STATUS_OBJECT_NAME_NOT_FOUND } from '../../abi/status.gen.ts';
import {
  CmKernelClient,
  CmpDataDword,
  CmpDataString,
  CmpDeleteTree,
  CmpDwordBytes,
  CmpMultiStringBytes,
  CmpStringBytes,
  RegType,
} from '../../cm/index.ts';
import type { Kernel } from '../../rings/request.ts';
import { RtlNtStatusToDosError } from '../../rtl/status-to-error.ts';
import { isDriver, ScmTakeSwept, type Service, type ServiceParameters, StartType } from './service.ts';

export const SERVICES = '\\Registry\\Machine\\System\\CurrentControlSet\\Services';

/** What can be changed about a service; absent fields stay. */
export type ServiceChange = Partial<ServiceParameters & { readonly description: string }>;

interface Value {
  readonly name: string;
  readonly type: number;
  /** undefined: the value is not there. */
  readonly data: Uint8Array | undefined;
}

/** A driver's path is one of the object manager's: a drive has `\??\` in front. */
function imagePath(path: string, driver: boolean): string {
  return driver && /^[a-z]:\\/i.test(path) ? `\\??\\${path}` : path;
}

/** The values that a change stands for. What is empty has none. */
function* valuesOf(change: ServiceChange, type: number): Generator<Value> {
  const driver = isDriver(type);
  const number = (name: string, value: number): Value => ({ name, type: RegType.DWORD, data: CmpDwordBytes(value) });
  const text = (name: string, value: string, kind: number = RegType.SZ): Value => ({
    name,
    type: kind,
    data: value === '' ? undefined : CmpStringBytes(value),
  });
  if (change.type !== undefined) yield number('Type', change.type);
  if (change.startType !== undefined) yield number('Start', change.startType);
  if (change.errorControl !== undefined) yield number('ErrorControl', change.errorControl);
  if (change.binaryPath !== undefined) yield text('ImagePath', imagePath(change.binaryPath, driver), RegType.EXPAND_SZ);
  if (change.displayName !== undefined) yield text('DisplayName', change.displayName);
  if (change.loadOrderGroup !== undefined) yield text('Group', change.loadOrderGroup);
  if (change.dependencies) {
    const { dependencies } = change;
    const data = dependencies.length === 0 ? undefined : CmpMultiStringBytes(dependencies);
    yield { name: 'DependOnService', type: RegType.MULTI_SZ, data };
  }
  if (change.account !== undefined && !driver) yield text('ObjectName', change.account);
  if (change.description !== undefined) yield text('Description', change.description);
}

function* writeValue(key: number, { name, type, data }: Value): Kernel<number> {
  if (data) return yield* CmKernelClient.set(key, name, type, data);
  const status = yield* CmKernelClient.deleteValue(key, name);
  return status === STATUS_OBJECT_NAME_NOT_FOUND ? 0 : status;
}

/** Writes what a change says into the service's key. @returns a Win32 error */
export function* writeService(name: string, change: ServiceChange, type: number, create: boolean): Kernel<number> {
  const path = `${SERVICES}\\${name}`;
  const opened = create
    ? yield* CmKernelClient.create(0, path, KEY_ALL_ACCESS)
    : yield* CmKernelClient.open(0, path, KEY_SET_VALUE);
  if (opened.status < 0) return RtlNtStatusToDosError(opened.status);
  let status = 0;
  for (const value of valuesOf(change, type)) {
    if (create && !value.data) continue;
    status = yield* writeValue(opened.handle, value);
    if (status < 0) break;
  }
  yield* CmKernelClient.close(opened.handle);
  return status < 0 ? RtlNtStatusToDosError(status) : 0;
}

/**
 * A service that is deleted first gets a mark: should its key outlive it, the next boot deletes it, and does not start it.
 * @returns a Win32 error; a key that somebody else has deleted is none
 */
export function* markForDeletion({ name }: Service): Kernel<number> {
  const opened = yield* CmKernelClient.open(0, `${SERVICES}\\${name}`, KEY_SET_VALUE);
  if (opened.status === STATUS_OBJECT_NAME_NOT_FOUND) return 0;
  if (opened.status < 0) return RtlNtStatusToDosError(opened.status);
  const { handle } = opened;
  let status = yield* CmKernelClient.set(handle, 'DeleteFlag', RegType.DWORD, CmpDwordBytes(1));
  if (status >= 0)
    status = yield* CmKernelClient.set(handle, 'Start', RegType.DWORD, CmpDwordBytes(StartType.DISABLED));
  yield* CmKernelClient.close(handle);
  return status < 0 ? RtlNtStatusToDosError(status) : 0;
}

/** Deletes the keys of services that have gone since the last call. A key that cannot be deleted stays, as an orphan. */
export function* removeSweptKeys(): Kernel<void> {
  for (const name of ScmTakeSwept()) yield* CmpDeleteTree(CmKernelClient, 0, `${SERVICES}\\${name}`);
}

/** What NtLoadDriver needs of a service's key; undefined when there is none. */
export function* readDriver(name: string): Kernel<{ type: number; imagePath: string } | undefined> {
  const opened = yield* CmKernelClient.open(0, `${SERVICES}\\${name}`, KEY_QUERY_VALUE);
  if (opened.status < 0) return undefined;
  const type = yield* CmKernelClient.query(opened.handle, 'Type');
  const path = yield* CmKernelClient.query(opened.handle, 'ImagePath');
  yield* CmKernelClient.close(opened.handle);
  return { type: CmpDataDword(type.data), imagePath: CmpDataString(path.data) };
}
