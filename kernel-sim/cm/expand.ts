/** Variables in REG_EXPAND_SZ: `%SystemRoot%\system32`. */
import type { Pointer } from '../rings/layout.ts';
import { readWideString } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { upcase } from '../rtl/case.ts';
import { CmKernelClient } from './client.ts';
import { CmpDataString } from './data.ts';

const ENVIRONMENT = '\\Registry\\Machine\\System\\CurrentControlSet\\Control\\Session Manager\\Environment';
const KEY_QUERY_VALUE = 1;
/** Variables that are not in the registry. */
const SYSTEM: readonly (readonly [string, string])[] = [
  ['SYSTEMROOT', 'C:\\WINDOWS'],
  ['SYSTEMDRIVE', 'C:'],
  ['PROGRAMFILES', 'C:\\Program Files'],
];

/** Replaces `%NAME%`; a name that is not set stays as it is. */
export function CmpExpand(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/%([^%]+)%/g, (whole, name: string) => variables.get(upcase(name)) ?? whole);
}

/** An environment block: `NAME=value` texts, an empty one at the end. */
function readBlock(block: Pointer): Map<string, string> {
  const variables = new Map<string, string>();
  for (let at = block; ; ) {
    const text = readWideString(at);
    if (text === '') return variables;
    const equals = text.indexOf('=', 1);
    if (equals > 0) variables.set(upcase(text.slice(0, equals)), text.slice(equals + 1));
    at += 2 * text.length + 2;
  }
}

/** The variables of a block, or (NULL) those of the system. */
export function* CmpReadEnvironment(block: Pointer): Kernel<ReadonlyMap<string, string>> {
  if (block !== 0) return readBlock(block);
  const variables = new Map(SYSTEM);
  const opened = yield* CmKernelClient.open(0, ENVIRONMENT, KEY_QUERY_VALUE);
  if (opened.status < 0) return variables;
  for (let index = 0; ; index++) {
    const value = yield* CmKernelClient.enumerateValue(opened.handle, index);
    if (value.status < 0) break;
    variables.set(upcase(value.name), CmpExpand(CmpDataString(value.data), variables));
  }
  yield* CmKernelClient.close(opened.handle);
  return variables;
}
