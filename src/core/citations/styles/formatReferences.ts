import { Engine, Output } from 'citeproc';
import { HumanError } from '../../humanError';
import type { CslItem } from '../bibliography/cslItem';
import { written, type FormattedPiece, type ReferenceForm, type TextForm } from './formattedText';
import { htmlForm } from './forms/htmlForm';
import { markdownForm } from './forms/markdownForm';
import { plainForm } from './forms/plainForm';
import { texForm } from './forms/texForm';
import { LiteralText } from './literalText';
import { markedFormat, markedOutput, readMarked } from './markedText';

/** What is to be formatted, and how. */
export interface ReferenceRequest {
  /** Each with an `id` of its own, in the order in which they are cited. Texts are plain but for TeX mathematics. */
  readonly items: readonly CslItem[];
  readonly style: {
    /** What the user calls it, for sentences. */
    readonly name: string;
    /** An independent CSL style. */
    readonly xml: string;
  };
  /** The language to print in, unless the style has its own; one of `locales`. */
  readonly locale: string;
  /** Print in that language even so. */
  readonly isLocaleForced?: boolean;
  /** CSL locale files by their language tags; `en-US` is always among them. */
  readonly locales: Readonly<Record<string, string>>;
}

/** A text in every form. */
export type ReferenceTexts = Readonly<Record<ReferenceForm, string>>;

/** An entry of the list of references. */
export interface FormattedReference {
  /** The `id` of its item. */
  readonly id: string;
  /** The number that the style gives it, as it prints that: `[1]`. */
  readonly label?: ReferenceTexts;
  readonly texts: ReferenceTexts;
}

const forms: Readonly<Record<ReferenceForm, TextForm>> = {
  text: plainForm,
  markdown: markdownForm,
  html: htmlForm,
  tex: texForm,
};

/** Styles that are kept ready, since to read one takes half a second. */
const mostEngines = 3;

interface ReadyEngine {
  readonly engine: Engine;
  /** Makes these the items that it asks for. */
  readonly use: (items: ReadonlyMap<string, object>) => void;
}

/** Formats references in CSL styles. It keeps the last styles ready. */
export class ReferenceProcessor {
  private readonly engines = new Map<string, ReadyEngine>();

  /**
   * The list of references of these items, in the order of the style.
   * @throws HumanError for a style that cannot be processed, or has no list of references
   */
  format(request: ReferenceRequest): FormattedReference[] {
    const { items, style, locale, isLocaleForced = false } = request;
    if (items.length === 0) return [];
    const literals = new LiteralText();
    const byId = new Map(items.map((item) => [idOf(item), item]));
    const hidden = new Map([...byId].map(([id, item]) => [id, literals.hide(item)]));
    const key = `${locale} ${String(isLocaleForced)}\n${style.xml}`;
    const listed = this.orHuman(key, style.name, () => {
      const { engine, use } = this.engineOf(key, request);
      use(hidden);
      engine.updateItems([...hidden.keys()]);
      const bibliography = engine.makeBibliography();
      // Else the next ones would be compared with these: same authors in the same year get letters.
      engine.updateItems([]);
      return bibliography;
    });
    if (!listed) {
      throw new HumanError(
        'The citation style {0} lists no references. Choose one that does, such as apa.',
        style.name,
      );
    }
    const [{ entry_ids: ids }, entries] = listed;
    return entries.map((entry, index) => {
      const id = ids[index]?.[0] ?? '';
      return formatted(id, byId.get(id) ?? {}, entry, literals);
    });
  }

  private engineOf(key: string, request: ReferenceRequest): ReadyEngine {
    const known = this.engines.get(key);
    this.engines.delete(key);
    const ready = known ?? createEngine(request);
    // The one that was used last is the last to go.
    this.engines.set(key, ready);
    for (const oldest of this.engines.keys()) {
      if (this.engines.size <= mostEngines) break;
      this.engines.delete(oldest);
    }
    return ready;
  }

