/**
 * Tokens: who a process is.
 *
 * Every process has its parent's token unless it is given another one, and that of System is LocalSystem's. Not modelled: impersonation, restricted
 * tokens, log-on sessions.
 */
import { STATUS_INSUFFICIENT_RESOURCES } from '../abi/status.gen.ts';
import {
  ObCreateObjectType,
  ObExportVariable,
  ObpCompleteObject,
  ObpCreateObject,
  ObpPublishType,
} from '../ob/index.ts';
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { type Sid, WellKnownSid } from './sid.ts';

export interface Token {
  readonly user: Sid;
  readonly groups: readonly Sid[];
  /** LUIDs of the privileges that it holds. */
  readonly held: ReadonlySet<number>;
  /** Those of them that are enabled: only they count. */
  readonly privileges: ReadonlySet<number>;
}

/** LUIDs of privileges. */
export const Privilege = {
  CREATE_TOKEN: 2,
  ASSIGN_PRIMARY_TOKEN: 3,
  LOCK_MEMORY: 4,
  INCREASE_QUOTA: 5,
  TCB: 7,
  SECURITY: 8,
  TAKE_OWNERSHIP: 9,
  LOAD_DRIVER: 10,
  SYSTEM_PROFILE: 11,
  SYSTEMTIME: 12,
  PROFILE_SINGLE_PROCESS: 13,
  INCREASE_BASE_PRIORITY: 14,
  CREATE_PAGEFILE: 15,
  CREATE_PERMANENT: 16,
  BACKUP: 17,
  RESTORE: 18,
  SHUTDOWN: 19,
  DEBUG: 20,
  AUDIT: 21,
  SYSTEM_ENVIRONMENT: 22,
  CHANGE_NOTIFY: 23,
  REMOTE_SHUTDOWN: 24,
  UNDOCK: 25,
  MANAGE_VOLUME: 28,
  IMPERSONATE: 29,
  CREATE_GLOBAL: 30,
} as const;

const ADMINISTRATOR_PRIVILEGES = [
  Privilege.INCREASE_QUOTA, Privilege.SECURITY, Privilege.TAKE_OWNERSHIP, Privilege.LOAD_DRIVER, Privilege.SYSTEM_PROFILE, Privilege.SYSTEMTIME,
  Privilege.PROFILE_SINGLE_PROCESS, Privilege.INCREASE_BASE_PRIORITY, Privilege.CREATE_PAGEFILE, Privilege.BACKUP, Privilege.RESTORE,
  Privilege.SHUTDOWN, Privilege.DEBUG, Privilege.SYSTEM_ENVIRONMENT, Privilege.CHANGE_NOTIFY, Privilege.REMOTE_SHUTDOWN, Privilege.UNDOCK,
  Privilege.MANAGE_VOLUME, Privilege.IMPERSONATE, Privilege.CREATE_GLOBAL,
]; // biome-ignore format: a list of names

/** What is enabled without asking: little for people, most for the system. */
const ENABLED_FOR_USERS = new Set<number>([Privilege.CHANGE_NOTIFY, Privilege.IMPERSONATE, Privilege.CREATE_GLOBAL]);
const DISABLED_FOR_SYSTEM = new Set<number>([
  Privilege.CREATE_TOKEN, Privilege.ASSIGN_PRIMARY_TOKEN, Privilege.INCREASE_QUOTA, Privilege.SECURITY, Privilege.TAKE_OWNERSHIP,
  Privilege.LOAD_DRIVER, Privilege.SYSTEMTIME, Privilege.BACKUP, Privilege.RESTORE, Privilege.SHUTDOWN, Privilege.SYSTEM_ENVIRONMENT,
  Privilege.REMOTE_SHUTDOWN, Privilege.UNDOCK, Privilege.MANAGE_VOLUME,
]); // biome-ignore format: a list of names

const ALL_PRIVILEGES: readonly number[] = Object.values(Privilege);

