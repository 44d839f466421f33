/** What the registry holds when the system has started: the hives' roots, and in them what drivers and programs look for. */

import { SimulatorError } from '../rings/exception.ts';
import { AccountTokens, type SecurityDescriptor, SeParseSddl, WellKnownSid } from '../se/index.ts';
import { CmpDwordBytes, CmpStringBytes, CmpTextBytes, RegType } from './data.ts';
import { KeyNode } from './node.ts';
import { LINK_VALUE } from './parse.ts';

/** A value as it is written down: a number is REG_DWORD, a text REG_SZ, a text in brackets REG_EXPAND_SZ. */
type Data = number | string | readonly [string];

interface Entry {
  readonly path: string;
  readonly values?: Readonly<Record<string, Data>>;
}

const USERS_READ = 'O:BAG:SYD:(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KR;;;BU)(A;CI;KR;;;WD)';
/** Not even administrators may look inside. */
const SYSTEM_ONLY = 'O:BAG:SYD:(A;CI;KA;;;SY)(A;CI;RCWD;;;BA)';
const CONTROL_SET = 'MACHINE\\SYSTEM\\ControlSet001';
const CURRENT_VERSION = 'MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
const USER = `USER\\${AccountTokens.administrator.user}`;

/** Roots of hives, each with the descriptor that what is below inherits. */
const HIVES: readonly (readonly [path: string, sddl: string])[] = [
  ['MACHINE\\HARDWARE', USERS_READ],
  ['MACHINE\\SAM', SYSTEM_ONLY],
  ['MACHINE\\SECURITY', SYSTEM_ONLY],
  ['MACHINE\\SOFTWARE', USERS_READ],
  ['MACHINE\\SYSTEM', USERS_READ],
  ['USER\\.DEFAULT', USERS_READ],
  [USER, `O:BAG:SYD:(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KA;;;${AccountTokens.administrator.user})(A;CI;KR;;;RC)`],
];

const LINKS: readonly (readonly [path: string, target: string])[] = [
  ['MACHINE\\SYSTEM\\CurrentControlSet', '\\Registry\\Machine\\System\\ControlSet001'],
  [`USER\\${WellKnownSid.LOCAL_SYSTEM}`, '\\Registry\\User\\.Default'],
  [
    `${CONTROL_SET}\\Hardware Profiles\\Current`,
    '\\Registry\\Machine\\System\\CurrentControlSet\\Hardware Profiles\\0001',
  ],
];

const ENTRIES: readonly Entry[] = [
  { path: 'MACHINE\\HARDWARE\\DEVICEMAP' },
  { path: 'MACHINE\\HARDWARE\\RESOURCEMAP' },
  {
    path: 'MACHINE\\HARDWARE\\DESCRIPTION\\System',
    values: { Identifier: 'AT/AT COMPATIBLE', SystemBiosVersion: 'Ringside' },
  },
  { path: 'MACHINE\\SOFTWARE\\Classes' },
  {
    path: 'MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion',
    values: {
      ProgramFilesDir: 'C:\\Program Files',
      CommonFilesDir: 'C:\\Program Files\\Common Files',
      ProgramFilesPath: ['%ProgramFiles%'],
    },
  },
  { path: 'MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run' },
  { path: 'MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall' },
  {
    path: CURRENT_VERSION,
    values: {
      CurrentVersion: '5.2',
      CurrentBuildNumber: '3790',
      CurrentBuild: '3790',
      CurrentType: 'Multiprocessor Free',
      CSDVersion: '',
      ProductName: 'Microsoft Windows Server 2003',
      RegisteredOwner: 'Ringside',
      SystemRoot: 'C:\\WINDOWS',
      PathName: 'C:\\WINDOWS',
    },
  },
  { path: 'MACHINE\\SYSTEM\\Select', values: { Current: 1, Default: 1, Failed: 0, LastKnownGood: 1 } },
  { path: 'MACHINE\\SYSTEM\\Setup', values: { SystemSetupInProgress: 0, SetupType: 0 } },
  {
    path: `${CONTROL_SET}\\Control`,
    values: { CurrentUser: 'USERNAME', SystemStartOptions: '', WaitToKillServiceTimeout: '20000' },
  },
  { path: `${CONTROL_SET}\\Control\\Class` },
  { path: `${CONTROL_SET}\\Control\\ComputerName\\ComputerName`, values: { ComputerName: 'RINGSIDE' } },
  { path: `${CONTROL_SET}\\Control\\Session Manager`, values: { ProtectionMode: 1 } },
  { path: `${CONTROL_SET}\\Control\\Session Manager\\Debug Print Filter` },
  { path: `${CONTROL_SET}\\Control\\Session Manager\\Memory Management` },
  {
    path: `${CONTROL_SET}\\Control\\Session Manager\\Environment`,
    values: {
      ComSpec: ['%SystemRoot%\\system32\\cmd.exe'],
      OS: 'Windows_NT',
      Path: ['%SystemRoot%\\system32;%SystemRoot%'],
      PROCESSOR_ARCHITECTURE: 'x86',
      TEMP: ['%SystemRoot%\\Temp'],
      TMP: ['%SystemRoot%\\Temp'],
      windir: ['%SystemRoot%'],
    },
  },
  { path: `${CONTROL_SET}\\Enum` },
  { path: `${CONTROL_SET}\\Hardware Profiles\\0001\\Software` },
  { path: `${CONTROL_SET}\\Hardware Profiles\\0001\\System\\CurrentControlSet` },
  { path: `${CONTROL_SET}\\Services` },
  { path: 'USER\\.DEFAULT\\Software\\Microsoft' },
  { path: `${USER}\\Software\\Microsoft\\Windows\\CurrentVersion\\Run` },
  { path: `${USER}\\Environment`, values: { TEMP: ['%SystemRoot%\\Temp'], TMP: ['%SystemRoot%\\Temp'] } },
];

