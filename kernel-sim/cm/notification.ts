/**
 * One registry operation as registry callbacks see it: told before, in the order of altitudes, and after, the other way round.
 *
 * A routine that answers an error before the operation ends it there with that error; STATUS_CALLBACK_BYPASS ends it with success, the routine having done it all.
 * Those above are told the result, those below learn nothing. After the operation STATUS_CALLBACK_BYPASS puts ReturnStatus in the result's place.
 */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { STATUS_CALLBACK_BYPASS, STATUS_INSUFFICIENT_RESOURCES, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { REG_POST_OPERATION_INFORMATION as POST } from '../abi/structs.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import type { Pointer } from '../rings/layout.ts';
import { fillBytes, readLong, writeBytes, writeLong, writeUshort, writeWideChars } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import {
  type CallbackRegistration,
  CmpCallRoutine,
  CmpContextOf,
  CmpEnter,
  CmpInterested,
  CmpLeave,
} from './registration.ts';

const TAG = poolTag('CMno');
const UNICODE_STRING_BYTES = 8;

/** REG_NOTIFY_CLASS: before and after each operation. */
export const Operation = {
  DeleteKey: [0, 15],
  SetValueKey: [1, 16],
  DeleteValueKey: [2, 17],
  SetInformationKey: [3, 18],
  RenameKey: [4, 19],
  EnumerateKey: [5, 20],
  EnumerateValueKey: [6, 21],
  QueryKey: [7, 22],
  QueryValueKey: [8, 23],
  QueryMultipleValueKey: [9, 24],
  KeyHandleClose: [14, 25],
  CreateKeyEx: [26, 27],
  OpenKeyEx: [28, 29],
  FlushKey: [30, 31],
} as const satisfies Record<string, readonly [number, number]>;

export type OperationName = keyof typeof Operation;

/** A text becomes a UNICODE_STRING of the kernel's, bytes a copy in pool; `null` is four zeroed bytes that the word points to. */
export type Word = number | string | Uint8Array | null;

export interface Notification {
  readonly operation: OperationName;
  /** The key object whose contexts are shown: the root's when a key is opened. */
  readonly object: Pointer;
  /** The structure, word by word. */
  readonly words: readonly Word[];
  /** Which of the words are the context of the call and of the object. */
  readonly callContext: number;
  readonly objectContext: number;
  /** The key object that the result is about; `object` when absent. */
  readonly result?: (frame: Frame, status: number) => Pointer;
  /** Takes over what routines have left in the frame, before it goes. */
  readonly settle?: (frame: Frame, status: number) => number;
}

/** The structures of an operation in pool. */
export class Frame {
  readonly block: Pointer;
  readonly post: Pointer;
  /** Address of what each word points to; 0 for a plain number. */
  readonly targets: readonly Pointer[];

  constructor(block: Pointer, post: Pointer, targets: readonly Pointer[]) {
    this.block = block;
    this.post = post;
    this.targets = targets;
  }

  word(index: number): number {
    return readLong(this.block + 4 * index);
  }

  setWord(index: number, value: number): void {
    writeLong(this.block + 4 * index, value);
  }
}

/** The notification of most operations: the object, what is special, and the three words at the end. */
export function CmpNotification(operation: OperationName, object: Pointer, words: readonly Word[] = []): Notification {
  const callContext = words.length + 1;
  return {
    operation,
    object,
    words: [object, ...words, 0, 0, 0],
    callContext,
    objectContext: callContext + 1,
  };
}

const align = (bytes: number): number => (bytes + 3) & ~3;

function room(word: Word): number {
  if (typeof word === 'number') return 0;
  if (word === null) return 4;
  if (typeof word === 'string') return UNICODE_STRING_BYTES + align(2 * word.length + 2);
  return align(word.length);
}

function makeFrame(words: readonly Word[]): Frame | undefined {
  const fixed = 4 * words.length + POST.sizeof;
  const bytes = fixed + words.reduce<number>((sum, word) => sum + room(word), 0);
  const block = ExAllocateKernelPool(NonPagedPool, bytes, TAG);
  if (block === 0) return undefined;
  fillBytes(block, bytes, 0);
  let at = block + fixed;
  const targets = words.map((word, i) => {
    if (typeof word === 'number') {
      writeLong(block + 4 * i, word);
      return 0;
    }
    const target = at;
    at += room(word);
    if (typeof word === 'string') writeString(target, word);
    else if (word !== null) writeBytes(target, word);
    const pointer = word !== null && typeof word !== 'string' && word.length === 0 ? 0 : target;
    writeLong(block + 4 * i, pointer);
    return pointer;
  });
  return new Frame(block, block + 4 * words.length, targets);
}

function writeString(at: Pointer, text: string): void {
  writeUshort(at, 2 * text.length);
  writeUshort(at + 2, 2 * text.length + 2);
  writeLong(at + 4, at + UNICODE_STRING_BYTES);
  writeWideChars(at + UNICODE_STRING_BYTES, text);
}

interface Called {
  readonly registration: CallbackRegistration;
  readonly callContext: number;
}

/**
 * Carries out an operation with the registered routines around it.
 * @param perform the operation; its frame is there when somebody is told
 * @returns the operation's status, or what a routine put in its place
 */
export function* CmpWithCallbacks(
  notification: Notification,
  perform: (frame: Frame | undefined) => Kernel<number>,
): Kernel<number> {
  const interested = CmpInterested();
  if (interested.length === 0) return yield* perform(undefined);
  const frame = makeFrame(notification.words);
  if (!frame) return STATUS_INSUFFICIENT_RESOURCES;
  CmpEnter(interested);
  try {
    const called: Called[] = [];
    const before = yield* callPre(notification, frame, interested, called);
    let status = before;
    if (before === STATUS_SUCCESS) status = yield* perform(frame);
    else if (before === STATUS_CALLBACK_BYPASS) status = STATUS_SUCCESS;
    status = yield* callPost(notification, frame, called.reverse(), status);
    return notification.settle ? notification.settle(frame, status) : status;
  } finally {
    CmpLeave(interested);
    ExFreePoolWithTag(frame.block, TAG);
  }
}

/** @returns STATUS_SUCCESS when the operation may go on, else what ended it */
function* callPre(
  notification: Notification,
  frame: Frame,
  interested: readonly CallbackRegistration[],
  called: Called[],
): Kernel<number> {
  const { operation, object, callContext, objectContext } = notification;
  for (const registration of interested) {
    frame.setWord(callContext, 0);
    frame.setWord(objectContext, CmpContextOf(registration, object));
    const answer = yield* CmpCallRoutine(registration, Operation[operation][0], frame.block);
    if (answer < 0) return answer;
    called.push({ registration, callContext: frame.word(callContext) });
  }
  return STATUS_SUCCESS;
}

function* callPost(
  notification: Notification,
  frame: Frame,
  called: readonly Called[],
  result: number,
): Kernel<number> {
  const { operation, object, callContext, objectContext } = notification;
  const { block, post } = frame;
  let status = result;
  for (const one of called) {
    const context = CmpContextOf(one.registration, object);
    frame.setWord(callContext, one.callContext);
    frame.setWord(objectContext, context);
    writeLong(post + POST.Object, notification.result ? notification.result(frame, status) : object);
    writeLong(post + POST.Status, status);
    writeLong(post + POST.PreInformation, block);
    writeLong(post + POST.ReturnStatus, status);
    writeLong(post + POST.CallContext, one.callContext);
    writeLong(post + POST.ObjectContext, context);
    writeLong(post + POST.Reserved, 0);
    const answer = yield* CmpCallRoutine(one.registration, Operation[operation][1], post);
    if (answer === STATUS_CALLBACK_BYPASS) status = readLong(post + POST.ReturnStatus);
  }
  return status;
}
