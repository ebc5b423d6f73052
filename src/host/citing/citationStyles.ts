import * as vscode from 'vscode';
import { frontMatterLanguage, frontMatterStyle } from '../../core/citations/languages/frontMatter';
import type { NotesLanguage } from '../../core/citations/notesLanguage';
import { projectStyle } from '../../core/citations/projects/projectStyle';
import type { ReferenceRequest } from '../../core/citations/styles/formatReferences';
import { localeFor, readCslStyle, styleNameOf } from '../../core/citations/styles/cslStyle';
import { shippedLocales, shippedStyles } from '../../core/citations/styles/shippedStyles';
import type { Disposable } from '../../core/event';
import { HumanError } from '../../core/humanError';
import { nameOf } from '../bibliographyFile';
import { onDidChangeSettings, readSetting } from '../contributions';
import { DisposableStore } from '../disposables';
import type { FileStamps } from '../fileStamps';
import { withHome } from '../homeFolder';
import { resolveNamed } from '../sources/noteBibliographies';
import type { ProjectTexts } from './projectTexts';

/** A style with what is needed to format in it. */
export type ReadyStyle = Omit<ReferenceRequest, 'items'>;

/** A note, for which a style is sought. */
export interface StyledNote {
  readonly uri: vscode.Uri;
  readonly language: NotesLanguage;
  readonly text: string;
}

/** How the references of a note are printed, as far as the note or its project says so. */
export interface NamedStyle {
  readonly style?: {
    /** The note or the file of its project that names the style: a path is relative to it. */
    readonly by: vscode.Uri;
    /** A path or an address, as written. */
    readonly named: string;
  };
  /** A language tag. */
  readonly language?: string;
}

interface StyleText {
  readonly name: string;
  readonly xml: string;
  /** The folder of a file of the user's. */
  readonly folder?: vscode.Uri;
}

const isStyleFile = /\.csl$/i;

/** Knows in which CSL style references are formatted: one that is shipped, or a file of the user's. */
export class CitationStyles implements Disposable {
  private readonly store = new DisposableStore();
  private readonly didChange = this.store.add(new vscode.EventEmitter<void>());
  private readonly shipped = new Map<string, Promise<string>>();

