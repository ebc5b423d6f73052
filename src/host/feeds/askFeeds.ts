import * as vscode from 'vscode';
import { withProgress } from '../online/withProgress';
import type { Feeds } from './feeds';
import { follow } from './followCommand';

/** Asks all that is followed what is new. */
export async function checkFeeds(feeds: Feeds): Promise<void> {
  await withProgress(vscode.l10n.t('Asking the followed sources…'), (signal) =>
    feeds.refreshAll(signal),
  );
}

/** Follows something, of which it asks where that is not given, and asks that at once. */
export async function followAndAsk(feeds: Feeds, what?: string): Promise<void> {
  const label = await follow(what);
  const source = feeds.sources.find((each) => each.label === label);
  if (!source) return;
  await withProgress(vscode.l10n.t('Asking {0}…', source.label), (signal) =>
    feeds.refresh(source, signal),
  );
}
