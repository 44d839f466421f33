/** How sc.exe writes what it knows, and how it reads its options. */
import { messageText } from '../kernel32/message-table.ts';
import { type Service, ServiceAccept, ServiceState, ServiceType } from '../scm/service.ts';

const typeNames: readonly (readonly [number, string])[] = [
  [ServiceType.KERNEL_DRIVER, 'KERNEL_DRIVER'],
  [ServiceType.FILE_SYSTEM_DRIVER, 'FILE_SYSTEM_DRIVER'],
  [ServiceType.WIN32_OWN, 'WIN32_OWN_PROCESS'],
  [ServiceType.WIN32_SHARE, 'WIN32_SHARE_PROCESS'],
  [ServiceType.INTERACTIVE, '(interactive)'],
];
const stateNames: Readonly<Record<number, string>> = {
  1: 'STOPPED',
  2: 'START_PENDING',
  3: 'STOP_PENDING',
  4: 'RUNNING',
  5: 'CONTINUE_PENDING',
  6: 'PAUSE_PENDING',
  7: 'PAUSED',
};
const startNames = ['BOOT_START', 'SYSTEM_START', 'AUTO_START', 'DEMAND_START', 'DISABLED'];
const errorNames = ['IGNORE', 'NORMAL', 'SEVERE', 'CRITICAL'];

export function stateName(state: number): string {
  return stateNames[state] ?? 'UNKNOWN';
}

const typeText = (type: number): string =>
  typeNames
    .filter(([bit]) => type & bit)
    .map(([, name]) => name)
    .join(' ');
const hex = (value: number): string => `0x${(value >>> 0).toString(16)}`;
const field = (name: string, value: string): string => `        ${name.padEnd(19)}: ${value}`.trimEnd();

/** The block that `sc query`, `start` and `stop` print. */
export function statusBlock(service: Service, options: { process: boolean; displayName?: boolean }): string {
  const { status } = service;
  const lines = ['', `SERVICE_NAME: ${service.name}`];
  if (options.displayName) lines.push(`DISPLAY_NAME: ${service.displayName}`);
  lines.push(field('TYPE', `${status.type.toString(16)}  ${typeText(status.type)}`));
  lines.push(field('STATE', `${status.state}  ${stateName(status.state)}`));
  if (status.state !== ServiceState.STOPPED) {
    const { accepted } = status;
    const flags = [
      accepted & ServiceAccept.STOP ? 'STOPPABLE' : 'NOT_STOPPABLE',
      accepted & ServiceAccept.PAUSE_CONTINUE ? 'PAUSABLE' : 'NOT_PAUSABLE',
      accepted & ServiceAccept.SHUTDOWN ? 'ACCEPTS_SHUTDOWN' : 'IGNORES_SHUTDOWN',
    ];
    lines.push(`${' '.repeat(32)}(${flags.join(', ')})`);
  }
  lines.push(field('WIN32_EXIT_CODE', `${status.win32ExitCode}  (${hex(status.win32ExitCode)})`));
  lines.push(field('SERVICE_EXIT_CODE', `${status.specificExitCode}  (${hex(status.specificExitCode)})`));
  lines.push(field('CHECKPOINT', hex(status.checkPoint)));
  lines.push(field('WAIT_HINT', hex(status.waitHint)));
  if (options.process) {
    lines.push(field('PID', String(service.processId)));
    lines.push(field('FLAGS', ''));
  }
  return `${lines.join('\n')}\n`;
}

/** What `sc qc` prints. */
export function configBlock(service: Service, driver: boolean): string {
  return [
    '[SC] QueryServiceConfig SUCCESS',
    '',
    `SERVICE_NAME: ${service.name}`,
    field('TYPE', `${service.type.toString(16)}  ${typeText(service.type)}`),
    field('START_TYPE', `${service.startType}   ${startNames[service.startType] ?? ''}`),
    field('ERROR_CONTROL', `${service.errorControl}   ${errorNames[service.errorControl] ?? ''}`),
    field('BINARY_PATH_NAME', service.binaryPath),
    field('LOAD_ORDER_GROUP', service.loadOrderGroup),
    field('TAG', String(service.tag)),
    field('DISPLAY_NAME', service.displayName),
    field('DEPENDENCIES', service.dependencies.join('\n                           : ')),
    field('SERVICE_START_NAME', driver ? '' : service.account),
    '',
  ].join('\n');
}

/** `[SC] StartService FAILED 1056:` and the sentence. */
export function failure(call: string, error: number): string {
  return `[SC] ${call} FAILED ${error}:\n\n${messageText(error) ?? `Error ${error}.`}\n\n`;
}

export interface ScOptions {
  readonly values: ReadonlyMap<string, string>;
  /** The word that is no option; sc prints its usage then. */
  readonly wrong?: string;
}

/** Reads `name= value` pairs; `name=value` is understood too. */
export function parseOptions(words: readonly string[]): ScOptions {
  const values = new Map<string, string>();
  for (let i = 0; i < words.length; i++) {
    const equals = words[i].indexOf('=');
    if (equals <= 0) return { values, wrong: words[i] };
    const name = words[i].slice(0, equals).toLowerCase();
    const own = words[i].slice(equals + 1);
    if (own !== '') values.set(name, own);
    else if (i + 1 < words.length) values.set(name, words[++i]);
    else return { values, wrong: words[i] };
  }
  return { values };
}

const types: Readonly<Record<string, number>> = {
  own: ServiceType.WIN32_OWN,
  share: ServiceType.WIN32_SHARE,
  kernel: ServiceType.KERNEL_DRIVER,
  filesys: ServiceType.FILE_SYSTEM_DRIVER,
  interact: ServiceType.INTERACTIVE,
};
const starts: Readonly<Record<string, number>> = { boot: 0, system: 1, auto: 2, demand: 3, disabled: 4 };
const errors: Readonly<Record<string, number>> = { ignore: 0, normal: 1, severe: 2, critical: 3 };

/** The number that an option's word stands for; undefined for an unknown word, `otherwise` when the option is absent. */
export function optionNumber(
  options: ScOptions,
  name: 'type' | 'start' | 'error',
  otherwise: number,
): number | undefined {
  const word = options.values.get(name)?.toLowerCase();
  if (word === undefined) return otherwise;
  return { type: types, start: starts, error: errors }[name][word];
}
