import type { PaperPanel } from './paperPanel';
import type { RecentPapers } from './recentPapers';

/** Two clicks on the same paper within this time, in milliseconds, are a double click. */
const doubleClickTime = 500;

/** Opens papers and remembers that they were opened. */
export class PaperOpener {
  private lastClick: { readonly paperId: string; readonly time: number } | undefined;

  constructor(
    private readonly panel: PaperPanel,
    private readonly recent: RecentPapers,
  ) {}

  /** Shows a paper in the preview panel, among `list`. */
  async open(paperId: string, list: readonly string[]): Promise<void> {
    await this.panel.show(paperId, { list });
    await this.recent.add(paperId);
  }

  async openBeside(paperId: string, list: readonly string[]): Promise<void> {
    await this.panel.show(paperId, { list, viewColumn: 'beside' });
    await this.recent.add(paperId);
  }

  /**
   * Shows a paper as a click on its row does: the focus stays in the tree, and a second click in quick succession
   * keeps the panel. VS Code tells an extension about single clicks only, hence the clock.
   */
  async click(paperId: string, list: readonly string[]): Promise<void> {
    const now = Date.now();
    const isDouble =
      this.lastClick?.paperId === paperId && now - this.lastClick.time < doubleClickTime;
    this.lastClick = isDouble ? undefined : { paperId, time: now };
    await this.panel.show(paperId, { list, preserveFocus: !isDouble, pinned: isDouble });
    await this.recent.add(paperId);
  }
}
