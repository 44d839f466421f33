/// <reference types="vite/client" />
/** The page: runs lessons/metafs in a worker and shows the report. */
import { reportText } from './report-text.ts';
import type { EngineAnswer } from './worker/engine.ts';

const lab = import.meta.glob<string>('../lessons/metafs/*', { query: '?raw', import: 'default', eager: true });
const files = Object.fromEntries(
  Object.entries(lab).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1), text]),
);

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} "${id}"`);
  return found;
}

const status = element('status', HTMLSpanElement);
const output = element('report', HTMLPreElement);
const button = element('run', HTMLButtonElement);

function supported(): boolean {
  if ('Suspending' in WebAssembly) return true;
  status.textContent = 'This browser cannot switch WebAssembly stacks (JSPI). Chromium 137, Firefox 153 and newer can.';
  button.disabled = true;
  return false;
}

let worker: Worker | undefined;

function finish(text: string, report: string): void {
  status.textContent = text;
  output.textContent = report;
  button.disabled = false;
}

function run(): void {
  if (!supported()) return;
  button.disabled = true;
  status.textContent = worker ? 'Running …' : 'Loading the compiler …';
  const began = performance.now();
  worker ??= new Worker(new URL('./worker/engine.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<EngineAnswer>) => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    if ('error' in data) finish('The simulator itself failed; please report it.', data.error);
    else finish(`Done in ${seconds} s.`, reportText(data.report));
  };
  worker.onerror = (event) => finish('The worker could not be started.', event.message);
  worker.postMessage(files);
}

button.onclick = run;
run();
