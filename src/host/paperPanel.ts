import * as vscode from 'vscode';
import { Emitter, type Disposable, type Event } from '../core/event';
import { panelIdentity } from '../protocol/paperPanelProtocol';
import { paperViewType } from './contributionIds';
import { DisposableStore } from './disposables';
import { PaperView, type PaperPanelDeps } from './paperView';

/** How a paper is opened. */
export interface ShowPaperOptions {
  /** The ids of the papers it was opened among, in their order, to step through. */
  readonly list?: readonly string[];
  /** Leaves the focus where it is: for a preview that follows the selection. */
  readonly preserveFocus?: boolean;
  /** Opens a panel that stays, as a double click does; else the one preview panel, which the next paper takes over. */
  readonly pinned?: boolean;
  /** Where the panel opens; one that can be seen stays where it is. */
  readonly viewColumn?: 'active' | 'beside';
}

/** The panels that show papers: at most one preview, and any number that are pinned. */
export interface PaperPanel extends Disposable {
  /** Shows a paper. Settles once the panel knows what to show; a paper that is not there is said in the panel. */
  show(paperId: string, options?: ShowPaperOptions): Promise<void>;
  /** Shows the selected paper in the preview if that can be seen; else does nothing, and never takes the focus. */
  follow(paperId: string, list: readonly string[]): void;
  /** Pins the active panel, or the preview where no panel is active. */
  pin(): Promise<void>;
  /** The paper of the active panel; undefined where none is active. */
  readonly activePaperId: string | undefined;
  /** Fires with the id of a paper that was opened from the related ones of another. */
  readonly onDidOpenRelated: Event<string>;
}

/** Registers the paper panel, and its restoring after a reload of the window. */
export function registerPaperPanel(deps: PaperPanelDeps): PaperPanel {
  const panels = new PanelSet(deps);
  panels.add(
    vscode.window.registerWebviewPanelSerializer(paperViewType, {
      deserializeWebviewPanel: (panel, state: unknown) => {
        panels.restore(panel, state);
        return Promise.resolve();
      },
    }),
  );
  return panels;
}

class PanelSet implements PaperPanel {
  private readonly store = new DisposableStore();
  private readonly views = new Set<PaperView>();
  private readonly didOpenRelated = this.store.add(new Emitter<string>());

  readonly onDidOpenRelated = this.didOpenRelated.event;

  constructor(private readonly deps: PaperPanelDeps) {}

  add(disposable: Disposable): void {
    this.store.add(disposable);
  }

  async show(paperId: string, options: ShowPaperOptions = {}): Promise<void> {
    const { list = [], preserveFocus = false, pinned = false } = options;
    const column = options.viewColumn === 'beside' ? vscode.ViewColumn.Beside : undefined;
    const showing = this.find((view) => view.paperId === paperId && (pinned || view.pinned));
    // Beside the preview there are two to be read, so the first one stays.
    if (!showing && column !== undefined && this.preview?.active) await this.preview.pin();
    const view = showing ?? (pinned ? undefined : this.preview);
    if (!view) {
      const panel = vscode.window.createWebviewPanel(
        paperViewType,
        vscode.l10n.t('Paper'),
        { viewColumn: column ?? vscode.ViewColumn.Active, preserveFocus },
        { enableFindWidget: true },
      );
      await this.adopt(panel, paperId, pinned).show(paperId, list);
      return;
    }
    view.reveal(view.visible ? undefined : column, preserveFocus);
    if (pinned) await view.pin();
    await view.show(paperId, list);
  }

  follow(paperId: string, list: readonly string[]): void {
    const { preview } = this;
    if (!preview?.visible) return;
    // Nobody waits for this one, so what goes wrong is for the log.
    preview.show(paperId, list).catch((error: unknown) => {
      this.deps.log.error(error instanceof Error ? error : String(error));
    });
  }

  async pin(): Promise<void> {
    await (this.find((view) => view.active) ?? this.preview)?.pin();
  }

  get activePaperId(): string | undefined {
    return this.find((view) => view.active)?.paperId;
  }

  /** Takes over a panel that VS Code kept over a reload of the window; one without a paper is closed. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const identity = panelIdentity(state);
    if (!identity) panel.dispose();
    // A kept preview comes only when it is looked at; a newer one may have been opened before that.
    else this.adopt(panel, identity.paperId, identity.pinned || this.preview !== undefined);
  }

  /** Lets go of the panels but does not close them: on a reload that would keep VS Code from restoring them. */
  dispose(): void {
    for (const view of this.views) view.dispose();
    this.store.dispose();
  }

  private adopt(panel: vscode.WebviewPanel, paperId: string, pinned: boolean): PaperView {
    const view = new PaperView(panel, paperId, pinned, this.deps, (...related) =>
      this.openRelated(...related),
    );
    this.views.add(view);
    panel.onDidDispose(() => {
      this.views.delete(view);
      view.dispose();
    });
    return view;
  }

  /** Stepping back leads to where the reader came from: that paper is the first of the list. */
  private async openRelated(
    from: PaperView,
    relatedIds: readonly string[],
    paperId: string,
  ): Promise<void> {
    await this.show(paperId, { list: [from.paperId, ...relatedIds] });
    this.didOpenRelated.fire(paperId);
  }

  private get preview(): PaperView | undefined {
    return this.find((view) => !view.pinned);
  }

  private find(test: (view: PaperView) => boolean): PaperView | undefined {
    return [...this.views].find(test);
  }
}
