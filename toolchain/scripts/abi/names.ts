/** Tables from numbers back to names, for messages and views. */
import type { RingFacts } from './emit.ts';

interface Family {
  table: string;
  comment: string;
  /** Which constants belong to it, or exactly these. */
  members: RegExp | string[];
}

const FAMILIES: Family[] = [
  { table: 'majorFunctionNames', comment: 'IRP_MJ_xxx', members: /^IRP_MJ_(?!MAXIMUM_FUNCTION|SCSI|PNP_POWER)/ },
  {
    table: 'pnpMinorFunctionNames',
    comment: 'IRP_MN_xxx of IRP_MJ_PNP',
    members:
      /^IRP_MN_(START|QUERY|REMOVE|CANCEL|STOP|FILTER|READ|WRITE|EJECT|SET_LOCK|DEVICE_USAGE|SURPRISE)(?!_POWER|_DIRECTORY|_ALL_DATA|_SINGLE)/,
  },
  {
    table: 'deviceTypeNames',
    comment: 'FILE_DEVICE_xxx device types',
    members: /^FILE_DEVICE_(?!SECURE_OPEN|IS_MOUNTED)/,
  },
  {
    table: 'transferMethodNames',
    comment: 'METHOD_xxx',
    members: ['METHOD_BUFFERED', 'METHOD_IN_DIRECT', 'METHOD_OUT_DIRECT', 'METHOD_NEITHER'],
  },
  {
    table: 'poolTypeNames',
    comment: 'POOL_TYPE',
    members: [
      'NonPagedPool',
      'PagedPool',
      'NonPagedPoolMustSucceed',
      'NonPagedPoolCacheAligned',
      'PagedPoolCacheAligned',
      'NonPagedPoolNx',
      'NonPagedPoolNxCacheAligned',
    ],
  },
  {
    table: 'irqlNames',
    comment: 'IRQLs',
    members: [
      'PASSIVE_LEVEL',
      'APC_LEVEL',
      'DISPATCH_LEVEL',
      'PROFILE_LEVEL',
      'CLOCK2_LEVEL',
      'IPI_LEVEL',
      'POWER_LEVEL',
      'HIGH_LEVEL',
    ],
  },
  {
    table: 'waitReasonNames',
    comment: 'KWAIT_REASON',
    members: /^(Executive|FreePage|PageIn|PoolAllocation|DelayExecution|Suspended|UserRequest|Wr[A-Z]\w*)$/,
  },
  {
    table: 'threadStateNames',
    comment: 'KTHREAD_STATE',
    members: [
      'Initialized',
      'Ready',
      'Running',
      'Standby',
      'Terminated',
      'Waiting',
      'Transition',
      'DeferredReady',
      'GateWait',
    ],
  },
  { table: 'kernelObjectNames', comment: 'KOBJECTS', members: /^(\w+Object)$/ },
  { table: 'ioTypeNames', comment: 'IO_TYPE_xxx', members: /^IO_TYPE_(?!CSQ)/ },
  {
    table: 'createDispositionNames',
    comment: 'create dispositions',
    members: ['FILE_SUPERSEDE', 'FILE_OPEN', 'FILE_CREATE', 'FILE_OPEN_IF', 'FILE_OVERWRITE', 'FILE_OVERWRITE_IF'],
  },
];

export function emitNames(kernel: RingFacts, head: string): string {
  let text = head;
  for (const { table, comment, members } of FAMILIES) {
    const all = [...kernel.constants.values()];
    const chosen = all.filter(({ name, header }) =>
      members instanceof RegExp
        ? members.test(name) &&
          (table !== 'kernelObjectNames' || (header === 'ringside/ntosp.h' && !name.startsWith('MaximumKernel')))
        : members.includes(name),
    );
    if (chosen.length === 0) throw new Error(`no constant belongs to ${table}`);
    const seen = new Set<bigint>();
    text += `\n/** ${comment} by number. */\nexport const ${table}: Readonly<Record<number, string>> = {\n`;
    for (const { name, value } of chosen.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0))) {
      if (!seen.has(value)) text += `  ${value}: '${name}',\n`;
      seen.add(value);
    }
    text += '};\n';
  }
  return text;
}
