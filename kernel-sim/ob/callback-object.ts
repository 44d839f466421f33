/** The type of ex's callback objects, and how they are made and found by name. Their content is ex's own (ex/callback.ts). */
import { OBJ_OPENIF } from '../abi/constants.gen.ts';
import { STATUS_OBJECT_NAME_NOT_FOUND } from '../abi/status.gen.ts';
import { CALLBACK_OBJECT_BYTES, ExRegisterCallbackObjects } from '../ex/callback.ts';
import { KernelMode } from '../ke/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';
import type { Kernel } from '../rings/request.ts';
import { ObpCaptureAttributes } from './capture.ts';
import { ObpCreateObject, ObpInsertObject } from './create.ts';
import type { ObjectAttributes } from './create-info.ts';
import { ObpReferenceByName } from './open.ts';
import { ObpRecordReference } from './record.ts';
import { DEFAULT_TAG, ObpDereferenceObject, ObpReferenceObject } from './reference.ts';
import { ObCreateObjectType } from './type.ts';

const READ_CONTROL = 0x00020000;
const SYNCHRONIZE = 0x00100000;
const CALLBACK_MODIFY_STATE = 1;
const CALLBACK_ALL_ACCESS = 0x000f0000 | SYNCHRONIZE | CALLBACK_MODIFY_STATE;

let callbackType: Pointer = 0;

export function ExpInitializeCallbackObjects(): void {
  callbackType = ObCreateObjectType('Callback', {
    poolTag: 'Call',
    genericMapping: [
      READ_CONTROL,
      READ_CONTROL | CALLBACK_MODIFY_STATE,
      READ_CONTROL | SYNCHRONIZE,
      CALLBACK_ALL_ACCESS,
    ],
    validAccess: CALLBACK_ALL_ACCESS,
  });
  ExRegisterCallbackObjects({ open, reference: ObpReferenceObject, dereference: ObpDereferenceObject });
}

interface Opened {
  readonly status: number;
  readonly object: Pointer;
  readonly created: boolean;
}

function* open(pointer: Pointer, create: boolean): Kernel<Opened> {
  const { status, attributes } = ObpCaptureAttributes(pointer, KernelMode);
  if (status < 0) return { status, object: 0, created: false };
  const opened = yield* openOrCreate(attributes, create);
  // The caller has a reference now, and has to give it back.
  if (opened.status >= 0) ObpRecordReference(opened.object, KiCallerSite(), DEFAULT_TAG, 'ExCreateCallback');
  return opened;
}

function* openOrCreate(attributes: ObjectAttributes, create: boolean): Kernel<Opened> {
  if (attributes.name !== undefined) {
    const found = yield* ObpReferenceByName(attributes, callbackType, CALLBACK_MODIFY_STATE, KernelMode);
    if (found.status >= 0 || found.status !== STATUS_OBJECT_NAME_NOT_FOUND || !create)
      return { ...found, created: false };
  } else if (!create) return { status: STATUS_OBJECT_NAME_NOT_FOUND, object: 0, created: false };
  // Somebody else may make one of the same name in the meantime: then that is the one.
  const wanted = { ...attributes, attributes: attributes.attributes | OBJ_OPENIF };
  const made = ObpCreateObject(callbackType, CALLBACK_OBJECT_BYTES, wanted);
  if (made.status < 0) return { ...made, created: false };
  const { status, object } = yield* ObpInsertObject(made.object, { keep: true });
  return { status, object, created: status >= 0 && object === made.object };
}
