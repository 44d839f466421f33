/**
 * The service worker: keeps every file of one version of the page, and hands them out before the network is asked. The compiler's large files
 * are not among them: src/worker/compiler-files.ts keeps those, and counts them as they come.
 *
 * Names hold a digest of their content, so a file is right whatever version it came with; only the page itself has no digest. A new version
 * is taken up whole or not at all, and serves from the next load on; the version before is kept, for pages that are still open.
 */
export interface Manifest {
  readonly version: string;
  /** Paths below the page. */
  readonly files: readonly string[];
  /** The script that the page of this version begins with. */
  readonly entry: string;
}

/** What the page hears: the browser keeps nothing. */
export interface Refusal {
  readonly kind: 'not-kept';
  readonly reason: string;
}

declare const MANIFEST: Manifest;

const worker = self as unknown as ServiceWorkerGlobalScope;
const { scope } = worker.registration;
const PREFIX = `ringside ${scope} `;
const NAME = PREFIX + MANIFEST.version;

async function keepFile(cache: Cache, path: string): Promise<void> {
  const url = new URL(path, scope).href;
  const response = (await caches.match(url)) ?? (await fetch(url));
  if (!response.ok) throw new Error(`${path}: status ${response.status}`);
  await cache.put(url, response);
}

/** Asked for by the folder's address: hosts redirect "index.html" to it, and what was redirected is no page. */
async function keepPage(cache: Cache): Promise<void> {
  const response = await fetch(scope, { cache: 'no-cache' });
  const text = await response.text();
  // The host has another version by now: the next visit finds its service worker.
  if (!response.ok || !text.includes(MANIFEST.entry)) throw new Error('the page is of another version');
  await cache.put(scope, new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' } }));
}

async function tell(refusal: Refusal): Promise<void> {
  for (const client of await worker.clients.matchAll({ includeUncontrolled: true })) client.postMessage(refusal);
}

async function install(): Promise<void> {
  try {
    const cache = await caches.open(NAME);
    await Promise.all([keepPage(cache), ...MANIFEST.files.map((path) => keepFile(cache, path))]);
  } catch (error) {
    await caches.delete(NAME);
    if (error instanceof DOMException) await tell({ kind: 'not-kept', reason: error.message });
    throw error;
  }
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  for (const name of others.slice(0, -1)) await caches.delete(name);
  await worker.clients.claim();
}

async function answer(request: Request, url: string): Promise<Response> {
  const own = await caches.open(NAME);
  return (await own.match(url)) ?? (await caches.match(url)) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const url = origin + pathname;
  if (request.method !== 'GET' || !url.startsWith(scope)) return;
  const path = url.slice(scope.length);
  if (request.mode === 'navigate') {
    if (path === '' || path === 'index.html') event.respondWith(answer(request, scope));
  } else if (/^assets\/(?!llvm[.-])/.test(path)) event.respondWith(answer(request, url));
});
