/**
 * NtNotifyChangeKey: telling a thread that something has changed in a key, or below it.
 *
 * The first call on a key object says what to watch for. From then on changes count, also while nobody waits: the next call is over at once. Results reach the
 * caller in its own thread, as a kernel APC.
 *
 * Not modelled: the buffer, which Windows does not fill either.
 */
import {
  EVENT_MODIFY_STATE,
  KEY_NOTIFY,
  REG_LEGAL_CHANGE_FILTER,
  REG_NOTIFY_CHANGE_ATTRIBUTES,
  REG_NOTIFY_CHANGE_LAST_SET,
  REG_NOTIFY_CHANGE_NAME,
} from '../abi/constants.gen.ts';
import {
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_PARAMETER,
  STATUS_KEY_DELETED,
  STATUS_NOTIFY_CLEANUP,
  STATUS_NOTIFY_ENUM_DIR,
  STATUS_PENDING,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { ExQueueWorkItem } from '../ex/index.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { IopAcquireEvent, IopReleaseEvent } from '../io/index.ts';
import {
  KeAssertIrql,
  KeGetCurrentThread,
  KeGetPreviousMode,
  KernelMode,
  KeSetEvent,
  KiCheckForSoftwareInterrupts,
  KiQueueKernelApc,
  KiQueueUserApc,
  KiSetEvent,
  KiWait,
  UserMode,
} from '../ke/index.ts';
import {
  ExpEventType,
  ObpDereferenceObject,
  ObpGuard,
  ObpProbeWrite,
  ObpReferenceByHandle,
  ObpReferenced,
  zw,
} from '../ob/index.ts';
import { spendForEach } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeLong } from '../rings/memory.ts';
import { callUser, type Kernel } from '../rings/request.ts';
import { CmpKeyObjectType, CmpNode } from './key-object.ts';
import type { KeyNode } from './node.ts';

/** One call that waits, or whose event is to be set. */
interface Watch {
  readonly thread: Pointer;
  readonly mode: number;
  /** KEVENT: the caller's, referenced, or this module's own. 0 for none. */
  readonly event: Pointer;
  readonly synchronous: boolean;
  readonly iosb: Pointer;
  readonly apcRoutine: Pointer;
  readonly apcContext: Pointer;
  status: number;
}

/** What a key object watches. */
interface NotifyBlock {
  readonly filter: number;
  readonly tree: boolean;
  /** Something has changed while nobody waited. */
  pending: boolean;
  watches: Watch[];
}

export type ChangeKind = 'name' | 'value' | 'attributes';

const FILTERS: Readonly<Record<ChangeKind, number>> = {
  name: REG_NOTIFY_CHANGE_NAME,
  value: REG_NOTIFY_CHANGE_LAST_SET,
  attributes: REG_NOTIFY_CHANGE_ATTRIBUTES,
};

/** Calls that may wait on one key object: NT has no more pool for them at some point either. */
const MAXIMUM_WATCHES = 5_000;

let blocks = new Map<Pointer, NotifyBlock>();
/** Somebody has been told, and has not had the processor yet. */
let told = false;

export function CmpInitializeNotify(): void {
  blocks = new Map();
  told = false;
}

/** Something has changed in `node`: its subkeys ('name'), its values, or itself. */
export function CmpReportChange(node: KeyNode, kind: ChangeKind): void {
  spendForEach(blocks.size);
  for (const [object, block] of blocks) {
    if (!(block.filter & FILTERS[kind])) continue;
    const watched = CmpNode(object);
    let at: KeyNode | undefined = node;
    while (block.tree && at && at !== watched) at = at.parent;
    if (at === watched) complete(block, STATUS_NOTIFY_ENUM_DIR);
  }
}

function complete(block: NotifyBlock, status: number): void {
  const { watches } = block;
  block.watches = [];
  if (watches.length === 0) block.pending = true;
  else told = true;
  for (const watch of watches) {
    watch.status = status;
    if (watch.synchronous) KiSetEvent(watch.event, 1);
    else KiQueueKernelApc(watch.thread, () => deliver(watch), 1);
  }
}

/** At the end of an operation: who has been told of it, the running thread perhaps, gets to know. */
export function* CmpExitNotify(): Kernel<void> {
  if (!told) return;
  told = false;
  yield* KiCheckForSoftwareInterrupts();
}

/** In the thread that asked: the status block, the event, and the APC or (from the kernel) the work item. */
function* deliver(watch: Watch): Kernel<void> {
  const { event, apcRoutine, apcContext, iosb, mode } = watch;
  writeStatus(watch);
  if (event !== 0) {
    yield* KeSetEvent(event, 1, 0);
    yield* ObpDereferenceObject(event);
  }
  if (apcRoutine === 0) return;
  if (mode === KernelMode) yield* ExQueueWorkItem(apcRoutine, apcContext);
  else
    KiQueueUserApc(watch.thread, function* () {
      yield callUser('v', apcRoutine, apcContext, iosb, 0);
    });
}

function writeStatus({ iosb, mode, status }: Watch): void {
  ObpGuard(mode, () => {
    writeLong(iosb + 4, 0);
    writeLong(iosb, status);
    return STATUS_SUCCESS;
  });
}

