/** How a piece of a reference is set. */
export interface TextStyle {
  readonly italic?: boolean;
  readonly bold?: boolean;
  readonly smallCaps?: boolean;
  readonly underlined?: boolean;
  readonly position?: 'superscript' | 'subscript';
}

/** A piece of a reference, in one style throughout. */
export type FormattedPiece =
  | { readonly kind: 'text'; readonly text: string; readonly style: TextStyle }
  /** TeX mathematics, with its dollar signs. */
  | { readonly kind: 'maths'; readonly text: string; readonly style: TextStyle }
  /** The address of a page, as it is printed. */
  | { readonly kind: 'address'; readonly text: string; readonly style: TextStyle }
  | { readonly kind: 'lineBreak' };

/** The forms in which references are copied. */
export const referenceForms = ['text', 'markdown', 'html', 'tex'] as const;
export type ReferenceForm = (typeof referenceForms)[number];

/** How a form writes the pieces of a reference. */
export interface TextForm {
  /** Text in which nothing is meant as markup. */
  text(text: string): string;
  maths(formula: string): string;
  /** An address of the web, `http` or `https`. */
  address(address: string): string;
  /** What is written already, in this style. */
  styled(written: string, style: TextStyle): string;
  readonly lineBreak: string;
  /** Mends what would mean something at the start of a paragraph. */
  paragraph?(written: string): string;
}

/** These pieces in a form. */
export function written(pieces: readonly FormattedPiece[], form: TextForm): string {
  let text = '';
  // What is set in the same style is set so at once: formulas stand amid the text around them.
  let run = { written: '', style: {} as TextStyle };
  const endRun = () => {
    if (run.written !== '') text += form.styled(run.written, run.style);
    run = { written: '', style: {} };
  };
  for (const piece of pieces) {
    if (piece.kind === 'lineBreak') {
      endRun();
      text += form.lineBreak;
      continue;
    }
    if (!sameStyle(piece.style, run.style)) endRun();
    run = { written: run.written + writtenPiece(piece, form), style: piece.style };
  }
  endRun();
  return form.paragraph?.(text) ?? text;
}

function writtenPiece(
  { kind, text }: Exclude<FormattedPiece, { readonly kind: 'lineBreak' }>,
  form: TextForm,
): string {
  switch (kind) {
    case 'text':
      return form.text(text);
    case 'maths':
      return form.maths(text);
    case 'address':
      return form.address(text);
  }
}

export function sameStyle(one: TextStyle, other: TextStyle): boolean {
  return (
    (one.italic ?? false) === (other.italic ?? false) &&
    (one.bold ?? false) === (other.bold ?? false) &&
    (one.smallCaps ?? false) === (other.smallCaps ?? false) &&
    (one.underlined ?? false) === (other.underlined ?? false) &&
    one.position === other.position
  );
}
