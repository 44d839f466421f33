/**
 * Breaches of the rules for IRPs that NT does not stop, but that Driver Verifier reports (bug check 0xC9,
 * DRIVER_VERIFIER_IOMANAGER_VIOLATION): noticed here, judged by whoever registered.
 */
import { KiCallerSite } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';

/** What was done; the numbers are the first parameter that Driver Verifier gives. */
export const Misuse = {
  FreeOfThreadIrp: 0x02,
  CallWithInvalidIrp: 0x03,
  CallWithInvalidDevice: 0x04,
  DispatchChangedIrql: 0x05,
  CompletedWithPendingStatus: 0x06,
  CompletedWithCancelRoutine: 0x07,
  /** Marked pending, but the dispatch routine returned something else. */
  MarkedPendingNotReturned: 0x21c,
  /** STATUS_PENDING returned, but not marked. */
  PendingNotMarked: 0x21d,
  /** The status returned differs from the one in the packet. */
  StatusMismatch: 0x20f,
  /** A device was deleted while another is attached to it. */
  DeletedWhileAttached: 0x20b,
  /** IoDetachDevice for a device with nothing attached. */
  DetachedTwice: 0x20c,
} as const;

export type MisuseCode = (typeof Misuse)[keyof typeof Misuse];

export interface MisuseRecord {
  readonly code: MisuseCode;
  readonly irp: Pointer;
  /** A routine or a device, as fits the code. */
  readonly subject: Pointer;
  readonly detail: string;
  readonly site: Pointer;
}

let listener: ((record: MisuseRecord) => void) | undefined;

export function IopInitializeMisuse(): void {
  listener = undefined;
}

/** Driver Verifier, or whoever else wants to know, registers here. It may stop the machine. */
export function IopRegisterMisuseListener(procedure: (record: MisuseRecord) => void): void {
  listener = procedure;
}

export function IopReportMisuse(code: MisuseCode, irp: Pointer, subject: Pointer, detail: string): void {
  listener?.({ code, irp, subject, detail, site: KiCallerSite() });
}
