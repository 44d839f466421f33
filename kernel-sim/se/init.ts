/** Starting the security monitor. */
import { ObRegisterSecurity } from '../ob/index.ts';
import { SepCheckCurrent } from './access.ts';
import { SepAllocateDescriptor, SepCaptureDescriptor } from './descriptor.ts';
import { SepInitializeTokens } from './token.ts';

/** Makes it anew; comes after ob, before ps. */
export function SeInitSystem(): void {
  SepInitializeTokens();
  ObRegisterSecurity({ check: SepCheckCurrent, capture: SepCaptureDescriptor, allocate: SepAllocateDescriptor });
}
