/**
 * Key objects: what a handle to a registry key leads to. Each open makes one; those of one key share its key control block, whose address is the key's
 * identity.
 *
 *   key object (CM_KEY_BODY)   0x00 Type 'ky02'   0x04 KeyControlBlock   0x08 NotifyBlock   0x0C ProcessID
 *   key control block          0x00 RefCount      0x04 Name (UNICODE_STRING), once somebody has asked for it
 */
import { KEY_ALL_ACCESS, KEY_EXECUTE, KEY_READ, KEY_WRITE, NonPagedPool } from '../abi/constants.gen.ts';
import { STATUS_INSUFFICIENT_RESOURCES, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import { KernelMode } from '../ke/index.ts';
import {
  NO_ATTRIBUTES,
  ObCreateObjectType,
  ObExportVariable,
  type ObjectTypeInitializer,
  ObpAllocateObject,
  ObpAllocateText,
  ObpCompleteObject,
  ObpCountType,
  ObpCreateObject,
  ObpFreeText,
  ObpInsertEntry,
  ObpPublishType,
  ObpRootDirectory,
  ObpSetSecurityDescriptor,
} from '../ob/index.ts';
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong, writeUshort } from '../rings/memory.ts';
import { type GenericMapping, SepAllocateDescriptor } from '../se/index.ts';
import type { KeyNode } from './node.ts';

/** 'ky02', as NT marks its key bodies. */
const KEY_BODY_TYPE = 0x6b793032;
const BODY = { Type: 0x00, KeyControlBlock: 0x04, NotifyBlock: 0x08, ProcessID: 0x0c, SIZE: 0x18 } as const;
const BLOCK = { RefCount: 0, Length: 4, MaximumLength: 6, Buffer: 8, SIZE: 12 } as const;
const TAG_BLOCK = poolTag('CMkb');
const TAG_NAME = 'CMnb';

export const KeyMapping: GenericMapping = [KEY_READ, KEY_WRITE, KEY_EXECUTE, KEY_ALL_ACCESS];
/** On 32-bit Windows these two bits of an access mask mean nothing. */
export const WOW64_BITS = 0x0300;

interface ControlBlock {
  readonly pointer: Pointer;
  /** Texts that the name has had; a driver may still read an old one. */
  readonly names: { readonly text: string; readonly buffer: Pointer }[];
}

let nodes = new Map<Pointer, KeyNode>();
let blocks = new Map<KeyNode, ControlBlock>();
export let CmpKeyObjectType: Pointer = 0;

export type KeyProcedures = Required<Pick<ObjectTypeInitializer, 'parse' | 'close' | 'delete'>>;

export function CmpInitializeKeyObjects(procedures: KeyProcedures): void {
  nodes = new Map();
  blocks = new Map();
  CmpKeyObjectType = ObCreateObjectType('Key', {
    poolTag: 'Key ',
    genericMapping: KeyMapping,
    validAccess: KEY_ALL_ACCESS | 0x00100000,
    queryName: (object) => CmpNode(object).path,
    dump: (object) => {
      const node = CmpNode(object);
      return node.deleted ? `${node.path} (deleted)` : node.path;
    },
    ...procedures,
  });
  ObpPublishType(CmpKeyObjectType);
  ObExportVariable('CmKeyObjectType', CmpKeyObjectType);
}

/** The key of a key object. */
export function CmpNode(object: Pointer): KeyNode {
  const node = nodes.get(object);
  if (!node) throw new SimulatorError('not a key object');
  return node;
}

/** Whether `object` points to a key object that still exists: drivers pass any pointer. */
export function CmpIsKeyObject(object: Pointer): boolean {
  return nodes.has(object);
}

export function CmpKeyObjects(): IterableIterator<Pointer> {
  return nodes.keys();
}

