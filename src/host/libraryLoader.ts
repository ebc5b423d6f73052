import * as vscode from 'vscode';
import { defaultCitekeyTemplate } from '../core/citations/citekeys';
import type { Disposable } from '../core/event';
import { HumanError } from '../core/humanError';
import type { Source } from '../core/papers/library';
import type { ReadProblem } from '../core/readers/reader';
import type { LibraryService } from '../protocol/libraryProtocol';
import { stoppedAgain } from '../protocol/restartingLibrary';
import type { CitekeyRegistry } from './citekeyRegistry';
import { onDidChangeSettings, readSetting } from './contributions';
import { DisposableStore } from './disposables';
import type { LibraryState } from './libraryState';
import { sentenceOf, type Log } from './log';

interface SourceFile {
  readonly id: string;
  readonly label: string;
  readonly uri: vscode.Uri;
}

/** A larger file is not read before it is known whether it must be, in bytes. */
const smallFile = 2 ** 20;

/** More than this many problems of one file are counted, not listed: the log has them all. */
const listedProblems = 3;

/**
 * Fills the library from the built-in corpus and the files of the settings. A file that fails takes nothing else
 * down with it; what went wrong is told in the library's state and in the log.
 */
export class LibraryLoader implements Disposable {
  private readonly store = new DisposableStore();
  /** Counts loads, so that an overtaken one stops telling the state. */
  private generation = 0;

  constructor(
    private readonly library: LibraryService,
    private readonly corpus: vscode.Uri,
    private readonly state: LibraryState,
    private readonly citekeys: CitekeyRegistry,
    private readonly log: Log,
  ) {
    this.store.add(
      onDidChangeSettings(
        ['lectern.library.builtIn', 'lectern.library.files'],
        () => void this.load(),
      ),
    );
    this.store.add(onDidChangeSettings(['lectern.citation.citekey'], () => void this.load()));
    this.store.add(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.load()));
  }

  /** Reads all sources anew. Never rejects: failures end in the state. */
  async load(): Promise<void> {
    const generation = ++this.generation;
    this.state.set({ kind: 'loading' });
    const problems: string[] = [];
    try {
      const sources = this.sources(problems);
      // Small files are read while the library's process starts and answers.
      const asked = this.library.sources();
      const files = new Map(sources.map((source) => [source, this.read(source, asked)]));
      // A failure is told below, when its turn comes.
      for (const file of files.values()) file.catch(() => undefined);
      const held = await asked;
      await this.configureCitekeys(problems);
      for (const { id } of held) {
        if (!sources.some((source) => source.id === id)) await this.library.removeSource(id);
      }
      for (const [source, file] of files) {
        try {
          const { version, text } = await file;
          if (text !== undefined) await this.import({ ...source, version }, text, problems);
        } catch (error) {
          problems.push(this.tell(error));
        }
        if (generation !== this.generation) return;
      }
      const papers = await this.countPapers();
      if (generation !== this.generation) return;
      const kind = papers > 0 ? 'ready' : problems.length > 0 ? 'failed' : 'empty';
      this.state.set({ kind, problems });
    } catch (error) {
      if (generation !== this.generation) return;
      this.state.set({ kind: 'failed', problems: [...problems, this.tell(error)] });
    }
  }

  /** Says that the library's process is gone for good; only a reload by the user brings it back. */
  fail(cause: Error): void {
    this.generation++;
    this.log.error(cause);
    this.state.set({ kind: 'failed', problems: [this.tell(stoppedAgain())] });
  }

  private async configureCitekeys(problems: string[]): Promise<void> {
    const handedOut = this.citekeys.handedOut;
    try {
      const template = readSetting('lectern.citation.citekey');
      await this.library.configureCitekeys({ template, handedOut });
    } catch (error) {
      if (!(error instanceof HumanError)) throw error;
      problems.push(this.tell(error));
      await this.library.configureCitekeys({ template: defaultCitekeyTemplate, handedOut });
    }
  }

  /** The files of an untrusted workspace's settings are left out by VS Code itself (restrictedConfigurations). */
  private sources(problems: string[]): SourceFile[] {
    const own: SourceFile[] = [];
    for (const path of readSetting('lectern.library.files')) {
      try {
        const uri = resolvePath(path);
        own.push({ id: uri.toString(), label: path, uri });
      } catch (error) {
        problems.push(this.tell(error));
      }
    }
    if (!readSetting('lectern.library.builtIn')) return own;
    const builtIn = { id: 'built-in', label: vscode.l10n.t('Built-in papers'), uri: this.corpus };
    return [...own, builtIn];
  }

  /** The text of a file; undefined where the library holds it as it is. */
  private async read(
    source: SourceFile,
    held: Promise<readonly Source[]>,
  ): Promise<{ readonly version: string; readonly text: string | undefined }> {
    const { mtime, size } = await statusOf(source);
    const version = `${mtime} ${size}`;
    const isSmall = size <= smallFile;
    const early = isSmall ? readText(source) : undefined;
    early?.catch(() => undefined);
    const known = (await held).find(({ id }) => id === source.id)?.version;
    if (known === version) return { version, text: undefined };
    return { version, text: await (early ?? readText(source)) };
  }

  private async countPapers(): Promise<number> {
    const query = { text: '', match: 'any', sort: 'date' } as const;
    return (await this.library.find(query, { offset: 0, limit: 0 })).total;
  }

  private async import(
    { id, label, version }: SourceFile & { readonly version: string },
    text: string,
    problems: string[],
  ): Promise<void> {
    const report = await this.library.importText({ id, label, version }, text);
    const sentences = report.problems.map((problem) => problemSentence(label, problem));
    for (const sentence of sentences) this.log.warn(sentence);
    problems.push(...sentences.slice(0, listedProblems));
    const rest = sentences.length - listedProblems;
    if (rest > 0) problems.push(vscode.l10n.t('{0}: {1} more problems, see the log.', label, rest));
  }

  /** The sentence for the view. A bug's details go to the log only. */
  private tell(error: unknown): string {
    const sentence = sentenceOf(error);
    if (sentence !== undefined) {
      this.log.warn(sentence);
      return sentence;
    }
    this.log.error(error instanceof Error ? error : String(error));
    return vscode.l10n.t(
      'The papers could not be loaded because of an error in Lectern. See the log.',
    );
  }

  dispose(): void {
    this.store.dispose();
  }
}

