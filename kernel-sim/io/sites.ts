/**
 * Where things were made: the site of the student's call behind each device, link, timer, work item, for the report of what a driver
 * left behind.
 */
import { KiCallerSite } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';

let sites = new Map<Pointer, Pointer>();

export function IopInitializeSites(): void {
  sites = new Map();
}

export function IopNoteSite(made: Pointer): void {
  sites.set(made, KiCallerSite());
}

export function IopForgetSite(made: Pointer): void {
  sites.delete(made);
}

/** The site that made something; 0 when no student code did. */
export function IopSiteOf(made: Pointer): Pointer {
  return sites.get(made) ?? 0;
}
