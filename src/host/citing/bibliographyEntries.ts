import * as vscode from 'vscode';
import type { Disposable } from '../../core/event';
import type { ComparedEntry } from '../../core/citations/comparedEntries';
import type { TextRange } from '../../core/search/textRange';
import type { EntryTable, LibraryService } from '../../protocol/libraryProtocol';
import { DisposableStore } from '../disposables';
import type { FileStamps } from '../fileStamps';

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

/** What some entries of a bibliography are of, as long as neither it nor the library changes. */
interface Compared {
  readonly stamp: string;
  readonly change: number;
  readonly entries: Map<string, Promise<ComparedEntry | undefined>>;
}

interface Read {
  readonly stamp: string;
  readonly entries: Promise<ReadEntries>;
}

/** A bibliography as it is now. */
interface Current {
  readonly stamp: string;
  readonly read: () => Promise<string | Uint8Array>;
}

/** Knows which entries bibliographies have and where. They are read where the library lives, and again when they change. */
export class BibliographyEntries implements Disposable {
  private readonly store = new DisposableStore();
  private readonly read = new Map<string, Read>();

  private readonly compared = new Map<string, Compared>();
  /** Counts the changes of the library. */
  private change = 0;

  constructor(
    private readonly library: LibraryService,
    private readonly stamps: FileStamps,
  ) {
    this.store.add(library.onDidChange(() => this.change++));
    this.store.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.read.delete(uri.toString());
        this.compared.delete(uri.toString());
      }),
    );
  }

  /** The entries of these files; one that cannot be read is left out. */
  async of(uris: readonly vscode.Uri[]): Promise<readonly ReadEntries[]> {
    const all = await Promise.all(uris.map((uri) => this.one(uri).catch(() => undefined)));
    return all.filter((each) => each !== undefined);
  }

  /**
   * What entries of a bibliography are of, by their citekeys. The library is asked once for all that it was not asked for
   * since it or the bibliography changed.
   */
  async compare(
    uri: vscode.Uri,
    citekeys: Iterable<string>,
  ): Promise<ReadonlyMap<string, ComparedEntry>> {
    const key = uri.toString();
    const { stamp, read } = await this.now(uri);
    let known = this.compared.get(key);
    if (known?.stamp !== stamp || known.change !== this.change) {
      known = { stamp, change: this.change, entries: new Map() };
      this.compared.set(key, known);
    }
    const { entries } = known;
    const asked = [...new Set(citekeys)];
    const missing = asked.filter((citekey) => !entries.has(citekey));
    if (missing.length > 0) {
      const answer = this.ask(uri, read, missing);
      for (const citekey of missing) {
        entries.set(
          citekey,
          answer.then((all) => all.get(citekey)),
        );
      }
      answer.catch(() => this.compared.delete(key));
    }
    const found = await Promise.all(asked.map(async (citekey) => entries.get(citekey)));
    return new Map(found.flatMap((entry) => (entry ? [[entry.citekey, entry]] : [])));
  }

  private async ask(
    uri: vscode.Uri,
    read: Current['read'],
    citekeys: readonly string[],
  ): Promise<ReadonlyMap<string, ComparedEntry>> {
    const source = uri.toString();
    const all = await this.library.compareEntries(uri.path, await read(), source, citekeys);
    return new Map(all.map((entry) => [entry.citekey, entry]));
  }

  private async now(uri: vscode.Uri): Promise<Current> {
    const key = uri.toString();
    const document = vscode.workspace.textDocuments.find(
      (each) => !each.isClosed && each.uri.toString() === key,
    );
    return {
      stamp: document ? `open ${document.version}` : ((await this.stamps.of(uri)) ?? ''),
      read: async () => document?.getText() ?? (await vscode.workspace.fs.readFile(uri)),
    };
  }

  private async one(uri: vscode.Uri): Promise<ReadEntries> {
    const key = uri.toString();
    const { stamp, read } = await this.now(uri);
    const known = this.read.get(key);
    if (known?.stamp === stamp) return known.entries;
    const content = await read();
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
