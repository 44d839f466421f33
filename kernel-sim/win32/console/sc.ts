/** The `sc` and `net` commands. Each answers the error level: the Win32 error. */
import type { Kernel } from '../../rings/request.ts';
import { selectServices } from '../advapi32/service-config.ts';
import { messageText } from '../kernel32/message-table.ts';
import { changeService, controlService, createService, deleteService, refresh, startService } from '../scm/manager.ts';
import {
  isDriver,
  ScmFind,
  ScmFindByDisplayName,
  type Service,
  ServiceControl,
  ServiceState,
  ServiceType,
  StartType,
} from '../scm/service.ts';
import { configBlock, failure, optionNumber, parseOptions, statusBlock } from './sc-format.ts';

const ERROR_SERVICE_DOES_NOT_EXIST = 1060;
const ERROR_INVALID_COMMAND_LINE = 1639;

type Print = (text: string) => void;

const usage = `DESCRIPTION:
        SC is a command line program used for communicating with the
        Service Control Manager and services.
USAGE:
        sc [command] [service name] <option1> <option2>...

          create----------Creates a service. (adds it to the registry).
          config----------Changes the configuration of a service.
          delete----------Deletes a service (from the registry).
          start-----------Starts a service.
          stop------------Sends a STOP request to a service.
          pause-----------Sends a PAUSE control request to a service.
          continue--------Sends a CONTINUE control request to a service.
          interrogate-----Sends an INTERROGATE control request to a service.
          control---------Sends a control to a service.
          query-----------Queries the status for a service, or
                          enumerates the status for types of services.
          queryex---------Queries the extended status for a service, or
                          enumerates the status for types of services.
          qc--------------Queries the configuration information for a service.
          description-----Changes the description of a service.
EXAMPLE:
        sc create MyDriver type= kernel binPath= mydriver.sys
`;

function* create(name: string, words: readonly string[], print: Print): Kernel<number> {
  const options = parseOptions(words);
  const type = optionNumber(options, 'type', ServiceType.WIN32_OWN);
  const startType = optionNumber(options, 'start', StartType.DEMAND);
  const errorControl = optionNumber(options, 'error', 1);
  if (options.wrong !== undefined || type === undefined || startType === undefined || errorControl === undefined) {
    print(`ERROR:  Invalid Option\n\n${usage}`);
    return ERROR_INVALID_COMMAND_LINE;
  }
  const { error } = yield* createService(name, {
    displayName: options.values.get('displayname') ?? '',
    type,
    startType,
    errorControl,
    binaryPath: options.values.get('binpath') ?? '',
    loadOrderGroup: options.values.get('group') ?? '',
    dependencies: (options.values.get('depend') ?? '').split('/').filter((d) => d !== ''),
    account: options.values.get('obj') ?? 'LocalSystem',
  });
  print(error ? failure('CreateService', error) : '[SC] CreateService SUCCESS\n');
  return error;
}

function* config(service: Service, words: readonly string[], print: Print): Kernel<number> {
  const options = parseOptions(words);
  const type = optionNumber(options, 'type', service.type);
  const startType = optionNumber(options, 'start', service.startType);
  const errorControl = optionNumber(options, 'error', service.errorControl);
  if (options.wrong !== undefined || type === undefined || startType === undefined || errorControl === undefined) {
    print(`ERROR:  Invalid Option\n\n${usage}`);
    return ERROR_INVALID_COMMAND_LINE;
  }
  const { values } = options;
  const depend = values.get('depend');
  const [path, display, group] = ['binpath', 'displayname', 'group'].map((option) => values.get(option));
  const error = yield* changeService(service, {
    ...(values.has('type') && { type }),
    ...(values.has('start') && { startType }),
    ...(values.has('error') && { errorControl }),
    ...(path !== undefined && { binaryPath: path }),
    ...(display !== undefined && { displayName: display }),
    ...(group !== undefined && { loadOrderGroup: group }),
    ...(depend !== undefined && { dependencies: depend.split('/').filter((d) => d !== '') }),
  });
  print(error ? failure('ChangeServiceConfig', error) : '[SC] ChangeServiceConfig SUCCESS\n');
  return error;
}

function* describeService(service: Service, description: string, print: Print): Kernel<number> {
  const error = yield* changeService(service, { description });
  print(error ? failure('ChangeServiceConfig2', error) : '[SC] ChangeServiceConfig2 SUCCESS\n');
  return error;
}

function* list(words: readonly string[], extended: boolean, print: Print): Kernel<number> {
  const options = parseOptions(words);
  const type = options.values.get('type')?.toLowerCase();
  const state = options.values.get('state')?.toLowerCase();
  if (options.wrong !== undefined) {
    print(`ERROR:  Invalid Option\n\n${usage}`);
    return ERROR_INVALID_COMMAND_LINE;
  }
  const drivers = ServiceType.KERNEL_DRIVER | ServiceType.FILE_SYSTEM_DRIVER;
  const programs = ServiceType.WIN32_OWN | ServiceType.WIN32_SHARE;
  const types = type === 'driver' ? drivers : type === 'all' ? drivers | programs : programs;
  for (const service of selectServices(types, state === 'all' ? 3 : state === 'inactive' ? 2 : 1)) {
    yield* refresh(service);
    print(statusBlock(service, { process: extended, displayName: true }));
  }
  return 0;
}

