/**
 * The security context of the current thread, as drivers capture and pass it on, and its privileges.
 *
 * Not modelled: impersonation (the client token is always NULL).
 */
import { KernelMode } from '../ke/index.ts';
import { ObpDereferenceObjectDeferDelete, ObpReferenceObject } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readPointer, writeLong } from '../rings/memory.ts';
import { SepCurrentToken, SepCurrentTokenObject, SepToken, type Token } from './token.ts';

/** SECURITY_SUBJECT_CONTEXT. */
const SUBJECT = { ClientToken: 0, ImpersonationLevel: 4, PrimaryToken: 8, ProcessAuditId: 12 } as const;

/** Fills in a SECURITY_SUBJECT_CONTEXT for the running thread; its token is referenced. @irql PASSIVE_LEVEL @see SeCaptureSubjectContext */
export function SeCaptureSubjectContext(subject: Pointer): void {
  const token = SepCurrentTokenObject();
  if (token !== 0) ObpReferenceObject(token);
  writeLong(subject + SUBJECT.ClientToken, 0);
  writeLong(subject + SUBJECT.ImpersonationLevel, 0);
  writeLong(subject + SUBJECT.PrimaryToken, token);
  writeLong(subject + SUBJECT.ProcessAuditId, 0);
}

/** Gives back what SeCaptureSubjectContext took. @irql PASSIVE_LEVEL @see SeReleaseSubjectContext */
export function SeReleaseSubjectContext(subject: Pointer): void {
  const token = readPointer(subject + SUBJECT.PrimaryToken);
  if (token !== 0) ObpDereferenceObjectDeferDelete(token);
  writeLong(subject + SUBJECT.PrimaryToken, 0);
}

/** Tokens do not change here, so there is nothing to lock. @irql PASSIVE_LEVEL @see SeLockSubjectContext */
export function SeLockSubjectContext(_subject: Pointer): void {}

/** @irql PASSIVE_LEVEL @see SeUnlockSubjectContext */
export function SeUnlockSubjectContext(_subject: Pointer): void {}

/** The token of a captured context; the current one when none was captured. */
export function SepSubjectToken(subject: Pointer): Token {
  const token = subject === 0 ? 0 : readPointer(subject + SUBJECT.PrimaryToken);
  return token === 0 ? SepCurrentToken() : SepToken(token);
}

/**
 * Whether the running thread holds a privilege. Kernel mode holds all.
 * @irql PASSIVE_LEVEL
 * @param luid pointer to the LUID (passed by value in C)
 * @see SeSinglePrivilegeCheck
 */
export function SeSinglePrivilegeCheck(luid: Pointer, mode: number): number {
  if ((mode & 0xff) === KernelMode) return 1;
  return readLong(luid + 4) === 0 && SepCurrentToken().privileges.has(readLong(luid)) ? 1 : 0;
}

/** TRUE when the token's user or a group of it is Administrators. @irql PASSIVE_LEVEL @see SeTokenIsAdmin */
export function SeTokenIsAdmin(token: Pointer): number {
  const { user, groups } = SepToken(token);
  return [user, ...groups].includes('S-1-5-32-544') ? 1 : 0;
}
