import * as vscode from 'vscode';
import { HumanError } from '../../core/humanError';
import { mergeDuplicates } from '../../core/papers/merge';
import type { Paper } from '../../core/papers/paper';
import { writePapers } from '../../core/papers/writePapers';
import { recognise } from '../../network/recognise';
import type { LibraryService } from '../../protocol/libraryProtocol';
import type { SourceList } from '../sources/sourceList';
import type { SourceLoader } from '../sources/sourceLoader';
import { readStored, writeStored } from '../storedFile';
import type { OnlineSources } from './onlineSources';
import { withProgress } from './withProgress';

interface AddedPapersParts {
  readonly library: Pick<LibraryService, 'readText'>;
  readonly online: OnlineSources;
  readonly list: SourceList;
  readonly loader: SourceLoader;
}

/** The papers that the user added one by one: what they typed, pasted or dropped. They are kept in one file. */
export class AddedPapers {
  constructor(private readonly parts: AddedPapersParts) {}

  /**
   * Adds the papers whose identifiers or addresses a text names; asks for the text unless it is given.
   *
   * @returns the ids of the papers
   * @throws HumanError where the text names none, or none can be had
   */
  async addByIdentifier(text?: string): Promise<readonly string[]> {
    const named = text ?? (await askForIdentifier());
    if (named === undefined) return [];
    const recognised = recognise(named);
    if (recognised.length === 0) throw new HumanError(noIdentifier);
    const { online } = this.parts;
    const answer = await withProgress(vscode.l10n.t('Asking for the paper…'), async (signal) =>
      (await online.get()).lookUp(recognised, signal),
    );
    if (!answer) return [];
    const [problem] = answer.problems;
    if (answer.papers.length === 0 && problem) {
      throw new HumanError(problem.template, ...problem.args);
    }
    await this.add(answer.papers);
    if (problem) {
      void vscode.window.showWarningMessage(vscode.l10n.t(problem.template, ...problem.args));
    }
    return answer.papers.map(({ id }) => id);
  }

  /**
   * Adds what the clipboard holds: entries of a bibliography, or identifiers and addresses of papers.
   *
   * @returns the ids of the papers
   * @throws HumanError where it holds neither
   */
  async paste(): Promise<readonly string[]> {
    const text = await vscode.env.clipboard.readText();
    if (text.trim() === '') throw new HumanError(noIdentifier);
    const { papers } = await this.parts.library.readText(text);
    if (papers.length === 0) return this.addByIdentifier(text);
    await this.add(papers);
    return papers.map(({ id }) => id);
  }

  private async add(papers: readonly Paper[]): Promise<void> {
    const { list, loader, library } = this.parts;
    const { id, uri } = list.added;
    const before = await readStored(uri);
    const known = before === undefined ? [] : (await library.readText(before)).papers;
    await writeStored(uri, writePapers(mergeDuplicates([...papers, ...known])));
    if (list.read().sources.some((source) => source.id === id)) await loader.refresh(id);
    else {
      await list.setHasAdded(true);
      await loader.load();
    }
  }
}

const noIdentifier =
  'There is no DOI, arXiv identifier, address of a paper or bibliography entry in this text. Copy one, such as 10.48550/arXiv.1706.03762, and try again.';

function askForIdentifier(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Add Paper'),
    prompt: vscode.l10n.t('One or several, as they stand on a page or in a reference list'),
    placeHolder: vscode.l10n.t(
      'DOI, arXiv identifier, or address, e.g. https://arxiv.org/abs/1706.03762',
    ),
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' || recognise(text).length > 0
        ? undefined
        : {
            message: vscode.l10n.t(
              'This names no paper yet: a DOI, arXiv identifier or address is needed.',
            ),
            severity: vscode.InputBoxValidationSeverity.Info,
          },
  });
}
