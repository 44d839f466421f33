/**
 * A static server for one folder, and for bytes that a test puts beside it or in place of what is there. Plain HTTP, no special headers: any
 * host will do. A test can make it slow: what `hold` names is answered when the test says so.
 */
import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.tar': 'application/x-tar',
};

export class StaticServer {
  private readonly extra = new Map<string, string>();
  private readonly server: Server;
  private readonly replaced = new Map<string, string>();
  private held: { readonly paths: RegExp; readonly released: Promise<void> } | undefined;
  private count = 0;

  constructor(directory: string) {
    this.server = createServer(async (request, response) => {
      const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
      if (this.held?.paths.test(path)) await this.held.released;
      const made = this.extra.get(path);
      if (made !== undefined) {
        response.writeHead(200, { 'content-type': 'application/json' }).end(made);
        return;
      }
      const name = path.endsWith('/') ? `${path}index.html` : path;
      const file = join(directory, name);
      const text = this.replaced.get(name);
      if (text !== undefined) {
        response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'text/plain' }).end(text);
        return;
      }
      const size = statSync(file, { throwIfNoEntry: false })?.size;
      if (size === undefined) {
        response.writeHead(404).end();
        return;
      }
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'content-length': size });
      createReadStream(file).pipe(response);
    });
  }

  /** The address that it listens at, without a slash at the end. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Serves `json`; its path. */
  put(json: string): string {
    const path = `/task-${++this.count}.json`;
    this.extra.set(path, json);
    return path;
  }

  /** Serves `text` in place of what the folder has. */
  replace(name: string, text: string): void {
    this.replaced.set(name, text);
  }

  /** Keeps requests for these paths waiting until the answer is called. */
  hold(paths: RegExp): () => void {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.held = { paths, released };
    return release;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
