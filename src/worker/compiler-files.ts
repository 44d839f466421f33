/**
 * The compiler's own files over the network: fetched compressed as the build left them, counted as they come, kept in the browser's cache.
 *
 * The compiler's package fetches them with the global `fetch`; `useCompilerFiles` must run before the package is loaded.
 */
const CACHE = 'ringside-compiler';
const OURS = /\/(llvm[\w.]*-?[\w-]*)\.(wasm|tar)$/;

export interface Download {
  readonly loaded: number;
  /** 0 while it is not known. */
  readonly total: number;
}

let report: (download: Download) => void = () => {};
let loaded = 0;
let total = 0;

export function onDownload(listener: (download: Download) => void): void {
  report = listener;
}

export function useCompilerFiles(): void {
  const direct = globalThis.fetch.bind(globalThis);
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    return OURS.test(new URL(url, self.location.href).pathname) ? fetchFile(direct, url) : direct(input, init);
  };
}

/** A cache is a help, not a need: where the browser refuses one, the file is fetched each time. */
async function openCache(): Promise<Cache | undefined> {
  try {
    return await caches.open(CACHE);
  } catch {
    return undefined;
  }
}

async function fetchFile(direct: typeof fetch, url: string): Promise<Response> {
  const cache = await openCache();
  const kept = await cache?.match(url);
  if (kept) return unpack(kept, kept.body, url);
  const response = await direct(url);
  if (!response.ok || !response.body) throw new Error(`${url} cannot be fetched: status ${response.status}`);
  total += Number(response.headers.get('content-length') ?? 0);
  const [used, stored] = cache ? response.body.tee() : [response.body, undefined];
  if (cache && stored) void keep(cache, url, new Response(stored, { headers: response.headers }));
  return unpack(response, used.pipeThrough(counted()), url);
}

/** Puts a file into the cache and takes out those of earlier versions. */
async function keep(cache: Cache, url: string, response: Response): Promise<void> {
  const name = nameOf(url);
  try {
    await cache.put(url, response);
    for (const old of await cache.keys()) if (old.url !== url && nameOf(old.url) === name) await cache.delete(old);
  } catch {
    // No room: the next visit fetches it again.
  }
}

/** "llvm.core" of ".../llvm.core-3f2a.wasm" */
const nameOf = (url: string): string => url.replace(/^.*\//, '').replace(/-[\w-]{8}(?=\.)/, '');

function counted(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  return new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.length;
      report({ loaded, total: Math.max(total, loaded) });
      controller.enqueue(chunk);
    },
  });
}

/** Our build stores these files as gzip under their own names; a server may also have them plain. */
async function unpack(
  response: Response,
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  url: string,
): Promise<Response> {
  if (!body) throw new Error(`${url} is empty`);
  const type = /\.wasm$/.test(new URL(url).pathname) ? 'application/wasm' : 'application/octet-stream';
  const headers = { 'content-type': type };
  if (response.headers.get('content-encoding')) return new Response(body, { headers });
  const [first, whole] = await peek(body);
  const gzip = first[0] === 0x1f && first[1] === 0x8b;
  return new Response(gzip ? whole.pipeThrough(new DecompressionStream('gzip')) : whole, { headers });
}

/** The first bytes of a stream, and the stream with them. */
async function peek(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): Promise<[Uint8Array, ReadableStream<Uint8Array<ArrayBuffer>>]> {
  const reader = body.getReader();
  const { value, done } = await reader.read();
  const whole = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      if (value) controller.enqueue(value);
      if (done) controller.close();
    },
    async pull(controller) {
      const next = await reader.read();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return [value ?? new Uint8Array(), whole];
}
