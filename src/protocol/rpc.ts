import { CancellationSource, CancelledError, type Cancellation } from '../core/cancellation';
import type { Disposable } from '../core/event';
import { HumanError } from '../core/humanError';

/**
 * Typed requests over a pair of mailboxes (worker and host, webview and host). Every request settles: by the
 * answer, by the error the handler threw, by being cancelled, or by the closing of the connection.
 */

/**
 * What the other side can be asked: a function a method, its parameters and answer structured-cloneable. One parameter may
 * be a {@link Cancellation}: who cancels it is answered at once, and the handler has one that says so.
 */
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

interface Request {
  readonly kind: 'request';
  readonly id: number;
  readonly method: string;
  readonly params: unknown[];
  /** The place of the parameter that is a cancellation; absent where none is. */
  readonly cancellable?: number;
}

type Message =
  | Request
  | { readonly kind: 'cancel'; readonly id: number }
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
  /** The requests of the other side that it may cancel. */
  const answering = new Map<number, CancellationSource>();
  let lastId = 0;
  let closedBy: Error | undefined;

  const subscription = channel.onMessage((message) => {
    if (closedBy || !isMessage(message)) return;
    if (message.kind === 'request') {
      void answer(message.id, message.method, cancellableParams(message));
      return;
    }
    if (message.kind === 'cancel') {
      answering.get(message.id)?.cancel();
      return;
    }
    const request = pending.get(message.id);
    pending.delete(message.id);
    if (message.kind === 'result') request?.resolve(message.value);
    else request?.reject(fromWire(message.error));
  });

  function cancellableParams({ id, params, cancellable }: Request): unknown[] {
    if (cancellable === undefined) return params;
    const source = new CancellationSource();
    answering.set(id, source);
    return replaced(params, cancellable, source);
  }

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
    answering.delete(id);
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
    // Nobody can be answered any more.
    for (const source of answering.values()) source.cancel();
    answering.clear();
  }

  return {
    call(method, ...params) {
      return new Promise((resolve, reject) => {
        const cancellable = params.findIndex(isCancellation);
        const cancellation = params[cancellable] as Cancellation | undefined;
        if (closedBy || cancellation?.aborted) {
          reject(closedBy ?? new CancelledError());
          return;
        }
        const id = ++lastId;
        const settled = () => cancellation?.removeEventListener('abort', cancel);
        const cancel = () => {
          pending.delete(id);
          settled();
          reject(new CancelledError());
          channel.post({ kind: 'cancel', id } satisfies Message);
        };
        cancellation?.addEventListener('abort', cancel);
        pending.set(id, {
          resolve(value) {
            settled();
            resolve(value as never);
          },
          reject(error) {
            settled();
            reject(error);
          },
        });
        // It stays here: only that it was cancelled is told.
        const request: Request = cancellation
          ? { kind: 'request', id, method, params: replaced(params, cancellable), cancellable }
          : { kind: 'request', id, method, params };
        try {
          channel.post(request, params.flatMap(wholeBuffer));
        } catch (error) {
          pending.delete(id);
          settled();
          reject(asError(error));
        }
      });
    },
    close,
    dispose: () => close(new Error('The connection was closed.')),
  };
}

function replaced(params: readonly unknown[], at: number, by?: unknown): unknown[] {
  return params.map((param, place) => (place === at ? by : param));
}

function isCancellation(value: unknown): value is Cancellation {
  if (typeof value !== 'object' || value === null) return false;
  const { aborted, addEventListener } = value as Partial<Record<keyof Cancellation, unknown>>;
  return typeof aborted === 'boolean' && typeof addEventListener === 'function';
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
      return (
        typeof message.method === 'string' &&
        Array.isArray(message.params) &&
        (message.cancellable === undefined || typeof message.cancellable === 'number')
      );
    case 'result':
    case 'cancel':
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
