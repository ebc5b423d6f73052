import type { Engine, Output } from 'citeproc';
import { sameStyle, type FormattedPiece, type TextStyle } from './formattedText';
import type { LiteralText } from './literalText';

/** The name under which citeproc knows the format. */
export const markedFormat = 'lectern';

/** The kinds of formatting that citeproc asks for, each a character in front of what it holds for. */
const marks = {
  '@font-style/italic': '\ue001',
  '@font-style/oblique': '\ue001',
  '@font-style/normal': '\ue002',
  '@font-variant/small-caps': '\ue003',
  '@font-variant/normal': '\ue004',
  '@font-weight/bold': '\ue005',
  '@font-weight/normal': '\ue006',
  '@text-decoration/underline': '\ue007',
  '@text-decoration/none': '\ue008',
  '@vertical-align/sup': '\ue009',
  '@vertical-align/sub': '\ue00a',
  '@vertical-align/baseline': '\ue00b',
  '@display/block': '\ue00c',
  '@display/left-margin': '\ue00d',
  '@display/right-inline': '\ue00e',
  '@display/indent': '\ue00c',
} as const;

/** Ends what a mark began. */
const end = '\ue000';

const leftMargin = marks['@display/left-margin'];
const block = marks['@display/block'];

const styles: Readonly<Record<string, TextStyle>> = {
  [marks['@font-style/italic']]: { italic: true },
  [marks['@font-style/normal']]: { italic: false },
  [marks['@font-variant/small-caps']]: { smallCaps: true },
  [marks['@font-variant/normal']]: { smallCaps: false },
  [marks['@font-weight/bold']]: { bold: true },
  [marks['@font-weight/normal']]: { bold: false },
  [marks['@text-decoration/underline']]: { underlined: true },
  [marks['@text-decoration/none']]: { underlined: false },
  [marks['@vertical-align/sup']]: { position: 'superscript' },
  [marks['@vertical-align/sub']]: { position: 'subscript' },
};

type OutputFormat = (typeof Output.Formats)[string];

/** An output format of citeproc that only marks what is formatted, so that one run of it serves every form. */
export const markedOutput: OutputFormat = {
  text_escape: (text) => text ?? '',
  bibstart: '',
  bibend: '',
  ...Object.fromEntries(
    Object.entries(marks).map(([kind, mark]) => [kind, `${mark}%%STRING%%${end}`]),
  ),
  '@passthrough/true': (_state, text) => text,
  '@font-weight/light': false,
  '@strip-periods/true': (_state, text) => text,
  '@strip-periods/false': (_state, text) => text,
  '@quotes/true': (state, text) => quoted(state, text, 'open-quote', 'close-quote'),
  '@quotes/inner': (state, text) =>
    // Without a text it is an apostrophe.
    text === undefined ? '\u2019' : quoted(state, text, 'open-inner-quote', 'close-inner-quote'),
  '@quotes/false': false,
  '@cite/entry': (state, text) => state.sys.wrapCitationEntry(text ?? ''),
  '@bibliography/entry': (_state, text) => text,
  '@showid/true': (_state, text) => text,
  '@URL/true': (_state, text) => text,
  '@DOI/true': (_state, text) => text,
};

function quoted(state: Engine, text: string | undefined, open: string, close: string): string {
  return text === undefined
    ? state.getTerm(open)
    : state.getTerm(open) + text + state.getTerm(close);
}

/** An entry of a list of references: what stands in its margin, and the rest. */
export interface MarkedEntry {
  readonly margin: readonly FormattedPiece[];
  readonly body: readonly FormattedPiece[];
}

/** Reads what citeproc wrote in {@link markedOutput}. */
export function readMarked(marked: string, literals: LiteralText): MarkedEntry {
  const margin: FormattedPiece[] = [];
  const body: FormattedPiece[] = [];
  const open: { readonly mark: string; readonly style: TextStyle }[] = [];
  for (const part of marked.trim().split(/([\ue000-\uf8ff])/)) {
    const style = open.at(-1)?.style ?? {};
    const pieces = open.some(({ mark }) => mark === leftMargin) ? margin : body;
    const literal = literals.behind(part);
    if (part === '') continue;
    if (part === end) {
      if (open.pop()?.mark === block) pieces.push({ kind: 'lineBreak' });
    } else if (part >= '\ue001' && part <= '\ue00e' && part.length === 1) {
      if (part === block && pieces.length > 0) pieces.push({ kind: 'lineBreak' });
      open.push({ mark: part, style: { ...style, ...styles[part] } });
    } else if (literal) {
      add(pieces, { ...literal, style });
    } else {
      add(pieces, { kind: 'text', text: part, style });
    }
  }
  return { margin: withoutBreaks(margin), body: withoutBreaks(body) };
}

/** Joins what is text in the same style. */
function add(pieces: FormattedPiece[], piece: FormattedPiece & { readonly text: string }): void {
  const last = pieces.at(-1);
  if (last?.kind === 'text' && piece.kind === 'text' && sameStyle(last.style, piece.style)) {
    pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
  } else pieces.push(piece);
}

/** No two breaks in a row, and none at the end. */
function withoutBreaks(pieces: readonly FormattedPiece[]): FormattedPiece[] {
  return pieces.filter(({ kind }, index) => {
    const next = pieces[index + 1];
    return kind !== 'lineBreak' || (next !== undefined && next.kind !== 'lineBreak');
  });
}
