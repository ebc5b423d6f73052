import * as vscode from 'vscode';
import type { MarkChange } from '../core/marks/markIndex';
import type { Library } from '../core/papers/library';
import type { CopyForm, PaperLink } from '../protocol/paperPanelProtocol';
import { citedList } from './citing/citedTree';
import type { Citing } from './citing/citing';
import { copyReferences, pickReferenceForm } from './citing/copyReferences';
import type { References } from './citing/references';
import type { PaperArgument } from './contributionIds';
import type { CommandHandlers } from './contributions';
import type { LibraryTree } from './libraryTree';
import { ratePapers, tagPapers } from './marks/markCommands';
import type { MarkStore } from './marks/markStore';
import { openPaperNote } from './marks/paperNotes';
import type { PaperOpener } from './paperOpener';
import type { PaperPanel } from './paperPanel';

export interface PaperCommandParts {
  readonly library: Pick<Library, 'get'>;
  readonly tree: LibraryTree;
  readonly panel: PaperPanel;
  readonly opener: PaperOpener;
  readonly citing: Citing;
  readonly marks: MarkStore;
  readonly references: References;
  /** Puts the paper on the clipboard. */
  readonly copy: (paperId: string, form: CopyForm) => Promise<void>;
  readonly openLink: (paperId: string, link: PaperLink) => Promise<void>;
}

/** The commands for papers: to open, cite, copy and mark them. */
export type PaperCommand =
  | 'lectern.openPaper'
  | 'lectern.openPaperBeside'
  | 'lectern.keepPaperOpen'
  | 'lectern.citePaper'
  | 'lectern.copyBibtex'
  | 'lectern.copyCslJson'
  | 'lectern.copyReference'
  | 'lectern.copyReferences'
  | 'lectern.copyMarkdownLink'
  | 'lectern.copyCitekey'
  | 'lectern.openArxiv'
  | 'lectern.openHuggingFace'
  | 'lectern.openPdf'
  | 'lectern.openCode'
  | 'lectern.openDoi'
  | 'lectern.starPaper'
  | 'lectern.unstarPaper'
  | 'lectern.markRead'
  | 'lectern.markUnread'
  | 'lectern.ratePaper'
  | 'lectern.tagPaper'
  | 'lectern.openNote';

/** What each of {@link PaperCommand} does. */
export function paperCommands({
  library,
  tree,
  panel,
  opener,
  citing,
  marks,
  references,
  copy,
  openLink,
}: PaperCommandParts): Pick<CommandHandlers, PaperCommand> {
  /** The papers that a command is for: those it was called for, else the one that is read, else those selected. */
  const meant = (paper?: PaperArgument, selected?: readonly PaperArgument[]): string[] => {
    if (selected && selected.length > 0) return selected.flatMap(idsOf);
    if (paper !== undefined) return [idOf(paper)];
    const { activePaperId } = panel;
    return activePaperId === undefined
      ? tree.selected.map(({ paperId }) => paperId)
      : [activePaperId];
  };
  const meantPapers = (...papers: Parameters<typeof meant>) => library.get(meant(...papers));
  const markCommand =
    (change: MarkChange) =>
    (...papers: Parameters<typeof meant>) =>
      marks.change(meant(...papers), change);

  /** The papers of the list that a row stands in, to step through. */
  const siblings = (row: Exclude<PaperArgument, string>) =>
    row.list === citedList ? citing.cited.paperIds : tree.siblings(row);

  const copyCommand = (form: CopyForm) => (paper: PaperArgument) => copy(idOf(paper), form);
  const linkCommand = (link: PaperLink) => (paper: PaperArgument) => openLink(idOf(paper), link);

  return {
    'lectern.openPaper': (paper) =>
      opener.click(idOf(paper), typeof paper === 'object' ? siblings(paper) : []),
    'lectern.openPaperBeside': (paper) => opener.openBeside(idOf(paper), []),
    'lectern.keepPaperOpen': () => panel.pin(),
    'lectern.citePaper': (paper, selected) =>
      citing.inserter.insert(
        selected && selected.length > 0 ? selected.flatMap(idsOf) : idsOf(paper),
      ),
    'lectern.copyBibtex': copyCommand('bibtex'),
    'lectern.copyCslJson': copyCommand('cslJson'),
    'lectern.copyReference': copyCommand('reference'),
    'lectern.copyReferences': async (...papers) => {
      const listed = (await meantPapers(...papers)).map((paper) => ({
        paper,
        citekey: paper.citekey,
      }));
      const scope = vscode.window.activeTextEditor?.document.uri;
      await copyReferences(await references.ofPapers(listed, scope), pickReferenceForm);
    },
    'lectern.copyMarkdownLink': copyCommand('markdownLink'),
    'lectern.copyCitekey': copyCommand('citekey'),
    'lectern.openArxiv': linkCommand('arxiv'),
    'lectern.openHuggingFace': linkCommand('huggingFace'),
    'lectern.openPdf': linkCommand('pdf'),
    'lectern.openCode': linkCommand('code'),
    'lectern.openDoi': linkCommand('doi'),
    'lectern.starPaper': markCommand({ starred: true }),
    'lectern.unstarPaper': markCommand({ starred: false }),
    'lectern.markRead': markCommand({ read: true }),
    'lectern.markUnread': markCommand({ read: false }),
    'lectern.ratePaper': async (...papers) => ratePapers(marks, await meantPapers(...papers)),
    'lectern.tagPaper': async (...papers) => tagPapers(marks, await meantPapers(...papers)),
    'lectern.openNote': async (...papers) => {
      const [paper] = await meantPapers(...papers);
      if (paper) await openPaperNote(marks, paper);
    },
  };
}

/** The paper a command was called for: from a tree row, a link in a text, or the panel's context menu. */
function idOf(paper: PaperArgument): string {
  return typeof paper === 'string' ? paper : paper.paperId;
}

/** The tree hands over every selected row, and a group among them is not a paper. */
function idsOf(row: PaperArgument): string[] {
  if (typeof row === 'string') return [row];
  return 'paperId' in row ? [row.paperId] : [];
}
