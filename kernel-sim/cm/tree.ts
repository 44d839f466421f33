/** Keys with all that is below them. */
import { DELETE, KEY_ENUMERATE_SUB_KEYS, KEY_QUERY_VALUE, KEY_SET_VALUE } from '../abi/constants.gen.ts';
import { STATUS_NO_MORE_ENTRIES, STATUS_SUCCESS } from '../abi/status.gen.ts';
import type { Kernel } from '../rings/request.ts';
import type { RegistryClient } from './client.ts';

const ACCESS = DELETE | KEY_ENUMERATE_SUB_KEYS | KEY_QUERY_VALUE | KEY_SET_VALUE;

/** Deletes the keys below an open key. @returns the first failure; what was deleted before stays so */
export function* CmpDeleteSubkeys(client: RegistryClient, key: number): Kernel<number> {
  for (;;) {
    const first = yield* client.enumerateKey(key, 0);
    if (first.status === STATUS_NO_MORE_ENTRIES) return STATUS_SUCCESS;
    if (first.status < 0) return first.status;
    const status = yield* CmpDeleteTree(client, key, first.name);
    if (status < 0) return status;
  }
}

/** Deletes the key of that path and all below it. */
export function* CmpDeleteTree(client: RegistryClient, root: number, path: string): Kernel<number> {
  const opened = yield* client.open(root, path, ACCESS);
  if (opened.status < 0) return opened.status;
  let status = yield* CmpDeleteSubkeys(client, opened.handle);
  if (status >= 0) status = yield* client.deleteKey(opened.handle);
  yield* client.close(opened.handle);
  return status;
}

/** Deletes the values of an open key. */
export function* CmpDeleteValues(client: RegistryClient, key: number): Kernel<number> {
  for (;;) {
    const first = yield* client.enumerateValue(key, 0);
    if (first.status === STATUS_NO_MORE_ENTRIES) return STATUS_SUCCESS;
    if (first.status < 0) return first.status;
    const status = yield* client.deleteValue(key, first.name);
    if (status < 0) return status;
  }
}