function parse(sddl: string): SecurityDescriptor {
  const descriptor = SeParseSddl(sddl);
  if (!descriptor) throw new SimulatorError(`not a security descriptor: ${sddl}`);
  return descriptor;
}

/** HARDWARE is made anew at each boot: nothing in it lasts. */
function add(parent: KeyNode, name: string, descriptor: SecurityDescriptor, link = false): KeyNode {
  const made = parent.add(name, descriptor, { volatile: name === 'HARDWARE' || parent.volatile, link });
  if (!made) throw new SimulatorError('the registry is full at boot');
  return made;
}

function makePath(root: KeyNode, path: string): KeyNode {
  return path.split('\\').reduce((node, name) => node.subkey(name) ?? add(node, name, node.descriptor), root);
}

function setValue(node: KeyNode, name: string, data: Data): void {
  if (typeof data === 'number') node.setValue(name, RegType.DWORD, CmpDwordBytes(data));
  else if (typeof data === 'string') node.setValue(name, RegType.SZ, CmpStringBytes(data));
  else node.setValue(name, RegType.EXPAND_SZ, CmpStringBytes(data[0]));
}

function addProcessors(root: KeyNode, processors: number): void {
  for (let i = 0; i < processors; i++) {
    const node = makePath(root, `MACHINE\\HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\${i}`);
    setValue(node, 'Identifier', 'x86 Family 6 Model 8 Stepping 3');
    setValue(node, 'VendorIdentifier', 'GenuineRing');
    setValue(node, '~MHz', 1000);
  }
  const environment = makePath(root, `${CONTROL_SET}\\Control\\Session Manager\\Environment`);
  setValue(environment, 'NUMBER_OF_PROCESSORS', String(processors));
}

/** The registry of a machine that has just started. @returns `\REGISTRY` */
export function CmpMakeHives(processors: number): KeyNode {
  const root = new KeyNode('REGISTRY', undefined, parse(USERS_READ));
  root.fixed = true;
  root.master = true;
  for (const name of ['MACHINE', 'USER']) {
    const top = add(root, name, root.descriptor);
    top.fixed = true;
    top.master = true;
  }
  for (const [path, sddl] of HIVES) {
    const [top, name] = path.split('\\');
    const hive = add(makePath(root, top), name, parse(sddl));
    hive.fixed = true;
  }
  for (const { path, values = {} } of ENTRIES) {
    const node = makePath(root, path);
    for (const [name, data] of Object.entries(values)) setValue(node, name, data);
  }
  addProcessors(root, processors);
  for (const [path, target] of LINKS) {
    const at = path.lastIndexOf('\\');
    const parent = makePath(root, path.slice(0, at));
    const link = add(parent, path.slice(at + 1), parent.descriptor, true);
    link.setValue(LINK_VALUE, RegType.LINK, CmpTextBytes(target));
  }
  return root;
}
