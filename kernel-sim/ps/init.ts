/** Starting the process manager: types, the System process, the worker threads, and what lower components wait to be told. */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { ExAllocateKernelPool, ExpWorkerThread, ExpWorkerThreads } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import { KiRegisterExitThread, KiRegisterUserException } from '../ke/index.ts';
import {
  ExpTimerRundown,
  ObExportVariable,
  ObpDeleteQueued,
  ObpPublishType,
  ObRegisterDeleteWorker,
  ObRegisterPseudoHandles,
} from '../ob/index.ts';
import { SeRegisterCurrentToken } from '../se/index.ts';
import { PspInitializeCids } from './cid.ts';
import { PspExitThread, PspInitializeExit, PspQueueWork, PspUserException, PsRegisterThreadRundown } from './exit.ts';
import { PspCreateIdleProcess } from './idle.ts';
import { PspInitializeNotify } from './notify.ts';
import { PROCESS_ALL_ACCESS, PspCreateSystemProcess, PspInitializeProcesses, PspProcessType } from './process.ts';
import { PspInitializeSystemThreads, PspStartKernelThread } from './system-thread.ts';
import { PspInitializeThreads, PspSetExitRoutine, PspThreadType, THREAD_ALL_ACCESS } from './thread.ts';
import { PspCurrentToken } from './token.ts';

/** Base priority of the System process. */
const SYSTEM_PRIORITY = 8;

/** Makes the process manager anew: afterwards the System process (4) exists, its worker threads are ready, and each processor has its idle thread. */
export function PsInitSystem(): void {
  PspInitializeCids();
  PspInitializeNotify();
  PspInitializeExit();
  PsRegisterThreadRundown(ExpTimerRundown);
  PspInitializeSystemThreads();
  PspInitializeProcesses(ExAllocateKernelPool(NonPagedPool, 8, poolTag('PsHd')));
  PspInitializeThreads();
  ObpPublishType(PspProcessType);
  ObpPublishType(PspThreadType);
  ObRegisterPseudoHandles({
    processType: PspProcessType,
    threadType: PspThreadType,
    processAccess: PROCESS_ALL_ACCESS,
    threadAccess: THREAD_ALL_ACCESS,
  });
  PspSetExitRoutine(PspExitThread);
  KiRegisterExitThread(PspExitThread);
  KiRegisterUserException(PspUserException);
  SeRegisterCurrentToken(PspCurrentToken);
  const system = PspCreateSystemProcess();
  PspCreateIdleProcess();
  ObExportVariable('PsInitialSystemProcess', system);
  ObExportVariable('PsProcessType', PspProcessType);
  ObExportVariable('PsThreadType', PspThreadType);
  for (const { queue, priority, count } of ExpWorkerThreads)
    for (let i = 0; i < count; i++) PspStartKernelThread(() => ExpWorkerThread(queue), priority - SYSTEM_PRIORITY);
  ObRegisterDeleteWorker(() => PspQueueWork(ObpDeleteQueued));
}
