/**
 * Which drivers are verified: what the registry says when a driver is loaded. NT looks there once, when it starts; here a change counts from the driver's next start on.
 *
 *   HKLM\System\CurrentControlSet\Control\Session Manager\Memory Management
 *     VerifyDrivers       REG_SZ     file names with blanks between, or *
 *     VerifyDriverLevel   REG_DWORD  the options, a bit each
 */
import { CmpDataDword, CmpDataString, CmpMachineValue } from '../cm/index.ts';
import { ExVerifyDriver, VERIFIER_OPTIONS } from '../ex/index.ts';
import { type DriverImage, IopRegisterLoaded } from '../io/index.ts';

const SETTINGS = 'MACHINE\\SYSTEM\\ControlSet001\\Control\\Session Manager\\Memory Management';

/** Has each driver looked up before its DriverEntry runs. To be called at boot, after io. */
export function VfInitSystem(): void {
  IopRegisterLoaded(verifyIfNamed);
}

function verifyIfNamed({ name, base }: DriverImage): void {
  const drivers = CmpMachineValue(SETTINGS, 'VerifyDrivers');
  const level = CmpMachineValue(SETTINGS, 'VerifyDriverLevel');
  if (!drivers || !level) return;
  const names = CmpDataString(drivers.data).toLowerCase().split(/\s+/);
  const options = CmpDataDword(level.data) & VERIFIER_OPTIONS;
  if (options !== 0 && (names.includes('*') || names.includes(name.toLowerCase()))) ExVerifyDriver(name, base, options);
}
