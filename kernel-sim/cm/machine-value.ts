/** What the system itself looks up in the registry: no handle, no access check, and no registry callback hears of it. */
import type { KeyNode, RegistryValue } from './node.ts';

let root: KeyNode | undefined;

export function CmpKeepRoot(node: KeyNode): void {
  root = node;
}

/** A value below `\Registry`; the path leads through no link. Undefined when it is not there. */
export function CmpMachineValue(path: string, name: string): RegistryValue | undefined {
  let node = root;
  for (const part of path.split('\\')) node = node?.subkey(part);
  return node?.value(name);
}
