/** A static server for one folder, and for bytes that a test puts beside it. Plain HTTP, no special headers: any host will do. */
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
  private count = 0;

  constructor(directory: string) {
    this.server = createServer((request, response) => {
      const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
      const made = this.extra.get(path);
      if (made !== undefined) {
        response.writeHead(200, { 'content-type': 'application/json' }).end(made);
        return;
      }
      const file = join(directory, path.endsWith('/') ? `${path}index.html` : path);
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

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