function statusOf(source: SourceFile): Promise<vscode.FileStat> {
  return reading(source, () => vscode.workspace.fs.stat(source.uri));
}

async function readText(source: SourceFile): Promise<string> {
  const bytes = await reading(source, () => vscode.workspace.fs.readFile(source.uri));
  return new TextDecoder().decode(bytes);
}

async function reading<T>(source: SourceFile, read: () => Thenable<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
      throw new HumanError(
        source.id === 'built-in'
          ? 'The built-in papers are missing from this installation. Reinstall Lectern to get them back.'
          : '{0} was not found. Correct the path in the setting lectern.library.files, or put the file back.',
        source.label,
      );
    }
    throw new HumanError(
      '{0} could not be read ({1}). Check that it is a file you may read, then reload the library.',
      source.label,
      error instanceof Error ? error.message : String(error),
    );
  }
}

function problemSentence(label: string, problem: ReadProblem): string {
  const sentence = vscode.l10n.t(problem.template, ...problem.args);
  return problem.line === undefined
    ? vscode.l10n.t('{0}: {1}', label, sentence)
    : vscode.l10n.t('{0}, line {1}: {2}', label, problem.line + 1, sentence);
}

/** A path of the settings: an address, an absolute path, or one relative to the first workspace folder. */
function resolvePath(path: string): vscode.Uri {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return vscode.Uri.parse(path);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (/^(?:[\\/]|[a-z]:[\\/])/i.test(path)) {
    const file = vscode.Uri.file(path);
    // In a remote or virtual workspace an absolute path is one of that machine.
    return folder ? folder.with({ path: file.path }) : file;
  }
  if (!folder) {
    throw new HumanError(
      '{0} in the setting lectern.library.files is a relative path, but no folder is open. Write the whole path.',
      path,
    );
  }
  return vscode.Uri.joinPath(folder, path);
}
