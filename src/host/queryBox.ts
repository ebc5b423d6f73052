import * as vscode from 'vscode';
import type { Disposable } from '../core/event';
import type { Library } from '../core/papers/library';
import type { QueryValues } from '../core/search/queryCompletion';
import { DisposableStore } from './disposables';
import { showError, type Log } from './log';
import {
  completionRows,
  hasUnfinishedMistakes,
  mistakeRows,
  noCompletions,
  type QueryCompletions,
  type QueryRow,
} from './queryRows';
import { libraryValues } from './queryValues';

/** Who has not typed for so long, in milliseconds, is told also of mistakes that typing on may mend. */
const restTime = 800;

export interface QueryBoxOptions<Row extends vscode.QuickPickItem> {
  readonly title: string;
  readonly placeholder: string;
  readonly value: string;
  /** The rows for a query: asked for at every keystroke; an answer that was overtaken is dropped. */
  readonly find: (text: string) => Promise<readonly Row[]>;
  /** Called with the rows once they are those of what is typed. */
  readonly found?: (rows: readonly Row[], text: string) => void;
  /** What Enter does on one of these rows. */
  readonly accept: (row: Row) => void;
  /** Offers fields also before a letter of them is typed. */
  readonly offersFields: boolean;
  /** Called when the box has gone, whether a row was accepted or not. */
  readonly closed?: () => void;
}

/**
 * A quick pick in which one types a query: its mistakes stand first, then values to complete it by, then what the query
 * finds, then fields. Accepting a completion leaves the box open.
 *
 * VS Code sorts rows by how the typed text matches their *labels* and keeps the given order only among those
 * whose label does not match at all. So labels are icons, which have no letters, and the text is the description.
 */
export class QueryBox<Row extends vscode.QuickPickItem> implements Disposable {
  private readonly store = new DisposableStore();
  private readonly values: QueryValues;
  private mistakes: readonly QueryRow[] = [];
  private completions = noCompletions;
  private results: readonly Row[] = [];
  private isGone = false;
  private rest: ReturnType<typeof setTimeout> | undefined;

  readonly picker = this.store.add(vscode.window.createQuickPick<Row | QueryRow>());

  constructor(
    library: Library,
    private readonly options: QueryBoxOptions<Row>,
    private readonly log: Log,
  ) {
    this.values = libraryValues(library);
    this.picker.title = options.title;
    this.picker.placeholder = options.placeholder;
    this.picker.value = options.value;
    this.picker.keepScrollPosition = false;
    this.store.add(this.picker.onDidChangeValue(() => void this.update()));
    this.store.add(this.picker.onDidAccept(() => this.accept()));
    this.store.add(this.picker.onDidHide(() => this.dispose()));
    this.store.add(library.onDidChange(() => void this.update()));
  }

  show(): void {
    this.picker.show();
    void this.update();
  }

  dispose(): void {
    this.isGone = true;
    clearTimeout(this.rest);
    this.store.dispose();
    this.options.closed?.();
  }

  private accept(): void {
    const [row] = this.picker.selectedItems;
    if (!row) return;
    const result = this.results.find((each) => each === row);
    if (result) {
      this.options.accept(result);
    } else if ('completed' in row && row.completed !== undefined) {
      this.picker.value = row.completed;
      void this.update();
    }
  }

  private async update(): Promise<void> {
    const text = this.picker.value;
    // Typing goes on while the library answers: the answer to the newer text is under way.
    const overtaken = () => this.isGone || this.picker.value !== text;
    clearTimeout(this.rest);
    this.picker.busy = true;
    try {
      // Asked for first: completions must not delay what the query finds.
      const finding = this.options.find(text);
      const completing = this.complete(text);
      const results = await finding;
      if (overtaken()) return;
      this.results = results;
      this.options.found?.(results, text);
      this.completions = noCompletions;
      this.mistakes = mistakeRows(text, false);
      this.render(false);
      this.picker.busy = false;
      const completions = await completing;
      if (overtaken()) return;
      this.completions = completions;
      if (completions !== noCompletions) this.render(completions.begun);
    } catch (error) {
      if (overtaken()) return;
      this.picker.busy = false;
      this.picker.hide();
      showError(error, this.log);
      return;
    }
    if (!hasUnfinishedMistakes(text)) return;
    this.rest = setTimeout(() => {
      this.mistakes = mistakeRows(text, true);
      this.render(true);
    }, restTime);
  }

  /** The completions; none where they cannot be found out, for the box serves without them. */
  private async complete(text: string): Promise<QueryCompletions> {
    try {
      const completions = await completionRows(text, this.values);
      const { values, fields, begun } = completions;
      const offered = begun || this.options.offersFields ? fields : [];
      return values.length + offered.length === 0
        ? noCompletions
        : { values, fields: offered, begun };
    } catch (error) {
      this.log.warn(error instanceof Error ? error.message : String(error));
      return noCompletions;
    }
  }

  /** `keepActive`: the row that the user may have moved to stays the active one, where there still is one. */
  private render(keepActive: boolean): void {
    const { mistakes, completions, results, picker } = this;
    const { values, fields, begun } = completions;
    const [before] = picker.activeItems;
    const items = [...mistakes, ...values, ...results, ...fields];
    picker.items = items;
    const stays = keepActive && before && !mistakes.includes(before) && items.includes(before);
    // Enter opens what the query finds, and completes only where there is nothing yet to look for.
    const isPaper = ({ kind }: Row) => kind !== vscode.QuickPickItemKind.Separator;
    const first = (begun ? undefined : values[0]) ?? results.find(isPaper) ?? values[0];
    const active = stays ? before : first;
    if (active && items[0] !== active) picker.activeItems = [active];
  }
}
