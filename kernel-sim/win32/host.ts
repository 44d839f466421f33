/**
 * What the Win32 side needs of the machine around it: the images that it may load, and its power switch. Registered before boot.
 */

import { SimulatorError } from '../rings/exception.ts';
import type { PreparedImage } from '../rings/loader.ts';

export interface Win32Host {
  /** The prepared image of a full path ("C:\lab\x.exe", any case); undefined when the machine has none. */
  image(path: string): PreparedImage | undefined;
  /** Every command that the console was given has been carried out; its prompt names `directory`. */
  consoleIdle(directory: string): void;
  /** shutdown /r: the target reboots. */
  restart(): void;
}

let host: Win32Host | undefined;

export function Win32Register(newHost: Win32Host): void {
  host = newHost;
}

export function win32Host(): Win32Host {
  if (!host) throw new SimulatorError('the machine has not registered itself with win32');
  return host;
}
