import * as vscode from 'vscode';
import type { Disposable } from '../core/event';
import { DisposableStore } from './disposables';

/** What fills a panel. */
export interface PanelView extends Disposable {
  reveal(): void;
}

/** A page of which there is one at most. It is kept over a reload of the window. */
export class SinglePanel<View extends PanelView> implements Disposable {
  private readonly store = new DisposableStore();
  private current: View | undefined;

  /** @param fill makes the view of a panel, new or kept, whose parts the view then owns */
  constructor(
    private readonly options: {
      readonly viewType: string;
      readonly title: string;
      readonly panel?: vscode.WebviewPanelOptions;
    },
    private readonly fill: (panel: vscode.WebviewPanel) => View,
  ) {
    this.store.add(
      vscode.window.registerWebviewPanelSerializer(options.viewType, {
        deserializeWebviewPanel: (panel) => {
          this.adopt(panel);
          return Promise.resolve();
        },
      }),
    );
  }

  /** The open page; undefined where there is none. */
  get view(): View | undefined {
    return this.current;
  }

  /** Brings the page to the front, or opens it. */
  show(): View {
    if (this.current) {
      this.current.reveal();
      return this.current;
    }
    const { viewType, title, panel = {} } = this.options;
    return this.adopt(
      vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active, panel),
    );
  }

  private adopt(panel: vscode.WebviewPanel): View {
    const view = this.fill(panel);
    this.current?.dispose();
    this.current = view;
    panel.onDidDispose(() => {
      view.dispose();
      if (this.current === view) this.current = undefined;
    });
    return view;
  }

  dispose(): void {
    this.current?.dispose();
    this.store.dispose();
  }
}
