import * as vscode from 'vscode';
import type { Disposable } from '../../core/event';
import type { TextRange } from '../../core/search/textRange';
import type { EntryTable, LibraryService } from '../../protocol/libraryProtocol';
import { DisposableStore } from '../disposables';

/** An entry of a bibliography. */
export interface EntryPlace {
  readonly citekey: string;
  readonly bibliography: vscode.Uri;
  /** The citekey alone. */
  readonly key: TextRange;
  readonly entry: TextRange;
  /** The fields that it lacks. */
  readonly missing: readonly string[];
}

/** What a bibliography says, as it was read last. */
export interface ReadEntries {
  readonly uri: vscode.Uri;
  /** Its citekeys, in its order. */
  readonly citekeys: readonly string[];
  find(citekey: string): EntryPlace | undefined;
}

interface Read {
  readonly stamp: string;
  readonly entries: Promise<ReadEntries>;
}

/** Knows which entries bibliographies have and where. They are read where the library lives, and again when they change. */
export class BibliographyEntries implements Disposable {
  private readonly store = new DisposableStore();
  private readonly read = new Map<string, Read>();

  constructor(private readonly library: LibraryService) {
    this.store.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.read.delete(uri.toString())),
    );
  }

  /** The entries of these files; one that cannot be read is left out. */
  async of(uris: readonly vscode.Uri[]): Promise<readonly ReadEntries[]> {
    const all = await Promise.all(uris.map((uri) => this.one(uri).catch(() => undefined)));
    return all.filter((each) => each !== undefined);
  }

  private async one(uri: vscode.Uri): Promise<ReadEntries> {
    const key = uri.toString();
    const document = vscode.workspace.textDocuments.find(
      (each) => !each.isClosed && each.uri.toString() === key,
    );
    const stamp = document ? `open ${document.version}` : await stampOf(uri);
    const known = this.read.get(key);
    if (known?.stamp === stamp) return known.entries;
    const content = document?.getText() ?? (await vscode.workspace.fs.readFile(uri));
    const entries = this.library
      .readEntries(uri.path, content)
      .then((table) => readEntries(uri, table));
    this.read.set(key, { stamp, entries });
    entries.catch(() => this.read.delete(key));
    return entries;
  }

  dispose(): void {
    this.store.dispose();
  }
}

async function stampOf(uri: vscode.Uri): Promise<string> {
  const { mtime, size } = await vscode.workspace.fs.stat(uri);
  return `${mtime} ${size}`;
}

function readEntries(uri: vscode.Uri, { citekeys, places, missing }: EntryTable): ReadEntries {
  const numbers = new Map<string, number>();
  citekeys.forEach((citekey, number) => {
    if (!numbers.has(citekey)) numbers.set(citekey, number);
  });
  return {
    uri,
    citekeys,
    find(citekey) {
      const number = numbers.get(citekey);
      if (number === undefined) return undefined;
      const [keyStart = 0, keyEnd = 0, start = 0, end = 0] = places.slice(4 * number);
      return {
        citekey,
        bibliography: uri,
        key: { start: keyStart, end: keyEnd },
        entry: { start, end },
        missing: missing.get(number) ?? [],
      };
    },
  };
}
