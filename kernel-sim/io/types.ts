/**
 * The I/O manager's object types. Their procedures live with what they are about; `IoInitSystem` puts them together.
 */
import type { Pointer } from '../rings/layout.ts';

const types = { driver: 0 as Pointer, device: 0 as Pointer, file: 0 as Pointer, completion: 0 as Pointer };

export function IopSetTypes(driver: Pointer, device: Pointer, file: Pointer, completion: Pointer): void {
  types.driver = driver;
  types.device = device;
  types.file = file;
  types.completion = completion;
}

export const IopDriverType = (): Pointer => types.driver;
export const IopDeviceType = (): Pointer => types.device;
export const IopFileType = (): Pointer => types.file;
export const IopCompletionType = (): Pointer => types.completion;
