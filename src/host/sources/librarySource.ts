import type * as vscode from 'vscode';
import type { FollowedSource } from '../../network/follow';

/** Where papers come from, in the order of precedence: what a file says wins over what a service says or what ships. */
export type SourceKind = 'file' | 'workspace' | 'zotero' | 'added' | 'feed' | 'builtIn';

/** A source of papers that is a file. */
export interface LibrarySource {
  readonly id: string;
  readonly kind: SourceKind;
  /** What people read. */
  readonly label: string;
  readonly uri: vscode.Uri;
  /** What is asked for more papers; of feeds only. */
  readonly followed?: FollowedSource;
}

/** How far a source has come. */
export interface SourceStatus {
  readonly state: 'waiting' | 'reading' | 'ready' | 'failed' | 'paused';
  /** How many papers it brought; absent where that is not known. */
  readonly papers?: number;
  /** What could not be read, each a sentence that says what to do. */
  readonly problems: readonly string[];
  /** When it was last read, in milliseconds since 1970. */
  readonly updated?: number;
}

export const waiting: SourceStatus = { state: 'waiting', problems: [] };
