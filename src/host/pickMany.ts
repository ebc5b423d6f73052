import * as vscode from 'vscode';

export interface PickManyOptions<Row extends vscode.QuickPickItem> {
  readonly title: string;
  readonly placeholder: string;
  /** Those with `picked` are ticked to begin with. */
  readonly rows: readonly Row[];
  /** What the button of a row does, where rows have one. */
  readonly action?: {
    readonly icon: string;
    readonly tooltip: string;
    readonly run: (row: Row) => void;
  };
}

/** Has the user tick rows; undefined when they leave without Enter. */
export type PickMany = <Row extends vscode.QuickPickItem>(
  options: PickManyOptions<Row>,
) => Promise<readonly Row[] | undefined>;

/** Shows the rows in a quick pick. */
export const pickMany: PickMany = ({ title, placeholder, rows, action }) =>
  new Promise((resolve) => {
    const picker = vscode.window.createQuickPick<(typeof rows)[number]>();
    const buttons = action
      ? [{ iconPath: new vscode.ThemeIcon(action.icon), tooltip: action.tooltip }]
      : [];
    picker.canSelectMany = true;
    picker.matchOnDescription = true;
    picker.matchOnDetail = true;
    picker.title = title;
    picker.placeholder = placeholder;
    picker.items = rows.map((row) => ({ ...row, buttons }));
    picker.selectedItems = picker.items.filter(({ picked }) => picked);
    // Its listeners end with it.
    picker.onDidTriggerItemButton(({ item }) => {
      picker.hide();
      action?.run(item);
    });
    picker.onDidAccept(() => {
      resolve(picker.selectedItems);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
