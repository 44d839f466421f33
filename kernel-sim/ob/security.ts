/**
 * Where the object manager asks for access.
 *
 * The decision is se's; it registers its procedures here. An object without a security descriptor lets everyone in.
 */

import { MAXIMUM_ALLOWED, OBJ_FORCE_ACCESS_CHECK } from '../abi/constants.gen.ts';
import { STATUS_ACCESS_DENIED, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { KernelMode } from '../ke/index.ts';
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { ObpSecurityDescriptor } from './header.ts';
import { ObGetObjectType, ObpTypeInfo } from './type.ts';

/** An entry of an ACL. */
export interface Ace {
  readonly type: number;
  readonly flags: number;
  readonly mask: number;
  /** As `S-1-5-18`. */
  readonly sid: string;
}

/** What a SECURITY_DESCRIPTOR says, once captured. */
export interface SecurityDescriptor {
  readonly owner: string | undefined;
  readonly group: string | undefined;
  /** undefined: no discretionary ACL, all access for everyone. */
  readonly dacl: readonly Ace[] | undefined;
  /** The SE_ control bits, without SE_SELF_RELATIVE. */
  readonly control: number;
}

export interface SecurityProcedures {
  /** Decides about mapped access bits for the current thread's token; MAXIMUM_ALLOWED may be among them. */
  check(
    descriptor: Pointer,
    desired: number,
    mapping: readonly [number, number, number, number],
  ): { status: number; granted: number };
  /** Reads a caller's SECURITY_DESCRIPTOR, probing each part of it in user mode. May raise. */
  capture(descriptor: Pointer, mode: number): { status: number; descriptor: SecurityDescriptor };
  /** Puts one into pool (tag SeSd), as objects keep theirs. `descriptor` 0 in the answer means out of pool. */
  allocate(descriptor: SecurityDescriptor): { status: number; descriptor: Pointer };
}

let security: SecurityProcedures | undefined;

export function ObpInitializeSecurity(): void {
  security = undefined;
}

export function ObRegisterSecurity(procedures: SecurityProcedures): void {
  security = procedures;
}

export function ObpSecurity(): SecurityProcedures {
  if (!security) throw new SimulatorError('the security monitor has not registered with the object manager');
  return security;
}

const GENERIC = [0x80000000 | 0, 0x40000000, 0x20000000, 0x10000000] as const;
const GENERIC_BITS = 0xf0000000 | 0;
/** Bits of an ACCESS_MASK that mean nothing; NT refuses them. */
const RESERVED_BITS = 0x0ce00000;

/** Puts a type's own bits in place of the generic ones. */
export function ObpMapAccess(type: Pointer, access: number): number {
  if ((access & GENERIC_BITS) === 0) return access;
  let mapped = access & ~GENERIC_BITS;
  ObpTypeInfo(type).genericMapping.forEach((bits, i) => {
    if (access & GENERIC[i]) mapped |= bits;
  });
  return mapped;
}

/** What ObpCheckAccess granted; to be read before the next call. */
export const ObpGranted = { access: 0 };

/** Access to a new object: its creator gets what it asks for. */
export function ObpGrantToCreator(type: Pointer, desired: number): number {
  const mapped = ObpMapAccess(type, desired);
  if ((mapped & MAXIMUM_ALLOWED) === 0) return mapped;
  return (mapped & ~MAXIMUM_ALLOWED) | ObpTypeInfo(type).genericMapping[3];
}

/**
 * Whether the current thread may open `object` for `desired` access. Kernel mode may, unless OBJ_FORCE_ACCESS_CHECK is among the attributes.
 * @returns STATUS_SUCCESS with ObpGranted.access, or STATUS_ACCESS_DENIED (STATUS_PRIVILEGE_NOT_HELD)
 */
export function ObpCheckAccess(object: Pointer, desired: number, mode: number, attributes: number): number {
  const type = ObGetObjectType(object);
  if (mode === KernelMode && (attributes & OBJ_FORCE_ACCESS_CHECK) === 0) {
    ObpGranted.access = ObpGrantToCreator(type, desired);
    return STATUS_SUCCESS;
  }
  if (desired & RESERVED_BITS) return STATUS_ACCESS_DENIED;
  const descriptor = ObpSecurityDescriptor(object);
  const mapped = ObpMapAccess(type, desired);
  if (descriptor === 0) {
    ObpGranted.access = ObpGrantToCreator(type, desired);
    return STATUS_SUCCESS;
  }
  const { status, granted } = ObpSecurity().check(descriptor, mapped, ObpTypeInfo(type).genericMapping);
  ObpGranted.access = granted;
  return status;
}