function* control(service: Service, code: number, print: Print): Kernel<number> {
  const error = yield* controlService(service, code);
  print(error ? failure('ControlService', error) : statusBlock(service, { process: false }));
  return error;
}

const controls: Readonly<Record<string, number>> = {
  stop: ServiceControl.STOP,
  pause: ServiceControl.PAUSE,
  continue: ServiceControl.CONTINUE,
  interrogate: ServiceControl.INTERROGATE,
};

/** Carries out `sc ...`; words[0] is "sc". */
export function* scCommand(words: readonly string[], print: Print): Kernel<number> {
  const verb = (words[1] ?? '').toLowerCase();
  const name = words[2];
  const rest = words.slice(3);
  if (verb === '' || verb === '/?' || verb === 'help') {
    print(usage);
    return verb === '' ? ERROR_INVALID_COMMAND_LINE : 0;
  }
  const extended = verb === 'queryex';
  if ((verb === 'query' || extended) && (name === undefined || name.includes('='))) {
    return yield* list(words.slice(2), extended, print);
  }
  if (
    !(verb in controls) &&
    !['create', 'config', 'start', 'query', 'queryex', 'qc', 'delete', 'control', 'description'].includes(verb)
  ) {
    print(`ERROR:  Unrecognized command\n\n${usage}`);
    return ERROR_INVALID_COMMAND_LINE;
  }
  if (name === undefined) {
    print(`ERROR:  A service name is required\n\n${usage}`);
    return ERROR_INVALID_COMMAND_LINE;
  }
  if (verb === 'create') return yield* create(name, rest, print);
  const service = ScmFind(name);
  if (!service) {
    print(failure('OpenService', ERROR_SERVICE_DOES_NOT_EXIST));
    return ERROR_SERVICE_DOES_NOT_EXIST;
  }
  if (verb in controls) return yield* control(service, controls[verb], print);
  switch (verb) {
    case 'control': {
      const code = Number(rest[0]);
      return yield* control(service, Number.isInteger(code) ? code : 0, print);
    }
    case 'config':
      return yield* config(service, rest, print);
    case 'description':
      return yield* describeService(service, rest.join(' '), print);
    case 'start': {
      const error = yield* startService(service, rest);
      print(error ? failure('StartService', error) : statusBlock(service, { process: true }));
      return error;
    }
    case 'delete': {
      const error = yield* deleteService(service);
      print(error ? failure('DeleteService', error) : '[SC] DeleteService SUCCESS\n');
      return error;
    }
    case 'qc':
      print(configBlock(service, isDriver(service.type)));
      return 0;
    default:
      yield* refresh(service);
      print(statusBlock(service, { process: extended }));
      return 0;
  }
}

const netHelp = (n: number): string => `\nMore help is available by typing NET HELPMSG ${n}.\n`;

/** `net start` and `net stop`: as sc, but they wait until the service has done what it was told. */
export function* netCommand(
  words: readonly string[],
  print: Print,
  pause: (ms: number) => Kernel<void>,
): Kernel<number> {
  const verb = (words[1] ?? '').toLowerCase();
  const name = words[2];
  if (verb !== 'start' && verb !== 'stop') {
    print('The syntax of this command is:\n\nNET [ START | STOP ] [service]\n');
    return 1;
  }
  if (name === undefined) {
    if (verb === 'stop') {
      print('The syntax of this command is:\n\nNET STOP\nservice\n');
      return 1;
    }
    const running = selectServices(0x30, 1).map((service) => `   ${service.displayName}\n`);
    print(`These Windows services are started:\n\n${running.join('')}\nThe command completed successfully.\n`);
    return 0;
  }
  const service = ScmFind(name) ?? ScmFindByDisplayName(name);
  if (!service) {
    print(`The service name is invalid.\n${netHelp(2185)}`);
    return 2;
  }
  const { displayName } = service;
  const error =
    verb === 'start'
      ? yield* startService(service, words.slice(3))
      : yield* controlService(service, ServiceControl.STOP);
  if (error === 1056) print(`The requested service has already been started.\n${netHelp(2182)}`);
  else if (error === 1062) print(`The ${displayName} service is not started.\n${netHelp(3521)}`);
  else if (error) print(`System error ${error} has occurred.\n\n${messageText(error) ?? ''}\n`);
  if (error) return 2;
  print(`The ${displayName} service is ${verb === 'start' ? 'starting' : 'stopping'}.\n`);
  const pending: readonly number[] = [ServiceState.START_PENDING, ServiceState.STOP_PENDING];
  for (let waited = 0; waited < 30_000 && pending.includes(service.status.state); waited += 250) {
    yield* pause(250);
    yield* refresh(service);
  }
  const wanted = verb === 'start' ? ServiceState.RUNNING : ServiceState.STOPPED;
  if (service.status.state !== wanted) {
    print(`The ${displayName} service could not be ${verb === 'start' ? 'started' : 'stopped'}.\n`);
    return 2;
  }
  print(`The ${displayName} service was ${verb === 'start' ? 'started' : 'stopped'} successfully.\n`);
  return 0;
}
