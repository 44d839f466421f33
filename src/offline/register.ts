/// <reference types="vite/client" />
/** Has the browser keep the page for visits without a network. Where it refuses, the page works as long as there is one. */
import { newer } from './newer.ts';
import type { Refusal } from './service-worker.ts';

const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'kind') === 'not-kept';

/** `idle`: when the network and the processors are free for it. `notice` is told what the user should know. */
export async function keepForOffline(idle: Promise<unknown>, notice: (text: string) => void): Promise<void> {
  // A server for development has no service worker, and an address without TLS may have none.
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  void newer.then(() => notice('There is a new version of Ringside: it is used when you load the page again.'));
  try {
    const container = navigator.serviceWorker;
    container.addEventListener('message', ({ data }) => {
      if (isRefusal(data)) notice(`This browser cannot keep Ringside for use without a network: ${data.reason}`);
    });
    container.startMessages();
    await idle;
    await container.register('./sw.js', { scope: './', updateViaCache: 'none' });
  } catch {
    // Refused, by a setting or because the network went away: the next visit tries again.
  }
}
