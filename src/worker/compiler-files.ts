/**
 * The compiler's own files over the network: fetched compressed as the build left them, counted as they come, kept in the browser's cache.
 *
 * The compiler's package fetches them with the global `fetch`; `useCompilerFiles` must run before the package is loaded.
 */
import restAddress from 'virtual:compiler-rest';
import { isFirstPart, joinCompiler } from './compiler-parts.ts';
import { unpacked } from './packed.ts';

const CACHE = 'ringside-compiler';
/** The header that says how large a file in the cache is. */
const SIZE = 'ringside-size';
const OURS = /\/llvm[\w.-]*\.(wasm|tar)$/;
const FIRST_PART = /\/llvm\.core-[\w-]*\.wasm$/;

export interface Download {
  readonly loaded: number;
  /** 0 while it is not known. */
  readonly total: number;
}

/** What is told while the compiler comes: its bytes, and that the browser does not keep them. */
export type LoadEvent =
  | { readonly kind: 'download'; readonly download: Download }
  | { readonly kind: 'not-kept'; readonly reason: string }
  /** A source needs what the first part leaves out: the second one comes. The last of these has no download. */
  | { readonly kind: 'rest'; readonly download: Download | undefined };

let report: (event: LoadEvent) => void = () => {};
/** What is said of bytes that come. */
let kind: 'download' | 'rest' = 'download';
let loaded = 0;
let total = 0;

export function onLoadEvent(listener: (event: LoadEvent) => void): void {
  report = listener;
}

/** The compiler as its package has it, once a source has needed it. */
let whole: WebAssembly.Module | undefined;
/** The address of the first part. */
let firstAddress = '';
let direct: typeof fetch = fetch;

export function useCompilerFiles(): void {
  direct = globalThis.fetch.bind(globalThis);
  const instantiate = WebAssembly.instantiate.bind(WebAssembly) as (
    module: WebAssembly.Module,
    imports?: WebAssembly.Imports,
  ) => Promise<WebAssembly.Instance>;
  // Each run of a tool makes a new instance; from now on of the whole.
  Object.assign(WebAssembly, {
    instantiate: (module: WebAssembly.Module, imports?: WebAssembly.Imports) =>
      instantiate(whole && isFirstPart(module) ? whole : module, imports),
  });
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const { pathname } = new URL(url, self.location.href);
    if (FIRST_PART.test(pathname)) firstAddress = url;
    return OURS.test(pathname) ? fetchFile(url) : direct(input, init);
  };
}

/** A tool has come to a function that the first part leaves out: from the next run on it has all. False when it had all before. */
export async function wholeCompiler(): Promise<boolean> {
  if (whole || firstAddress === '') return false;
  loaded = 0;
  total = 0;
  kind = 'rest';
  try {
    const [first, rest] = await Promise.all([firstAddress, restAddress].map(bytesOf));
    whole = await WebAssembly.compile(joinCompiler(first, rest));
  } finally {
    report({ kind: 'rest', download: undefined });
  }
  return true;
}

const bytesOf = async (url: string): Promise<Uint8Array> => new Uint8Array(await (await fetchFile(url)).arrayBuffer());

/** For a later visit without a network the second part is kept too. */
export async function keepRest(): Promise<void> {
  const cache = await openCache();
  if (!cache || (await cache.match(restAddress))) return;
  const response = await direct(restAddress);
  if (response.ok) await keep(cache, restAddress, response);
}

/** A cache is a help, not a need: where the browser refuses one, the file is fetched each time. */
async function openCache(): Promise<Cache | undefined> {
  try {
    return await caches.open(CACHE);
  } catch {
    return undefined;
  }
}

async function fetchFile(url: string): Promise<Response> {
  const cache = await openCache();
  const kept = await cache?.match(url);
  const whole = kept && (await wholeOf(kept));
  if (whole) return unpack(whole.stream(), url);
  const response = await direct(url);
  if (!response.ok || !response.body) throw new Error(`${url} cannot be fetched: status ${response.status}`);
  total += Number(response.headers.get('content-length') ?? 0);
  const [used, stored] = cache ? response.body.tee() : [response.body, undefined];
  if (cache && stored) void keep(cache, url, new Response(stored, { headers: response.headers }));
  return unpack(used.pipeThrough(counted()), url);
}

/** A tab that is closed while a file goes into the cache may leave a part of it there, which looks like the whole: the size tells. */
async function wholeOf(kept: Response): Promise<Blob | undefined> {
  try {
    const blob = await kept.blob();
    return blob.size === Number(kept.headers.get(SIZE)) ? blob : undefined;
  } catch {
    return undefined;
  }
}

/** Puts a file into the cache and takes out those of earlier versions. */
async function keep(cache: Cache, url: string, response: Response): Promise<void> {
  const name = nameOf(url);
  try {
    const whole = await response.blob();
    const headers = new Headers(response.headers);
    headers.set(SIZE, String(whole.size));
    await cache.put(url, new Response(whole, { headers }));
    for (const old of await cache.keys()) if (old.url !== url && nameOf(old.url) === name) await cache.delete(old);
  } catch (error) {
    report({ kind: 'not-kept', reason: error instanceof Error ? error.message : String(error) });
  }
}

/** "http://.../llvm.core.wasm" of "http://.../llvm.core-3f2a81bc.wasm": other folders of the host have a Ringside of their own. */
const nameOf = (url: string): string => url.replace(/-[\w-]{8}(?=\.\w+$)/, '');

function counted(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  return new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.length;
      report({ kind, download: { loaded, total: Math.max(total, loaded) } });
      controller.enqueue(chunk);
    },
  });
}

async function unpack(body: ReadableStream<Uint8Array<ArrayBuffer>> | null, url: string): Promise<Response> {
  if (!body) throw new Error(`${url} is empty`);
  const type = /\.wasm$/.test(new URL(url).pathname) ? 'application/wasm' : 'application/octet-stream';
  return new Response(await unpacked(body), { headers: { 'content-type': type } });
}
