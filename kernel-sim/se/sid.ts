/** Security identifiers: bytes, text, and the ones that everybody knows. */
import { KernelMode } from '../ke/index.ts';
import { ObpProbeRead } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readBytes, readUchar } from '../rings/memory.ts';

/** As `S-1-5-18`. SIDs are compared by this text. */
export type Sid = string;

export const WellKnownSid = {
  EVERYONE: 'S-1-1-0',
  CREATOR_OWNER: 'S-1-3-0',
  CREATOR_GROUP: 'S-1-3-1',
  NETWORK: 'S-1-5-2',
  INTERACTIVE: 'S-1-5-4',
  SERVICE: 'S-1-5-6',
  ANONYMOUS: 'S-1-5-7',
  AUTHENTICATED_USERS: 'S-1-5-11',
  RESTRICTED: 'S-1-5-12',
  LOCAL_SYSTEM: 'S-1-5-18',
  LOCAL_SERVICE: 'S-1-5-19',
  NETWORK_SERVICE: 'S-1-5-20',
  ADMINISTRATORS: 'S-1-5-32-544',
  USERS: 'S-1-5-32-545',
  GUESTS: 'S-1-5-32-546',
  POWER_USERS: 'S-1-5-32-547',
  /** The user that programs run as: built-in Administrator of this machine. */
  ADMINISTRATOR: 'S-1-5-21-1004336348-1177238915-682003330-500',
} as const satisfies Record<string, Sid>;

const HEADER_BYTES = 8;
const MAXIMUM_SUB_AUTHORITIES = 15;

/** The SID at `va`; undefined when its revision or its count is impossible. Probed in user mode; may raise. */
export function SepReadSid(va: Pointer, mode: number = KernelMode): Sid | undefined {
  ObpProbeRead(mode, va, HEADER_BYTES, 1);
  const count = readUchar(va + 1);
  if (readUchar(va) !== 1 || count > MAXIMUM_SUB_AUTHORITIES) return undefined;
  ObpProbeRead(mode, va, HEADER_BYTES + 4 * count, 1);
  return sidText(readBytes(va, HEADER_BYTES + 4 * count));
}

/** The text of a SID's bytes. */
export function sidText(bytes: Uint8Array): Sid {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const authority = view.getUint16(2) * 0x100000000 + view.getUint32(4);
  let text = `S-${bytes[0]}-${authority}`;
  for (let i = 0; i < bytes[1]; i++) text += `-${view.getUint32(HEADER_BYTES + 4 * i, true)}`;
  return text;
}

/** The bytes of a SID. */
export function sidBytes(sid: Sid): Uint8Array<ArrayBuffer> {
  const [, revision, authority, ...subAuthorities] = sid.split('-').map(Number);
  const bytes = new Uint8Array(HEADER_BYTES + 4 * subAuthorities.length);
  const view = new DataView(bytes.buffer);
  bytes[0] = revision;
  bytes[1] = subAuthorities.length;
  view.setUint16(2, Math.floor(authority / 0x100000000));
  view.setUint32(4, authority % 0x100000000);
  subAuthorities.forEach((value, i) => {
    view.setUint32(HEADER_BYTES + 4 * i, value, true);
  });
  return bytes;
}
