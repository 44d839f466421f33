/** The registry as ring 3's system code uses it: with the rights of the process, and buffers from its heap. */
import { RegistryClient } from '../../cm/index.ts';
import { UserMode } from '../../ke/index.ts';
import { RtlProcessHeap } from '../kernel32/heap.ts';

export const userRegistry = new RegistryClient(UserMode, {
  allocate: (bytes) => RtlProcessHeap().allocate(bytes, false),
  free: (buffer) => {
    RtlProcessHeap().release(buffer);
  },
});
