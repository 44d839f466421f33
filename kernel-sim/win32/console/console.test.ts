import { expect, test } from 'vitest';
import type { Service } from '../scm/service.ts';
import { expandVariables, parseLine, splitWords } from './parse.ts';
import { configBlock, failure, optionNumber, parseOptions, statusBlock } from './sc-format.ts';

test('a line is split at & and &&, not inside quotes', () => {
  const parsed = parseLine('a.exe "x & y" && b & c || d');
  expect(parsed).toMatchObject([
    { text: 'a.exe "x & y"', words: ['a.exe', 'x & y'], when: 'always' },
    { text: 'b', when: 'success' },
    { text: 'c', when: 'always' },
    { text: 'd', when: 'failure' },
  ]);
});

test('redirections are taken out of the text', () => {
  expect(parseLine('echo hello > "a b.txt" 2>&1')).toMatchObject([
    { text: 'echo hello', redirections: [{ kind: '>', target: 'a b.txt' }] },
  ]);
  expect(parseLine('dir>>log.txt')).toMatchObject([{ text: 'dir', redirections: [{ kind: '>>', target: 'log.txt' }] }]);
  expect(parseLine('echo a ^> b')).toMatchObject([{ text: 'echo a > b', redirections: [] }]);
});

test('errors of syntax say what cmd.exe says', () => {
  expect(parseLine('echo a >')).toBe('The syntax of the command is incorrect.');
  expect(parseLine('&& b')).toBe('&& was unexpected at this time.');
});

test('variables that are not set stay as they are', () => {
  expect(expandVariables('%A% %B% 100%', (name) => (name === 'A' ? '1' : undefined))).toBe('1 %B% 100%');
  expect(splitWords('sc create X binPath= "C:\\a b\\x.sys"')).toEqual([
    'sc',
    'create',
    'X',
    'binPath=',
    'C:\\a b\\x.sys',
  ]);
});

test('options of sc have their value in the next word, or behind the sign', () => {
  const options = parseOptions(['type=', 'kernel', 'binPath=', 'x.sys', 'start=auto']);
  expect(options.wrong).toBeUndefined();
  expect(options.values.get('binpath')).toBe('x.sys');
  expect(optionNumber(options, 'type', 0)).toBe(1);
  expect(optionNumber(options, 'start', 3)).toBe(2);
  expect(optionNumber(options, 'error', 1)).toBe(1);
  expect(parseOptions(['kernel']).wrong).toBe('kernel');
  expect(parseOptions(['type=']).wrong).toBe('type=');
  expect(optionNumber(parseOptions(['type=', 'nonsense']), 'type', 0)).toBeUndefined();
});

const service: Service = {
  name: 'MetaFs',
  displayName: 'Meta FS',
  type: 1,
  startType: 3,
  errorControl: 1,
  binaryPath: 'metafs.sys',
  loadOrderGroup: '',
  tag: 0,
  dependencies: [],
  account: 'LocalSystem',
  description: '',
  status: { type: 1, state: 4, accepted: 1, win32ExitCode: 0, specificExitCode: 0, checkPoint: 0, waitHint: 0 },
  processId: 0,
  deleted: false,
  handles: 0,
};

test('a running driver is shown as sc.exe shows it', () => {
  expect(statusBlock(service, { process: false })).toBe(`
SERVICE_NAME: MetaFs
        TYPE               : 1  KERNEL_DRIVER
        STATE              : 4  RUNNING
                                (STOPPABLE, NOT_PAUSABLE, IGNORES_SHUTDOWN)
        WIN32_EXIT_CODE    : 0  (0x0)
        SERVICE_EXIT_CODE  : 0  (0x0)
        CHECKPOINT         : 0x0
        WAIT_HINT          : 0x0
`);
});

test('a stopped service has no list of controls, and its error in both bases', () => {
  const stopped = { ...service, type: 0x10, status: { ...service.status, type: 0x10, state: 1, win32ExitCode: 1077 } };
  const text = statusBlock(stopped, { process: true, displayName: true });
  expect(text).toContain(
    '        TYPE               : 10  WIN32_OWN_PROCESS\n        STATE              : 1  STOPPED\n        WIN32',
  );
  expect(text).toContain('WIN32_EXIT_CODE    : 1077  (0x435)');
  expect(text).toContain('DISPLAY_NAME: Meta FS\n');
  expect(text).toContain('        PID                : 0\n');
});

test('the configuration and failures read as in Windows', () => {
  expect(configBlock(service, true)).toContain('        START_TYPE         : 3   DEMAND_START\n');
  expect(configBlock(service, true)).toContain('        BINARY_PATH_NAME   : metafs.sys\n');
  expect(failure('OpenService', 1060)).toBe(
    '[SC] OpenService FAILED 1060:\n\nThe specified service does not exist as an installed service.\n\n',
  );
});
