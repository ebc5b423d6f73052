import * as vscode from 'vscode';
import type { Disposable } from '../../core/event';
import { HumanError } from '../../core/humanError';
import { markedPaper, marksNow } from '../../core/marks/mark';
import { MarkIndex, type MarkChange } from '../../core/marks/markIndex';
import { readMarks, writeMarks } from '../../core/marks/marksFile';
import type { Library } from '../../core/papers/library';
import type { Paper } from '../../core/papers/paper';
import type { PaperMarks } from '../../core/papers/paperMarks';
import { onDidChangeSettings, readSetting } from '../contributions';
import { DisposableStore } from '../disposables';
import { showError, type Log } from '../log';
import { FileWatches } from '../sources/fileWatches';
import { resolvePath } from '../sources/sourceList';
import { readStored, writeStored } from '../storedFile';

/** The name of the file in the extension's storage. */
const fileName = 'marks.jsonl';

export interface MarkStoreOptions {
  readonly library: Pick<Library, 'get' | 'setMarks'>;
  /** Where the file is unless a setting names another one. */
  readonly storage: vscode.Uri;
  readonly log: Log;
}

/**
 * The reader's marks: kept in one file, in the extension's storage or where the workspace keeps it to be committed, and
 * told to the library. The file is read again and merged before each writing, so that neither another window nor git
 * loses a mark.
 */
export class MarkStore implements Disposable {
  private readonly store = new DisposableStore();
  private readonly watches = this.store.add(new FileWatches());
  private index = new MarkIndex();
  private unread: readonly string[] = [];
  /** Reading and writing happen one after the other. */
  private work: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: MarkStoreOptions) {
    this.store.add(this.watches.onDidChange(() => void this.load()));
    this.store.add(
      onDidChangeSettings(['lectern.marks.file'], () => {
        // Another file has other marks: what was read of the one before is not written into it.
        this.index = new MarkIndex();
        this.unread = [];
        void this.load();
      }),
    );
  }

  /** All tags in use, in the order of their code units. */
  get tags(): readonly string[] {
    return [...new Set(this.index.all.flatMap((mark) => marksNow(mark).tags))].sort();
  }

  /** Identity keys of the papers that are starred. */
  get starred(): readonly string[] {
    return this.index.all.filter((mark) => marksNow(mark).starred).flatMap(({ keys }) => keys);
  }

  marksOf(paper: Paper): PaperMarks | undefined {
    const mark = this.index.of(paper);
    return mark && marksNow(mark);
  }

  /** Reads the file and tells the library. Never rejects: what is wrong with it is told to the user. */
  load(): Promise<void> {
    return this.next(async () => {
      this.watches.watch([this.file]);
      await this.read();
      await this.tellLibrary();
    }).catch((error: unknown) => showError(error, this.options.log));
  }

  /** Tells the library all marks again, for instance after its process was started anew. */
  tellLibrary(): Promise<void> {
    return this.options.library.setMarks(this.index.all.map(markedPaper));
  }

  /**
   * Changes the marks of papers and writes them down.
   *
   * @throws HumanError where the file cannot be written
   */
  async change(ids: readonly string[], ...changes: readonly MarkChange[]): Promise<void> {
    const papers = await this.options.library.get(ids);
    const at = new Date().toISOString();
    for (const paper of papers) for (const each of changes) this.index.change(paper, each, at);
    await this.tellLibrary();
    await this.next(() => this.write());
  }

  private next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.work.then(work);
    this.work = done.catch(() => undefined);
    return done;
  }

  private get file(): vscode.Uri {
    const path = readSetting('lectern.marks.file');
    return path === '' ? vscode.Uri.joinPath(this.options.storage, fileName) : resolvePath(path);
  }

  /** Merges what the file says into what is known; returns its text, undefined where there is no file. */
  private async read(): Promise<string | undefined> {
    const { file } = this;
    const text = await readStored(file);
    if (text === undefined) return undefined;
    const { marks, unread, problems, isNewer } = readMarks(text);
    if (isNewer) {
      throw new HumanError(
        'The marks in {0} were written by a newer version of Lectern. Update Lectern to change them.',
        file.fsPath,
      );
    }
    for (const { template, line = 0 } of problems) {
      this.options.log.warn(`${file.fsPath}:${line + 1}: ${vscode.l10n.t(template)}`);
    }
    this.index.merge(marks);
    this.unread = unread;
    return text;
  }

  private async write(): Promise<void> {
    const { file } = this;
    const before = await this.read();
    const text = writeMarks(this.index.all, this.unread);
    if (text !== before) await writeStored(file, text);
  }

  dispose(): void {
    this.store.dispose();
  }
}
