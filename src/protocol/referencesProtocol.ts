import type { Disposable } from '../core/event';
import {
  ReferenceProcessor,
  type FormattedReference,
  type ReferenceRequest,
} from '../core/citations/styles/formatReferences';
import { createRpc, type Channel, type Rpc } from './rpc';

/** What formats references, wherever that takes place. */
export interface ReferenceFormatter extends Disposable {
  /** See {@link ReferenceProcessor.format}. */
  format(request: ReferenceRequest): Promise<readonly FormattedReference[]>;
}

type ReferenceRequests = {
  readonly format: (request: ReferenceRequest) => readonly FormattedReference[];
};

/** In this same process, which waits meanwhile. */
export function createReferenceFormatter(): ReferenceFormatter {
  const processor = new ReferenceProcessor();
  return {
    format: (request) =>
      new Promise((resolve) => {
        resolve(processor.format(request));
      }),
    dispose: () => undefined,
  };
}

/** Formats for the other end of the channel. */
export function serveReferences(channel: Channel): Rpc<Record<string, never>> {
  const processor = new ReferenceProcessor();
  return createRpc<ReferenceRequests, Record<string, never>>(channel, {
    format: (request) => processor.format(request),
  });
}

/** Formats at the other end of the channel. `close` rejects what is pending. */
export function connectReferences(
  channel: Channel,
): ReferenceFormatter & { close(reason: Error): void } {
  const rpc = createRpc<Record<string, never>, ReferenceRequests>(channel, {});
  return {
    format: (request) => rpc.call('format', request),
    close: (reason) => rpc.close(reason),
    dispose: () => rpc.dispose(),
  };
}
