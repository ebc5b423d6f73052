import * as vscode from 'vscode';
import {
  completeQuery,
  type QueryCompletion,
  type QueryValues,
} from '../core/search/queryCompletion';
import { queryMistakes } from '../core/search/queryMistakes';

/** A row about the query itself. Its label has no letters, so that VS Code keeps the rows in their order. */
export interface QueryRow extends vscode.QuickPickItem {
  /** The query once this row is accepted; absent where there is nothing to accept. */
  readonly completed?: string;
}

/** What may be typed next. */
export interface QueryCompletions {
  /** Values of the field at the end of the query. */
  readonly values: readonly QueryRow[];
  /** Fields whose name begins as the query ends. */
  readonly fields: readonly QueryRow[];
  /** Whether nothing of the value or the name is typed yet. */
  readonly begun: boolean;
}

export const noCompletions: QueryCompletions = { values: [], fields: [], begun: false };

/** More values are narrowed down by typing rather than by reading. */
const mostValues = 10;

/** The mistakes of a query; those that typing on may mend only on demand. */
export function mistakeRows(text: string, withUnfinished: boolean): QueryRow[] {
  return queryMistakes(text)
    .filter(({ unfinished }) => withUnfinished || !unfinished)
    .map(({ template, args }) => {
      const sentences = vscode.l10n.t(template, ...args);
      // One line is too short for what is wrong and what to type instead.
      const [, wrong = sentences, right] = /^(.+?[.?!。]”?) (.+)$/.exec(sentences) ?? [];
      return {
        label: '$(warning)',
        description: wrong,
        ...(right === undefined ? {} : { detail: right }),
        alwaysShow: true,
      };
    });
}

/** Whether the query has mistakes that are not told at once. */
export function hasUnfinishedMistakes(text: string): boolean {
  return queryMistakes(text).some(({ unfinished }) => unfinished);
}

/** The completions of a query at its end, where a quick pick's caret is taken to be. */
export async function completionRows(text: string, values: QueryValues): Promise<QueryCompletions> {
  const completions = await completeQuery(text, text.length, values);
  const ofKind = (kind: QueryCompletion['kind']) =>
    completions.filter((each) => each.kind === kind).map((each) => completionRow(text, each));
  return {
    values: ofKind('value').slice(0, mostValues),
    fields: ofKind('field'),
    begun: completions.some(({ range }) => range.start < text.length),
  };
}

function completionRow(text: string, completion: QueryCompletion): QueryRow {
  const { kind, label, insert, range, description } = completion;
  const explained = description && vscode.l10n.t(description.template, ...description.args);
  return {
    label: kind === 'field' ? '$(symbol-field)' : '$(symbol-enum-member)',
    description: explained === undefined ? label : `${label} — ${explained}`,
    alwaysShow: true,
    completed: text.slice(0, range.start) + insert + text.slice(range.end),
  };
}
