/**
 * RtlVerifyVersionInfo: is this Windows the one that is asked for?
 */
import { STATUS_INVALID_PARAMETER, STATUS_REVISION_MISMATCH, STATUS_SUCCESS } from '../abi/status.gen.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readUchar, readUshort } from '../rings/memory.ts';
import { RtlpVersion } from './version.ts';

const Type = {
  MINOR: 0x01,
  MAJOR: 0x02,
  BUILD: 0x04,
  PLATFORM: 0x08,
  SERVICE_PACK_MINOR: 0x10,
  SERVICE_PACK_MAJOR: 0x20,
  SUITE: 0x40,
  PRODUCT: 0x80,
} as const;
const Condition = { EQUAL: 1, GREATER: 2, GREATER_EQUAL: 3, LESS: 4, LESS_EQUAL: 5 } as const;
const ALL_TYPES = 0xff;
/** Each type's condition has three bits of the mask. */
const CONDITION_BITS = 3;
/** OSVERSIONINFOEXW. */
const INFO = {
  Major: 4,
  Minor: 8,
  Build: 12,
  Platform: 16,
  ServicePackMajor: 276,
  ServicePackMinor: 278,
  Suite: 280,
  Product: 282,
} as const;

const shiftOf = (type: number): bigint => BigInt(CONDITION_BITS * (31 - Math.clz32(type)));

function conditionOf(mask: bigint, type: number): number {
  return Number((mask >> shiftOf(type)) & 7n);
}

/** Puts the condition for a part of the version into a mask for RtlVerifyVersionInfo. @irql any @see VerSetConditionMask */
export function VerSetConditionMask(conditionMask: bigint, typeMask: number, condition: number): bigint {
  let mask = conditionMask;
  for (let type = 1; type <= Type.PRODUCT; type <<= 1)
    if (typeMask & type) mask = (mask & ~(7n << shiftOf(type))) | (BigInt(condition & 7) << shiftOf(type));
  return BigInt.asIntN(64, mask);
}

function holds(condition: number, is: number, wanted: number): boolean {
  switch (condition) {
    case Condition.EQUAL:
      return is === wanted;
    case Condition.GREATER:
      return is > wanted;
    case Condition.GREATER_EQUAL:
      return is >= wanted;
    case Condition.LESS:
      return is < wanted;
    case Condition.LESS_EQUAL:
      return is <= wanted;
    default:
      return false;
  }
}

/**
 * Compares the system's version with `*versionInfo`. Major, minor and service pack are compared as one number, the more significant part first, by the condition of the
 * first part that is asked for; the others each by their own.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_REVISION_MISMATCH, STATUS_INVALID_PARAMETER (nothing asked for, or no condition for it)
 * @see RtlVerifyVersionInfo
 */
export function RtlVerifyVersionInfo(versionInfo: Pointer, typeMask: number, conditionMask: bigint): number {
  if (!(typeMask & ALL_TYPES)) return STATUS_INVALID_PARAMETER;
  for (let type = 1; type <= Type.PRODUCT; type <<= 1)
    if (typeMask & type && conditionOf(conditionMask, type) === 0) return STATUS_INVALID_PARAMETER;
  const { major, minor, build, platform, product } = RtlpVersion;
  const word = (at: number): number => readLong((versionInfo + at) | 0) >>> 0;
  const half = (at: number): number => readUshort((versionInfo + at) | 0);
  // No service pack is installed.
  const ordered: readonly (readonly [type: number, is: number, wanted: number])[] = [
    [Type.MAJOR, major, word(INFO.Major)],
    [Type.MINOR, minor, word(INFO.Minor)],
    [Type.SERVICE_PACK_MAJOR, 0, half(INFO.ServicePackMajor)],
    [Type.SERVICE_PACK_MINOR, 0, half(INFO.ServicePackMinor)],
  ];
  const asked = ordered.filter(([type]) => typeMask & type);
  const [first] = asked;
  if (first) {
    const [, is, wanted] = asked.find(([, a, b]) => a !== b) ?? first;
    if (!holds(conditionOf(conditionMask, first[0]), is, wanted)) return STATUS_REVISION_MISMATCH;
  }
  const single: readonly (readonly [type: number, is: number, wanted: number])[] = [
    [Type.BUILD, build, word(INFO.Build)],
    [Type.PLATFORM, platform, word(INFO.Platform)],
    [Type.PRODUCT, product, readUchar((versionInfo + INFO.Product) | 0)],
  ];
  for (const [type, is, wanted] of single)
    if (typeMask & type && !holds(conditionOf(conditionMask, type), is, wanted)) return STATUS_REVISION_MISMATCH;
  // No suite is installed: only none can be asked for.
  if (typeMask & Type.SUITE && half(INFO.Suite) !== 0) return STATUS_REVISION_MISMATCH;
  return STATUS_SUCCESS;
}