/** A new key object with one reference. */
export function CmpCreateKeyObject(node: KeyNode, processId: number): { status: number; object: Pointer } {
  const failed = { status: STATUS_INSUFFICIENT_RESOURCES, object: 0 };
  const descriptor = SepAllocateDescriptor(node.descriptor);
  if (descriptor.status < 0) return failed;
  const made = ObpCreateObject(CmpKeyObjectType, BODY.SIZE, NO_ATTRIBUTES, KernelMode);
  const entered = made.status >= 0 && attach(made.object, node, processId);
  if (!entered) {
    ExFreePoolWithTag(descriptor.descriptor, poolTag('SeSd'));
    return failed;
  }
  ObpCompleteObject(made.object);
  ObpSetSecurityDescriptor(made.object, descriptor.descriptor);
  return { status: STATUS_SUCCESS, object: made.object };
}

function attach(object: Pointer, node: KeyNode, processId: number): boolean {
  let block = blocks.get(node);
  if (!block) {
    const pointer = ExAllocateKernelPool(NonPagedPool, BLOCK.SIZE, TAG_BLOCK);
    if (pointer === 0) return false;
    for (let i = 0; i < BLOCK.SIZE; i += 4) writeLong(pointer + i, 0);
    block = { pointer, names: [] };
    blocks.set(node, block);
  }
  writeLong(block.pointer, readLong(block.pointer) + 1);
  writeLong(object + BODY.Type, KEY_BODY_TYPE);
  writeLong(object + BODY.KeyControlBlock, block.pointer);
  writeLong(object + BODY.ProcessID, processId);
  nodes.set(object, node);
  return true;
}

/** The object is going: the key control block goes with the last one of its key. */
export function CmpForgetKeyObject(object: Pointer): void {
  const node = nodes.get(object);
  const block = node && blocks.get(node);
  nodes.delete(object);
  if (!node || !block) return;
  const left = readLong(block.pointer) - 1;
  writeLong(block.pointer, left);
  if (left > 0) return;
  for (const { buffer } of block.names) ObpFreeText(buffer, TAG_NAME);
  ExFreePoolWithTag(block.pointer, TAG_BLOCK);
  blocks.delete(node);
}

/** The address of the key's control block: the same for all its key objects. */
export function CmpKeyId(object: Pointer): Pointer {
  return readLong(object + BODY.KeyControlBlock);
}

/** A UNICODE_STRING with the key's full name, which lasts as long as one of its key objects; 0 when there is no pool. */
export function CmpKeyNameString(object: Pointer): Pointer {
  const node = CmpNode(object);
  const block = blocks.get(node);
  if (!block) throw new SimulatorError('a key object without a key control block');
  const text = node.path;
  if (block.names.at(-1)?.text !== text) {
    const buffer = ObpAllocateText(text, TAG_NAME);
    if (buffer === 0) return 0;
    block.names.push({ text, buffer });
    writeUshort(block.pointer + BLOCK.Length, 2 * text.length);
    writeUshort(block.pointer + BLOCK.MaximumLength, 2 * text.length + 2);
    writeLong(block.pointer + BLOCK.Buffer, buffer);
  }
  return block.pointer + BLOCK.Length;
}

/** Makes the object `\REGISTRY` in the object manager's root directory. */
export function CmpPublishRoot(root: KeyNode): Pointer {
  const object = ObpAllocateObject(CmpKeyObjectType, BODY.SIZE, 'Key ', {
    name: root.name,
    permanent: true,
    kernel: true,
  });
  const descriptor = SepAllocateDescriptor(root.descriptor);
  if (object === 0 || descriptor.status < 0 || !attach(object, root, 0)) throw new SimulatorError('no pool at boot');
  ObpSetSecurityDescriptor(object, descriptor.descriptor);
  ObpCountType(CmpKeyObjectType, 'Objects', 1);
  if (!ObpInsertEntry(ObpRootDirectory(), root.name, object)) throw new SimulatorError('no pool at boot');
  return object;
}
