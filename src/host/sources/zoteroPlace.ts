import * as vscode from 'vscode';
import type { Disposable } from '../../core/event';
import { HumanError } from '../../core/humanError';
import type { LibraryService } from '../../protocol/libraryProtocol';
import type { SettingId } from '../contributionIds';
import { onDidChangeSettings, readSetting } from '../contributions';
import { DisposableStore } from '../disposables';
import { withHome } from '../homeFolder';
import { sentenceOf, type Log } from '../log';

const setting = 'lectern.library.zotero' satisfies SettingId;
/** The value of the setting that has Zotero looked for. */
const auto = 'auto';

/** Where it was found last, so that a start need not wait until it is found again. */
const memoryKey = 'zoteroDatabase';

/** Knows where Zotero's database is: where the setting says so, or where it was found on this computer. */
export class ZoteroPlace implements Disposable {
  private readonly store = new DisposableStore();
  private readonly didChange = this.store.add(new vscode.EventEmitter<void>());
  private notFound: HumanError | undefined;

  readonly onDidChange = this.didChange.event;

  constructor(
    private readonly library: Pick<LibraryService, 'findZotero'>,
    private readonly memory: vscode.Memento,
    private readonly log: Log,
  ) {
    this.store.add(
      onDidChangeSettings([setting], () => {
        this.didChange.fire();
        void this.find();
      }),
    );
  }

  /** The database; undefined where Zotero is not wanted, or was not found yet. */
  get uri(): vscode.Uri | undefined {
    const place = placeOfSetting();
    if (place === '') return undefined;
    const path = place === auto ? this.memory.get<string>(memoryKey) : databaseAt(place);
    return path === undefined ? undefined : vscode.Uri.file(path);
  }

  get problems(): readonly HumanError[] {
    return this.notFound && placeOfSetting() === auto ? [this.notFound] : [];
  }

  /** Looks for Zotero, where the setting wants that. Never rejects. */
  async find(): Promise<void> {
    if (placeOfSetting() !== auto) return;
    const before = [this.uri?.toString(), this.notFound];
    this.notFound = undefined;
    try {
      const found = await this.library.findZotero();
      if (found !== undefined) await this.memory.update(memoryKey, found);
      // Where it was before may be a disk that comes back; that it is not there is told when it is read.
      else if (!this.uri) this.notFound = nowhere();
    } catch (error) {
      if (error instanceof HumanError) this.notFound = error;
      this.log.warn(sentenceOf(error) ?? String(error));
    }
    if (this.uri?.toString() !== before[0] || this.notFound !== before[1]) this.didChange.fire();
  }

  dispose(): void {
    this.store.dispose();
  }
}

/**
 * Adds Zotero's library by the user's settings: the one on this computer, or the one of a file that is asked for where
 * there is none, or where Zotero was added before.
 */
export async function addZotero(library: Pick<LibraryService, 'findZotero'>): Promise<void> {
  const found = placeOfSetting() === '' ? await library.findZotero() : undefined;
  const place = found === undefined ? await chooseDatabase() : auto;
  if (place !== undefined) await writeSetting(place);
}

export async function removeZotero(): Promise<void> {
  await writeSetting(undefined);
}

async function chooseDatabase(): Promise<string | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Choose zotero.sqlite in the Folder Where Zotero Keeps Its Data'),
    openLabel: vscode.l10n.t('Add to Library'),
    filters: { Zotero: ['sqlite'] },
  });
  return chosen?.[0]?.fsPath;
}

async function writeSetting(place: string | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration()
    .update(setting, place, vscode.ConfigurationTarget.Global);
}

function placeOfSetting(): string {
  return withHome(readSetting(setting).trim());
}

/** The database of a place that is the file itself, or the folder where Zotero keeps its data. */
function databaseAt(place: string): string {
  return /\.sqlite$/i.test(place) ? place : `${place.replace(/[\\/]+$/, '')}/zotero.sqlite`;
}

function nowhere(): HumanError {
  return new HumanError(
    'Zotero’s library was not found on this computer. Write the folder where Zotero keeps its data into the setting lectern.library.zotero, or clear it.',
  );
}
