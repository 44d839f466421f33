/** The page that the tests drive: passes tasks to the engine's worker. A worker that does not answer in time is ended, and so is its task. */
import type { Answer, Task } from '../tasks.ts';

declare global {
  interface Window {
    /** Runs the task at `url`; the answer as JSON. */
    runTask: (url: string, limitMs: number) => Promise<string>;
  }
}

/** Each boot has memories of its own, which engines free late: a worker gives its place to a new one after so many tasks. */
const TASKS_PER_WORKER = 8;

let worker: Worker | undefined;
let served = 0;

function start(): Worker {
  worker ??= new Worker(new URL('../engine-worker.ts', import.meta.url), { type: 'module' });
  return worker;
}

function ask(task: Task, limitMs: number): Promise<Answer> {
  const engine = start();
  return new Promise((resolve) => {
    const settle = (answer: Answer, broken: boolean): void => {
      clearTimeout(timer);
      if (broken || ++served >= TASKS_PER_WORKER) {
        served = 0;
        engine.terminate();
        worker = undefined;
      }
      resolve(answer);
    };
    const timer = setTimeout(() => settle({ error: `the worker did not answer within ${limitMs} ms` }, true), limitMs);
    engine.onmessage = ({ data }: MessageEvent<Answer>) => settle(data, false);
    engine.onerror = (event) =>
      settle({ error: `the worker failed: ${event.message} (${event.filename}:${event.lineno})` }, true);
    engine.postMessage(task);
  });
}

window.runTask = async (url, limitMs) => {
  const task: Task = await (await fetch(url)).json();
  return JSON.stringify(await ask(task, limitMs));
};
