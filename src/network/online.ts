import { readArxivAtom } from '../core/readers/arxivAtom';
import { readJson } from '../core/readers/readJson';
import { createArxivApi } from './arxivApi';
import { askFollowed } from './askFollowed';
import { createDoiRegistry } from './doi';
import type { FollowedSource, FollowState } from './follow';
import { createMemoryHttpCache } from './httpCache';
import { createHttpClient } from './httpClient';
import { createHuggingFaceApi } from './huggingFaceApi';
import { lookUp } from './lookUp';
import type { Recognised } from './recognise';
import type { SourceAnswer } from './sourceAnswer';
import { createZoteroLocal } from './zoteroLocal';

/** All online sources, asked through one client. */
export interface Online {
  /** See {@link lookUp}. */
  lookUp(recognised: readonly Recognised[], signal?: AbortSignal): Promise<SourceAnswer>;
  /** See {@link askFollowed}. */
  ask(source: FollowedSource, state: FollowState, signal?: AbortSignal): Promise<SourceAnswer>;
}

/** Where the services are, without a slash at the end: their own addresses, or those of mirrors. */
export interface OnlineAddresses {
  readonly arxiv: string;
  readonly huggingFace: string;
  readonly doi: string;
  readonly zotero: string;
}

/** @param userAgent see `HttpClientOptions` */
export function createOnline(addresses: OnlineAddresses, userAgent: string | undefined): Online {
  const client = createHttpClient({ cache: createMemoryHttpCache(), userAgent });
  const arxiv = createArxivApi({ client, read: readArxivAtom, endpoint: addresses.arxiv });
  const huggingFace = createHuggingFaceApi({
    client,
    read: readJson,
    endpoint: addresses.huggingFace,
  });
  const doi = createDoiRegistry({ client, read: readJson, endpoint: addresses.doi });
  const zotero = createZoteroLocal({ client, read: readJson, endpoint: addresses.zotero });
  return {
    lookUp: (recognised, signal) => lookUp(recognised, { arxiv, huggingFace, doi }, signal),
    ask: (source, state, signal) =>
      askFollowed(source, state, { arxiv, huggingFace, zotero }, Date.now(), signal),
  };
}