/** The last handle to a key object is closed: who still watches through it is told so. */
export function* CmpStopWatching(object: Pointer): Kernel<void> {
  const block = blocks.get(object);
  if (!block) return;
  blocks.delete(object);
  complete(block, STATUS_NOTIFY_CLEANUP);
  yield* CmpExitNotify();
}

/** A thread ends: its watches go, and their events are set. */
export function* CmpThreadRundown(thread: Pointer): Kernel<void> {
  for (const block of blocks.values()) {
    const mine = block.watches.filter((watch) => watch.thread === thread);
    block.watches = block.watches.filter((watch) => watch.thread !== thread);
    for (const { event, synchronous } of mine) {
      if (event === 0 || synchronous) continue;
      yield* KeSetEvent(event, 1, 0);
      yield* ObpDereferenceObject(event);
    }
  }
}

function* waitFor(block: NotifyBlock, watch: Watch): Kernel<number> {
  try {
    const waited = yield* KiWait([watch.event], { mode: watch.mode });
    if (waited !== STATUS_SUCCESS) return waited;
    writeStatus(watch);
    return watch.status;
  } finally {
    block.watches = block.watches.filter((other) => other !== watch);
    IopReleaseEvent(watch.event);
  }
}

/** Looks the caller's event up, with a reference. */
function referenceEvent(handle: number, mode: number): { status: number; event: Pointer } {
  if (handle === 0) return { status: STATUS_SUCCESS, event: 0 };
  const status = ObpReferenceByHandle(handle, EVENT_MODIFY_STATE, ExpEventType, mode);
  return { status, event: status < 0 ? 0 : ObpReferenced.object };
}

function blockOf(object: Pointer, filter: number, tree: boolean): NotifyBlock {
  const known = blocks.get(object);
  if (known) return known;
  const made = { filter, tree, pending: false, watches: [] };
  blocks.set(object, made);
  return made;
}

/**
 * Watches a key, with `watchTree` also those below: for subkeys that come and go (REG_NOTIFY_CHANGE_NAME) and values that are set and deleted (REG_NOTIFY_CHANGE_LAST_SET).
 * Without `asynchronous` it waits. From the kernel, `apcRoutine` is a WORK_QUEUE_ITEM and `apcContext` its queue.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_PENDING (asynchronous), STATUS_NOTIFY_ENUM_DIR (changed), STATUS_NOTIFY_CLEANUP (the handle was closed), STATUS_INVALID_PARAMETER, STATUS_KEY_DELETED,
 *   STATUS_ACCESS_DENIED (needs KEY_NOTIFY)
 * @see ZwNotifyChangeKey
 */
export function* NtNotifyChangeKey(
  handle: number,
  eventHandle: number,
  apcRoutine: Pointer,
  apcContext: Pointer,
  iosb: Pointer,
  filter: number,
  watchTree: number,
  _buffer: Pointer,
  _bufferSize: number,
  asynchronous: number,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'NtNotifyChangeKey');
  const mode = KeGetPreviousMode();
  if (filter === 0 || filter & ~REG_LEGAL_CHANGE_FILTER) return STATUS_INVALID_PARAMETER;
  const probed = ObpGuard(mode, () => {
    ObpProbeWrite(mode, iosb, 8);
    return STATUS_SUCCESS;
  });
  if (probed < 0) return probed;
  const found = ObpReferenceByHandle(handle, KEY_NOTIFY, CmpKeyObjectType, mode);
  if (found < 0) return found;
  const { object } = ObpReferenced;
  try {
    if (CmpNode(object).deleted) return STATUS_KEY_DELETED;
    const { status, event } = referenceEvent(eventHandle, mode);
    if (status < 0) return status;
    const synchronous = (asynchronous & 0xff) === 0;
    const block = blockOf(object, filter, (watchTree & 0xff) !== 0);
    if (block.watches.length >= MAXIMUM_WATCHES) {
      if (event !== 0) yield* ObpDereferenceObject(event);
      return STATUS_INSUFFICIENT_RESOURCES;
    }
    const watch: Watch = {
      thread: KeGetCurrentThread(),
      mode: mode === UserMode ? UserMode : KernelMode,
      event: synchronous ? IopAcquireEvent() : event,
      synchronous,
      iosb,
      apcRoutine,
      apcContext,
      status: STATUS_PENDING,
    };
    block.watches.push(watch);
    // Not before: while the event goes, the last handle to the key may be closed.
    if (synchronous && event !== 0) yield* ObpDereferenceObject(event);
    if (block.pending) {
      block.pending = false;
      complete(block, STATUS_NOTIFY_ENUM_DIR);
    }
    if (synchronous) return yield* waitFor(block, watch);
    yield* CmpExitNotify();
    return STATUS_PENDING;
  } finally {
    yield* ObpDereferenceObject(object);
  }
}

/** NtNotifyChangeKey with the previous mode KernelMode. @irql PASSIVE_LEVEL @see ZwNotifyChangeKey */
export function* ZwNotifyChangeKey(
  handle: number,
  eventHandle: number,
  apcRoutine: Pointer,
  apcContext: Pointer,
  iosb: Pointer,
  filter: number,
  watchTree: number,
  buffer: Pointer,
  bufferSize: number,
  asynchronous: number,
): Kernel<number> {
  return yield* zw(
    NtNotifyChangeKey(
      handle,
      eventHandle,
      apcRoutine,
      apcContext,
      iosb,
      filter,
      watchTree,
      buffer,
      bufferSize,
      asynchronous,
    ),
  );
}
