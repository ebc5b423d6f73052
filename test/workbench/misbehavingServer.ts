import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** How a request is answered, well or badly. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export interface MisbehavingServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** Every request so far, the first one first. */
  readonly requests: readonly SeenRequest[];
  /** Answers requests of a path (without query) so, one after another; the last behaviour goes on for ever. */
  answer(path: string, ...behaviours: readonly Behaviour[]): void;
  /** Cuts every connection. */
  close(): Promise<void>;
}

export interface SeenRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}

/** A server of this computer for tests of what the network does to us. A path without behaviour is not found. */
export async function createMisbehavingServer(): Promise<MisbehavingServer> {
  const behaviours = new Map<string, Behaviour[]>();
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = addressOf(request);
    const path = decodeURIComponent(pathname);
    requests.push({ path, query: searchParams, headers: request.headers });
    const queue = behaviours.get(path) ?? [];
    const behaviour = (queue.length > 1 ? queue.shift() : queue[0]) ?? status(404);
    behaviour(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    answer: (path, ...next) => void behaviours.set(path, [...next]),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The address asked for, with its query. */
export function addressOf(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', 'http://127.0.0.1');
}

/** A good answer. */
export function content(
  body: string | Buffer,
  type = 'application/json',
  headers: Readonly<Record<string, string>> = {},
): Behaviour {
  return (_, response) => {
    response.writeHead(200, { 'content-type': type, ...headers });
    response.end(body);
  };
}

/** No more than a status, with a page for people, as servers and what stands before them send it. */
export function status(code: number, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return (_, response) => {
    response.writeHead(code, { 'content-type': 'text/html', ...headers });
    response.end(`<html><body><h1>${String(code)}</h1></body></html>`);
  };
}

/** A good answer with a version: who has it already is told that it has not changed. */
export function versioned(body: string, etag: string, type = 'application/json'): Behaviour {
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
    } else {
      content(body, type, { etag })(request, response);
    }
  };
}

export function redirect(to: string): Behaviour {
  return status(302, { location: to });
}

/** Promises a longer answer than it gives, then cuts the connection. */
export function half(body: string, type = 'application/json'): Behaviour {
  return (_, response) => {
    response.writeHead(200, { 'content-type': type, 'content-length': body.length * 2 });
    response.write(body, () => response.destroy());
  };
}

/** Cuts the connection without a word. */
export const hangUp: Behaviour = (_, response) => {
  response.destroy();
};

/** Never answers. */
export const silence: Behaviour = () => undefined;

/** Begins to answer, then never goes on. */
export function stall(beginning: string, type = 'application/json'): Behaviour {
  return (_, response) => {
    response.writeHead(200, { 'content-type': type });
    response.write(beginning);
  };
}

/** Gives a space every few milliseconds, without end. */
export function drip(everyMs: number, type = 'application/json'): Behaviour {
  return (_, response) => {
    response.writeHead(200, { 'content-type': type });
    const timer = setInterval(() => response.write(' '), everyMs);
    response.on('close', () => clearInterval(timer));
  };
}

/** So many bytes of nothing, packed to a thousandth. */
export function gzipBomb(bytes: number, type = 'application/json'): Behaviour {
  return content(gzipSync(Buffer.alloc(bytes, ' ')), type, { 'content-encoding': 'gzip' });
}

/** More and more, for as long as somebody reads. */
export function endless(type = 'application/json'): Behaviour {
  return (_, response) => {
    response.writeHead(200, { 'content-type': type });
    const piece = Buffer.alloc(65_536, ' ');
    const pour = () => {
      while (!response.destroyed && response.write(piece));
    };
    response.on('drain', pour);
    pour();
  };
}