export const AccountTokens = {
  system: {
    user: WellKnownSid.LOCAL_SYSTEM,
    groups: [WellKnownSid.ADMINISTRATORS, WellKnownSid.EVERYONE, WellKnownSid.AUTHENTICATED_USERS],
    held: new Set(ALL_PRIVILEGES),
    privileges: new Set(ALL_PRIVILEGES.filter((luid) => !DISABLED_FOR_SYSTEM.has(luid))),
  },
  administrator: {
    user: WellKnownSid.ADMINISTRATOR,
    groups: [
      WellKnownSid.ADMINISTRATORS,
      WellKnownSid.USERS,
      WellKnownSid.EVERYONE,
      WellKnownSid.INTERACTIVE,
      WellKnownSid.AUTHENTICATED_USERS,
    ],
    held: new Set(ADMINISTRATOR_PRIVILEGES),
    privileges: ENABLED_FOR_USERS,
  },
  localService: {
    user: WellKnownSid.LOCAL_SERVICE,
    groups: [WellKnownSid.USERS, WellKnownSid.EVERYONE, WellKnownSid.SERVICE, WellKnownSid.AUTHENTICATED_USERS],
    held: ENABLED_FOR_USERS,
    privileges: ENABLED_FOR_USERS,
  },
} as const satisfies Record<string, Token>;

/** TOKEN's size on NT 5.2; its content is not shown to drivers. */
export const TOKEN_BYTES = 0x98;
const TOKEN_ALL_ACCESS = 0x000f01ff;
const READ_CONTROL = 0x00020000;

export let SepTokenType: Pointer = 0;
let tokens = new Map<Pointer, Token>();
/** Answers the token object of the current process; registered by ps. */
let currentToken: (() => Pointer) | undefined;

export function SepInitializeTokens(): void {
  tokens = new Map();
  currentToken = undefined;
  SepTokenType = ObCreateObjectType('Token', {
    poolTag: 'Toke',
    genericMapping: [READ_CONTROL | 0x08, READ_CONTROL | 0xe0, READ_CONTROL, TOKEN_ALL_ACCESS],
    validAccess: TOKEN_ALL_ACCESS,
    dump: (token) => SepToken(token).user,
    delete: (token) => {
      tokens.delete(token);
    },
  });
  ObpPublishType(SepTokenType);
  ObExportVariable('SeTokenObjectType', SepTokenType);
}

/** Makes a token object with one reference. */
export function SepCreateToken(token: Token): { status: number; token: Pointer } {
  const { status, object } = ObpCreateObject(SepTokenType, TOKEN_BYTES);
  if (status < 0) return { status: STATUS_INSUFFICIENT_RESOURCES, token: 0 };
  ObpCompleteObject(object);
  tokens.set(object, token);
  return { status, token: object };
}

/** Says what a token object that has just been made stands for. */
export function SepAdoptToken(object: Pointer, token: Token): void {
  tokens.set(object, token);
}

/** Changes which of its privileges are enabled. */
export function SepEnablePrivileges(object: Pointer, enabled: ReadonlySet<number>): void {
  tokens.set(object, { ...SepToken(object), privileges: enabled });
}

/** Whether a privilege is enabled without asking. */
export function SepEnabledByDefault(token: Token, luid: number): boolean {
  return token.user === WellKnownSid.LOCAL_SYSTEM ? !DISABLED_FOR_SYSTEM.has(luid) : ENABLED_FOR_USERS.has(luid);
}

/** What a token object says. */
export function SepToken(token: Pointer): Token {
  const found = tokens.get(token);
  if (!found) throw new SimulatorError('not a token');
  return found;
}

export function SeRegisterCurrentToken(source: () => Pointer): void {
  currentToken = source;
}

/** The token object of the current process, 0 before there are processes. Not referenced. */
export function SepCurrentTokenObject(): Pointer {
  return currentToken?.() ?? 0;
}

/** Who is asking. The kernel itself, before there are processes, is LocalSystem. */
export function SepCurrentToken(): Token {
  const token = SepCurrentTokenObject();
  return token === 0 ? AccountTokens.system : SepToken(token);
}
