/** The kernel's worker: one machine at a time. Between threads the worker's event loop gets its turn, so that Stop is heard at once. */
import { expose } from 'comlink';
import {
  kdActivity,
  kdBreakpoints,
  kdCommand,
  kdComplete,
  kdGlobals,
  kdHasVariables,
  kdHostAction,
  kdNeedsVariables,
  kdPosition,
  kdSetVariables,
  kdVariableParts,
  kdVariables,
  kdVariablesWhere,
  type MachineHandle,
  snapshot,
  startMachine,
} from '../../kernel-sim/index.ts';
import type { KernelApi } from './kernel-api.ts';
import { Mailbox } from './mailbox.ts';

/** The machine has the worker for itself for so long. */
const TURN_MS = 8;
/** While the user types, the processor is the page's first: the machine has short turns, and rests between them. */
const TYPING = { forMs: 100, turnMs: 2, restMs: 8 };
let typingUntil = 0;
let machine: MachineHandle | undefined;

/** Settles in a turn of the event loop of its own, without the 4 ms that timers take. */
const channel = new MessageChannel();
let next: () => void = () => {};
channel.port1.onmessage = () => next();
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    next = resolve;
    channel.port2.postMessage(0);
  });

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const api: KernelApi = {
  async start({ images, commands, processors, seed, policy, probes, breakpoints }, listener) {
    machine?.stop();
    await machine?.result;
    const mailbox = new Mailbox(listener);
    let began = performance.now();
    const pump = (): Promise<void> | undefined => {
      const now = performance.now();
      const typing = now < typingUntil;
      if (now - began < (typing ? TYPING.turnMs : TURN_MS)) return undefined;
      return (mailbox.full() ?? (typing ? sleep(TYPING.restMs) : turn())).then(() => {
        began = performance.now();
      });
    };
    machine = startMachine({
      images,
      commands,
      processors,
      seed,
      policy,
      limitMs: Number.POSITIVE_INFINITY,
      probes,
      breakpoints,
      pump,
      live: {
        clock: { now: () => performance.now(), sleep },
        events: {
          console: (text) => mailbox.console(text),
          debug: (line) => mailbox.debug(line),
          prompt: (directory) => mailbox.tell({ kind: 'prompt', directory }),
          settled: (report) => mailbox.tell({ kind: 'settled', report }),
          waiting: (reason) => mailbox.tell({ kind: 'waiting', reason }),
          broke: (stop) => mailbox.tell({ kind: 'broke', stop }),
        },
      },
    });
    mailbox.tell({ kind: 'booted', replay: machine.replay });
    const result = await machine.result;
    await mailbox.flush();
    return result;
  },
  input: (text) => machine?.input(text),
  runCommand: (line) => machine?.runCommand(line),
  interrupt: () => machine?.interrupt(),
  breakIn: async () => {
    // Questions are heard only between two turns of the machine: it stands still already.
    machine?.breakIn();
    return kdPosition();
  },
  go: (step) => machine?.go(step),
  setBreakpoints: async (places) => (await machine?.setBreakpoints(places)) ?? [],
  kd: (line) => {
    const action = kdHostAction(line);
    if (action) return { action };
    if (!kdHasVariables() && kdNeedsVariables(line)) return { needs: 'variables' };
    const before = kdBreakpoints();
    const text = kdCommand(line);
    const after = kdBreakpoints();
    return { text, breakpoints: after === before ? undefined : after };
  },
  kdComplete,
  setVariables: kdSetVariables,
  hasVariables: kdHasVariables,
  variables: () => ({ lines: kdVariables(), where: kdVariablesWhere(), globals: kdGlobals() }),
  variableParts: kdVariableParts,
  snapshot,
  ping: () => {},
  typing: () => {
    typingUntil = performance.now() + TYPING.forMs;
  },
  stop: () => {
    const activity = kdActivity();
    machine?.stop();
    return activity;
  },
};

expose(api);