  /** Fires when references may have to be formatted otherwise. */
  readonly onDidChange = this.didChange.event;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly stamps: FileStamps,
    private readonly projects: ProjectTexts,
  ) {
    const changed = () => this.didChange.fire();
    this.store.add(onDidChangeSettings(['lectern.citation.style'], changed));
    const watcher = this.store.add(vscode.workspace.createFileSystemWatcher('**/*.csl'));
    this.store.add(watcher.onDidCreate(changed));
    this.store.add(watcher.onDidChange(changed));
    this.store.add(watcher.onDidDelete(changed));
  }

  /**
   * The style of a note: the one that it names itself, else that of its project, else that of the setting; and the
   * language in the same way, else that of the style.
   * @throws HumanError when there is no such style, or it makes no sense
   */
  async ofNote(note: StyledNote): Promise<ReadyStyle> {
    const { style, language } = await this.namedFor(note);
    const text = style
      ? await this.named(note.uri, style.by, style.named)
      : await this.settingText(note.uri);
    return this.ready(text, language);
  }

  /** What a note, else its project says of the style: Pandoc and Quarto read it there. */
  async namedFor({ uri, language, text }: StyledNote): Promise<NamedStyle> {
    if (language.id !== 'pandoc') return {};
    const own = { style: frontMatterStyle(text), language: frontMatterLanguage(text) };
    const isInNote = own.style !== undefined && own.language !== undefined;
    const project =
      isInNote || uri.scheme === 'untitled'
        ? {}
        : await projectStyle(language, uri.path, this.projects.around(uri));
    const style =
      own.style !== undefined
        ? { by: uri, named: own.style }
        : project.style && { ...project.style, by: uri.with({ path: project.style.by }) };
    const tag = own.language ?? project.language;
    return { ...(style ? { style } : {}), ...(tag === undefined ? {} : { language: tag }) };
  }

  /**
   * The style of the setting, for a file or for the window.
   * @throws HumanError when there is no such style, or it makes no sense
   */
  async ofSetting(scope?: vscode.Uri): Promise<ReadyStyle> {
    return this.ready(await this.settingText(scope));
  }

  /** The styles that are shipped, with what they call themselves. */
  async choices(): Promise<readonly { readonly name: string; readonly title: string }[]> {
    return Promise.all(
      shippedStyles.map(async (name) => ({
        name,
        title: readCslStyle(await this.shippedText('styles', `${name}.csl`), name).title,
      })),
    );
  }

  private settingText(scope: vscode.Uri | undefined): Promise<StyleText> {
    const setting = withHome(readSetting('lectern.citation.style', scope).trim());
    return this.fromSetting(setting === '' ? 'apa' : setting, scope);
  }

  private async fromSetting(setting: string, scope: vscode.Uri | undefined): Promise<StyleText> {
    if (shippedStyles.includes(setting)) return this.shippedStyle(setting);
    if (!isStyleFile.test(setting)) throw unknownStyle(setting);
    const folder =
      (scope && vscode.workspace.getWorkspaceFolder(scope))?.uri ??
      vscode.workspace.workspaceFolders?.[0]?.uri;
    const isAbsolute = /^(?:[/\\]|[a-z]:)/i.test(setting);
    const uri = isAbsolute
      ? (folder ?? vscode.Uri.file('/')).with({ path: vscode.Uri.file(setting).path })
      : folder && vscode.Uri.joinPath(folder, setting);
    const xml = uri && (await readText(uri));
    if (!uri || xml === undefined) {
      throw new HumanError(
        'The citation style {0} is not there. Correct its path in the setting lectern.citation.style, or name a style that Lectern has, such as apa.',
        setting,
      );
    }
    return { name: setting, xml, folder: vscode.Uri.joinPath(uri, '..') };
  }

  /** The style that a file names: a file beside it or in the folder of the workspace, or one of the repository. */
  private async named(note: vscode.Uri, by: vscode.Uri, named: string): Promise<StyleText> {
    const name = styleNameOf(named) ?? named;
    if (shippedStyles.includes(name)) return this.shippedStyle(name);
    const uri = await resolveNamed(this.stamps, by, named, isStyleFile);
    const xml = uri && (await readText(uri));
    if (uri && xml !== undefined) {
      return { name: named, xml, folder: vscode.Uri.joinPath(uri, '..') };
    }
    if (by !== note) {
      throw new HumanError(
        'The citation style {0}, which {1} names for this note, is not there. Save it beside that file, or correct the line csl in it.',
        named,
        nameOf(by),
      );
    }
    throw new HumanError(
      'The citation style {0}, which this note names, is not there. Save it beside the note, or correct the line csl in its front matter.',
      named,
    );
  }

  /** @param language what the note is in, which goes before the language of the style, as in Pandoc */
  private async ready({ name, xml, folder }: StyleText, language?: string): Promise<ReadyStyle> {
    const style = readCslStyle(xml, name);
    const text = style.parent === undefined ? xml : await this.parent(name, style.parent, folder);
    const own = style.defaultLocale ?? readCslStyle(text, name).defaultLocale;
    const locale = localeFor(language ?? own ?? vscode.env.language, shippedLocales);
    const locales = await Promise.all(
      [...new Set(['en-US', locale])].map(
        async (tag) => [tag, await this.shippedText('locales', `locales-${tag}.xml`)] as const,
      ),
    );
    return {
      style: { name, xml: text },
      locale,
      isLocaleForced: language !== undefined || (style.parent !== undefined && own !== undefined),
      locales: Object.fromEntries(locales),
    };
  }

  /** The text of the style of which another is only a name: a shipped one, or a file beside it. */
  private async parent(
    name: string,
    address: string,
    folder: vscode.Uri | undefined,
  ): Promise<string> {
    const parent = styleNameOf(address) ?? address;
    if (shippedStyles.includes(parent)) return (await this.shippedStyle(parent)).xml;
    const isName = /^[\w-]+$/.test(parent);
    const xml = folder && isName && (await readText(vscode.Uri.joinPath(folder, `${parent}.csl`)));
    if (typeof xml === 'string' && readCslStyle(xml, `${parent}.csl`).parent === undefined) {
      return xml;
    }
    throw new HumanError(
      'The citation style {0} is only another name for {1}, which Lectern does not have. Save {1}.csl beside it, or choose another style.',
      name,
      parent,
    );
  }

  private async shippedStyle(name: string): Promise<StyleText> {
    return { name, xml: await this.shippedText('styles', `${name}.csl`) };
  }

  private shippedText(kind: 'styles' | 'locales', file: string): Promise<string> {
    const key = `${kind}/${file}`;
    let text = this.shipped.get(key);
    if (!text) {
      const uri = vscode.Uri.joinPath(this.extensionUri, 'media', 'csl', kind, file);
      text = Promise.resolve(vscode.workspace.fs.readFile(uri)).then((bytes) => decoded(bytes));
      this.shipped.set(key, text);
      text.catch(() => this.shipped.delete(key));
    }
    return text;
  }

  dispose(): void {
    this.store.dispose();
  }
}

function unknownStyle(name: string): HumanError {
  return new HumanError(
    'Lectern has no citation style “{0}”. Name one that it has, such as apa or ieee, or a .csl file, in the setting lectern.citation.style.',
    name,
  );
}

/** The text of a file as it is in an editor, or else on disk; undefined where there is none. */
async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find(
    (each) => !each.isClosed && each.uri.toString() === uri.toString(),
  );
  if (open) return open.getText();
  try {
    return decoded(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
