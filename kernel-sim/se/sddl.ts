/**
 * Security descriptor strings, as IoCreateDeviceSecure takes them: `D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)`.
 *
 * Not modelled: system ACLs (`S:` is read over), object and conditional entries (refused).
 * @see Security Descriptor String Format
 */
import { type Ace, AceType, SE_DACL_PRESENT, SE_DACL_PROTECTED, type SecurityDescriptor } from './descriptor.ts';
import { type Sid, WellKnownSid } from './sid.ts';

const SIDS: Record<string, Sid> = {
  WD: WellKnownSid.EVERYONE,
  CO: WellKnownSid.CREATOR_OWNER,
  CG: WellKnownSid.CREATOR_GROUP,
  NU: WellKnownSid.NETWORK,
  IU: WellKnownSid.INTERACTIVE,
  SU: WellKnownSid.SERVICE,
  AN: WellKnownSid.ANONYMOUS,
  AU: WellKnownSid.AUTHENTICATED_USERS,
  RC: WellKnownSid.RESTRICTED,
  SY: WellKnownSid.LOCAL_SYSTEM,
  LS: WellKnownSid.LOCAL_SERVICE,
  NS: WellKnownSid.NETWORK_SERVICE,
  BA: WellKnownSid.ADMINISTRATORS,
  BU: WellKnownSid.USERS,
  BG: WellKnownSid.GUESTS,
  PU: WellKnownSid.POWER_USERS,
  LA: WellKnownSid.ADMINISTRATOR,
};

const RIGHTS: Record<string, number> = {
  GA: 0x10000000, GR: 0x80000000 | 0, GW: 0x40000000, GX: 0x20000000,
  RC: 0x00020000, SD: 0x00010000, WD: 0x00040000, WO: 0x00080000,
  FA: 0x001f01ff, FR: 0x00120089, FW: 0x00120116, FX: 0x001200a0,
  KA: 0x000f003f, KR: 0x00020019, KW: 0x00020006, KX: 0x00020019,
  CC: 0x001, DC: 0x002, LC: 0x004, SW: 0x008, RP: 0x010, WP: 0x020, DT: 0x040, LO: 0x080, CR: 0x100,
}; // biome-ignore format: four of a kind a line

const ACE_FLAGS: Record<string, number> = { OI: 0x01, CI: 0x02, NP: 0x04, IO: 0x08, ID: 0x10, SA: 0x40, FA: 0x80 };
const ACE_TYPES: Record<string, number> = { A: AceType.ACCESS_ALLOWED, D: AceType.ACCESS_DENIED };
const SE_DACL_AUTO_INHERIT_REQ = 0x0100;
const SE_DACL_AUTO_INHERITED = 0x0400;
const ACL_FLAGS: Record<string, number> = {
  P: SE_DACL_PROTECTED,
  AR: SE_DACL_AUTO_INHERIT_REQ,
  AI: SE_DACL_AUTO_INHERITED,
};
const PARTS =
  /^(?:O:(?<owner>[A-Z]{2}|S-[\d-]+))?(?:G:(?<group>[A-Z]{2}|S-[\d-]+))?(?:D:(?<dacl>[A-Z]*(?:\([^()]*\))*))?(?:S:[A-Z]*(?:\([^()]*\))*)?$/;

function parseSid(text: string): Sid | undefined {
  if (/^S-1-\d+(-\d+){1,15}$/.test(text)) return text;
  return Object.hasOwn(SIDS, text) ? SIDS[text] : undefined;
}

/** Two-letter words in a row; undefined when one is unknown. */
function parseWords(text: string, words: Record<string, number>): number | undefined {
  let bits = 0;
  for (let i = 0; i < text.length; i += 2) {
    const word = text.slice(i, i + 2);
    if (!Object.hasOwn(words, word)) return undefined;
    bits |= words[word];
  }
  return bits;
}

function parseRights(text: string): number | undefined {
  if (/^0x[0-9a-f]{1,8}$/i.test(text)) return Number.parseInt(text, 16) | 0;
  if (/^\d+$/.test(text)) return Number(text) | 0;
  return parseWords(text, RIGHTS);
}

function parseAce(text: string): Ace | undefined {
  const fields = text.split(';').map((field) => field.trim());
  if (fields.length !== 6 || fields[3] !== '' || fields[4] !== '') return undefined;
  const [typeText, flagText, rightsText, , , sidText] = fields;
  const flags = parseWords(flagText, ACE_FLAGS);
  const mask = parseRights(rightsText);
  const sid = parseSid(sidText);
  if (!Object.hasOwn(ACE_TYPES, typeText) || flags === undefined || mask === undefined || sid === undefined)
    return undefined;
  return { type: ACE_TYPES[typeText], flags, mask, sid };
}

function parseAclFlags(text: string): number | undefined {
  let flags = 0;
  for (let rest = text; rest !== ''; ) {
    const name = Object.keys(ACL_FLAGS).find((flag) => rest.startsWith(flag));
    if (name === undefined) return undefined;
    flags |= ACL_FLAGS[name];
    rest = rest.slice(name.length);
  }
  return flags;
}

/** The descriptor that a string describes; undefined when it is not well formed. */
export function SeParseSddl(text: string): SecurityDescriptor | undefined {
  const groups = PARTS.exec(text.trim())?.groups;
  if (!groups) return undefined;
  const owner = groups.owner === undefined ? undefined : parseSid(groups.owner);
  const group = groups.group === undefined ? undefined : parseSid(groups.group);
  if (groups.owner !== undefined && !owner) return undefined;
  if (groups.group !== undefined && !group) return undefined;
  if (groups.dacl === undefined) return { owner, group, dacl: undefined, control: 0 };
  const split = groups.dacl.indexOf('(');
  const flags = parseAclFlags(split < 0 ? groups.dacl : groups.dacl.slice(0, split));
  if (flags === undefined) return undefined;
  const dacl: Ace[] = [];
  for (const [, inside] of groups.dacl.matchAll(/\(([^()]*)\)/g)) {
    const ace = parseAce(inside);
    if (!ace) return undefined;
    dacl.push(ace);
  }
  return { owner, group, dacl, control: SE_DACL_PRESENT | flags };
}
