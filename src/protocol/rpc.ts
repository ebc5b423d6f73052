import type { Disposable } from '../core/event';
import { HumanError } from '../core/humanError';

/**
 * Typed requests over a pair of mailboxes (worker and host, webview and host). Every request settles: by the
 * answer, by the error the handler threw, or by the closing of the connection.
 */

/** What the other side can be asked: a function a method, its parameters and answer structured-cloneable. */
export type Methods = { readonly [name: string]: (...params: never[]) => unknown };

/** The handlers for a method table: each may answer now or later. */
export type Handlers<M extends Methods> = {
  readonly [K in keyof M]: (
    ...params: Parameters<M[K]>
  ) => Awaited<ReturnType<M[K]>> | Promise<Awaited<ReturnType<M[K]>>>;
};

/** One end of a mailbox pair. What arrives is unknown until it was checked. */
export interface Channel {
  /** `handedOver`: what the message brings along rather than a copy of it, where the mailbox can do that. */
  post(message: unknown, handedOver?: readonly ArrayBuffer[]): void;
  onMessage(listener: (message: unknown) => void): Disposable;
}

export interface Rpc<Remote extends Methods> extends Disposable {
  /** Bytes that are all of their buffer are handed over: the caller has them no more. */
  call<K extends keyof Remote & string>(
    method: K,
    ...params: Parameters<Remote[K]>
  ): Promise<Awaited<ReturnType<Remote[K]>>>;
  /** Rejects what is pending, and every later call, with `reason`. */
  close(reason: Error): void;
}

type Message =
  | {
      readonly kind: 'request';
      readonly id: number;
      readonly method: string;
      readonly params: unknown[];
    }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: WireError };

interface WireError {
  readonly message: string;
  readonly stack?: string;
  /** Present for a HumanError. */
  readonly human?: { readonly template: string; readonly args: (string | number)[] };
}

/** Connects `handlers` to what arrives on the channel, and returns the way to ask the other side. */
export function createRpc<Local extends Methods, Remote extends Methods>(
  channel: Channel,
  handlers: Handlers<Local>,
): Rpc<Remote> {
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  let closedBy: Error | undefined;

  const subscription = channel.onMessage((message) => {
    if (closedBy || !isMessage(message)) return;
    if (message.kind === 'request') {
      void answer(message.id, message.method, message.params);
      return;
    }
    const request = pending.get(message.id);
    pending.delete(message.id);
    if (message.kind === 'result') request?.resolve(message.value);
    else request?.reject(fromWire(message.error));
  });

  async function answer(id: number, method: string, params: unknown[]): Promise<void> {
    let reply: Message;
    try {
      const handler = Object.hasOwn(handlers, method) ? handlers[method] : undefined;
      if (!handler) throw new Error(`Unknown method: ${method}`);
      const value: unknown = await handler(...(params as Parameters<Local[string]>));
      reply = { kind: 'result', id, value };
    } catch (error) {
      reply = { kind: 'error', id, error: toWire(error) };
    }
    if (closedBy) return;
    try {
      channel.post(reply);
    } catch (error) {
      // An answer that cannot be cloned must not leave the asker waiting.
      channel.post({ kind: 'error', id, error: toWire(error) } satisfies Message);
    }
  }

  function close(reason: Error): void {
    if (closedBy) return;
    closedBy = reason;
    subscription.dispose();
    for (const request of pending.values()) request.reject(reason);
    pending.clear();
  }

  return {
    call(method, ...params) {
      return new Promise((resolve, reject) => {
        if (closedBy) {
          reject(closedBy);
          return;
        }
        const id = ++lastId;
        pending.set(id, { resolve: (value) => resolve(value as never), reject });
        try {
          channel.post(
            { kind: 'request', id, method, params } satisfies Message,
            params.flatMap(wholeBuffer),
          );
        } catch (error) {
          pending.delete(id);
          reject(asError(error));
        }
      });
    },
    close,
    dispose: () => close(new Error('The connection was closed.')),
  };
}

/** To copy a bibliography of megabytes blocks for longer than to read it. */
function wholeBuffer(value: unknown): ArrayBuffer[] {
  if (!(value instanceof Uint8Array) || !(value.buffer instanceof ArrayBuffer)) return [];
  return value.byteLength === value.buffer.byteLength ? [value.buffer] : [];
}

function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null) return false;
  const message = value as Partial<Record<string, unknown>>;
  if (typeof message.id !== 'number') return false;
  switch (message.kind) {
    case 'request':
      return typeof message.method === 'string' && Array.isArray(message.params);
    case 'result':
      return true;
    case 'error':
      return typeof message.error === 'object' && message.error !== null;
    default:
      return false;
  }
}

function toWire(value: unknown): WireError {
  const error = asError(value);
  return {
    message: error.message,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error instanceof HumanError
      ? { human: { template: error.template, args: [...error.args] } }
      : {}),
  };
}

function fromWire(wire: WireError): Error {
  // What arrives is unknown: an error that is itself malformed must still settle its request.
  const { human } = wire as { readonly human?: Partial<WireError['human']> };
  if (typeof human?.template === 'string' && Array.isArray(human.args)) {
    return new HumanError(human.template, ...human.args);
  }
  const error = new Error(wire.message);
  if (wire.stack !== undefined) error.stack = wire.stack;
  return error;
}

function asError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value));
}