  /** What citeproc throws, which may be a string, is about the style: items may hold anything. */
  private orHuman<T>(key: string, name: string, run: () => T): T {
    try {
      return run();
    } catch (error) {
      this.engines.delete(key);
      throw new HumanError(
        'The citation style {0} cannot be processed ({1}). Get the style anew from the repository of styles (zotero.org/styles), or choose another one.',
        name,
        (error instanceof Error ? error.message : String(error)).slice(0, 200),
      );
    }
  }
}

function createEngine({
  style: { xml },
  locale,
  isLocaleForced,
  locales,
}: ReferenceRequest): ReadyEngine {
  Output.Formats[markedFormat] = markedOutput;
  let items: ReadonlyMap<string, object> = new Map();
  const english = locales['en-US'] ?? '';
  const engine = new Engine(
    {
      retrieveLocale: (tag) => locales[tag] ?? sameLanguage(tag, locales) ?? english,
      // A copy: citeproc writes into what it is given.
      retrieveItem: (id) => structuredCopy(items.get(id)),
    },
    xml,
    locale,
    isLocaleForced,
  );
  engine.setOutputFormat(markedFormat);
  return { engine, use: (next) => (items = next) };
}

function sameLanguage(tag: string, locales: ReferenceRequest['locales']): string | undefined {
  const [language = ''] = tag.split('-');
  return Object.entries(locales).find(([key]) => key.split('-')[0] === language)?.[1];
}

function structuredCopy(item: object | undefined): object {
  return JSON.parse(JSON.stringify(item ?? {})) as object;
}

function formatted(
  id: string,
  item: CslItem,
  entry: string,
  literals: LiteralText,
): FormattedReference {
  const { margin, body } = readMarked(entry, literals);
  const isNumber = /^\P{L}*\d\P{L}*$/u.test(textOf(margin));
  const gap: FormattedPiece = { kind: 'text', text: ' ', style: {} };
  const rest = isNumber || margin.length === 0 ? body : [...margin, gap, ...body];
  return {
    id,
    ...(isNumber ? { label: inEveryForm(margin) } : {}),
    texts: inEveryForm(withAddresses(rest, addressesOf(item))),
  };
}

function inEveryForm(pieces: readonly FormattedPiece[]): ReferenceTexts {
  const write = (form: ReferenceForm) => written(pieces, forms[form]).trim();
  return {
    text: write('text'),
    markdown: write('markdown'),
    html: write('html'),
    tex: write('tex'),
  };
}

function textOf(pieces: readonly FormattedPiece[]): string {
  return written(pieces, plainForm);
}

/** The addresses that a reference of this item may print; no others become links, least of all in a title. */
function addressesOf({ URL: url, DOI: doi }: CslItem): string[] {
  const ofDoi = typeof doi === 'string' ? ['https://doi.org/', 'http://doi.org/'] : [];
  return [...ofDoi.map((start) => start + String(doi)), ...(typeof url === 'string' ? [url] : [])]
    .filter((address) => /^https?:\/\/\S+$/i.test(address))
    .sort((one, other) => other.length - one.length);
}

function withAddresses(
  pieces: readonly FormattedPiece[],
  addresses: readonly string[],
): FormattedPiece[] {
  return pieces.flatMap((piece): FormattedPiece[] => {
    if (piece.kind !== 'text') return [piece];
    for (const address of addresses) {
      const at = piece.text.indexOf(address);
      if (at < 0) continue;
      const { style } = piece;
      const around = (text: string): FormattedPiece[] =>
        text === '' ? [] : [{ kind: 'text', text, style }];
      return [
        ...around(piece.text.slice(0, at)),
        { kind: 'address', text: address, style },
        ...around(piece.text.slice(at + address.length)),
      ];
    }
    return [piece];
  });
}

function idOf({ id }: CslItem): string {
  return String(id);
}
