/**
 * The connection between the service control manager and a service's process: who waits for whom.
 *
 * On Windows this is a named pipe; the messages are the same.
 */
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { Signal } from '../ntdll/signal.ts';
import { PerSystem } from '../state.ts';
import type { Service } from './service.ts';

/** What the manager has the dispatcher do. */
export interface ServiceMessage {
  readonly kind: 'start' | 'control';
  readonly service: Service;
  readonly arguments: readonly string[];
  readonly control: number;
  /** Set by the dispatcher when it has done it: a Win32 error. */
  answer: number | undefined;
  readonly answered: Signal;
}

export interface Connection {
  readonly service: Service;
  readonly process: Pointer;
  readonly processId: number;
  /** StartServiceCtrlDispatcher has been called. */
  connected: boolean;
  readonly whenConnected: Signal;
  readonly messages: ServiceMessage[];
  readonly arrived: Signal;
  ended: boolean;
}

const connections = new PerSystem<Map<Pointer, Connection>>(() => new Map());

export function connect(service: Service, process: Pointer, processId: number): Connection {
  const connection: Connection = {
    service,
    process,
    processId,
    connected: false,
    whenConnected: new Signal(),
    messages: [],
    arrived: new Signal(),
    ended: false,
  };
  connections.value.set(process, connection);
  return connection;
}

/** The connection of a process that the manager started. */
export function connectionOf(process: Pointer): Connection | undefined {
  return connections.value.get(process);
}

export function connectionOfService(service: Service): Connection | undefined {
  for (const connection of connections.value.values()) if (connection.service === service) return connection;
  return undefined;
}

export function disconnect(connection: Connection): void {
  if (connection.ended) return;
  connection.ended = true;
  connections.value.delete(connection.process);
  connection.whenConnected.delete();
  connection.arrived.delete();
}

/** Sends a message and waits until it is done, the process ends or the time is over. @returns the dispatcher's answer, undefined when none came. */
export function* send(
  connection: Connection,
  message: Omit<ServiceMessage, 'answer' | 'answered'>,
  milliseconds: number,
): Kernel<number | undefined> {
  const sent: ServiceMessage = { ...message, answer: undefined, answered: new Signal() };
  connection.messages.push(sent);
  yield* connection.arrived.set();
  yield* sent.answered.wait(milliseconds, connection.process);
  sent.answered.delete();
  return sent.answer;
}
