/** Starting the configuration manager. */
import { PsRegisterThreadRundown } from '../ps/index.ts';
import type { Pointer } from '../rings/layout.ts';
import type { Kernel } from '../rings/request.ts';
import { CmpMakeHives } from './hives.ts';
import { CmpForgetKeyObject, CmpInitializeKeyObjects, CmpPublishRoot } from './key-object.ts';
import { CmpKeepRoot } from './machine-value.ts';
import { CmpResetUsage } from './node.ts';
import { CmpNotification, CmpWithCallbacks } from './notification.ts';
import { CmpInitializeNotify, CmpStopWatching, CmpThreadRundown } from './notify.ts';
import { CmpParseKey } from './parse.ts';
import { CmpCleanUpContexts, CmpInitializeCallbacks } from './registration.ts';

/** The type's close procedure: callbacks are told of the last handle to a key object. They cannot keep it open. */
function* closeKey(
  _process: Pointer,
  object: Pointer,
  _access: number,
  _processHandles: number,
  handles: number,
): Kernel<void> {
  if (handles > 1) return;
  yield* CmpWithCallbacks(CmpNotification('KeyHandleClose', object), function* () {
    return 0;
  });
  yield* CmpStopWatching(object);
}

/** The type's delete procedure. */
function* deleteKeyObject(object: Pointer): Kernel<void> {
  yield* CmpCleanUpContexts(object);
  CmpForgetKeyObject(object);
}

/** Makes the registry anew. Comes after io, before the first thread. */
export function CmInitSystem(processors: number): void {
  CmpResetUsage();
  CmpInitializeCallbacks();
  CmpInitializeNotify();
  CmpInitializeKeyObjects({ parse: CmpParseKey, close: closeKey, delete: deleteKeyObject });
  const root = CmpMakeHives(processors);
  CmpKeepRoot(root);
  CmpPublishRoot(root);
  PsRegisterThreadRundown(CmpThreadRundown);
}
