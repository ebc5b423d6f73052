/** A command of a LaTeX text with its arguments. */
export interface LatexCommand {
  /** Without backslash and star, e.g. `citep`. */
  readonly name: string;
  /** Offset of the backslash. */
  readonly start: number;
  /** Behind the name and the star. */
  readonly nameEnd: number;
}

/** A braced or bracketed argument; the range is that of its content. */
export interface LatexArgument {
  readonly kind: '{' | '[' | '(';
  readonly start: number;
  readonly end: number;
}

/** An argument of a command that concerns us is not longer; the limit keeps unbalanced text linear. */
const longestArgument = 2000;

const verbatimEnvironment =
  /^(?:verbatim|Verbatim|lstlisting|minted|comment|filecontents|luacode|alltt)\*?$/;
const verbatimCommand = /^(?:verb|lstinline|mintinline)$/;

/**
 * The commands of a LaTeX text, in order. Comments and verbatim text hold none, nor does what stands behind the document.
 */
export function* latexCommands(text: string): Generator<LatexCommand> {
  const name = /([A-Za-z@]+)\*?/y;
  let position = 0;
  while (position < text.length) {
    const next = nextSpecial(text, position);
    if (next < 0) return;
    if (text[next] === '%') {
      position = endOfLine(text, next);
      continue;
    }
    name.lastIndex = next + 1;
    const found = name.exec(text)?.[1];
    if (found === undefined) {
      // `\%`, `\\` and the like.
      position = next + 2;
      continue;
    }
    position = name.lastIndex;
    if (found === 'begin') {
      const environment = argumentAt(text, position);
      const called = environment ? text.slice(environment.start, environment.end) : '';
      if (verbatimEnvironment.test(called)) {
        const end = text.indexOf(`\\end{${called}}`, position);
        position = end < 0 ? text.length : end;
        continue;
      }
    }
    if (verbatimCommand.test(found)) {
      position = endOfVerb(text, position);
      continue;
    }
    yield { name: found, start: next, nameEnd: position };
    if (found === 'end' && text.startsWith('{document}', position)) return;
  }
}

function nextSpecial(text: string, from: number): number {
  const special = /[\\%]/g;
  special.lastIndex = from;
  return special.exec(text)?.index ?? -1;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Behind `|…|`: verbatim text in a line, between any two equal characters. */
function endOfVerb(text: string, from: number): number {
  let start = from;
  const options = text[start] === '[' ? argumentAt(text, start) : undefined;
  if (options) start = options.end + 1;
  const delimiter = text[start];
  if (delimiter === undefined || /\s/.test(delimiter)) return start;
  const line = text.slice(start + 1, endOfLine(text, start));
  const length = line.indexOf(delimiter === '{' ? '}' : delimiter);
  return length < 0 ? start : start + length + 2;
}

/**
 * The argument that starts at the offset, white space and one line break aside; undefined where there is none or it
 * does not end. Brackets within nest, `\]` is no end.
 */
export function argumentAt(text: string, offset: number): LatexArgument | undefined {
  const space = /[ \t]*(?:\r?\n[ \t]*)?/y;
  space.lastIndex = offset;
  space.test(text);
  const open = text[space.lastIndex];
  if (open !== '{' && open !== '[' && open !== '(') return undefined;
  const close = open === '{' ? '}' : open === '[' ? ']' : ')';
  const start = space.lastIndex + 1;
  const limit = Math.min(text.length, start + longestArgument);
  let braces = 0;
  let brackets = 1;
  for (let position = start; position < limit; position++) {
    const character = text[position];
    if (character === '\\') position++;
    else if (character === '%' && open !== '{') position = endOfLine(text, position);
    else if (braces === 0 && character === open) brackets++;
    else if (braces === 0 && character === close) {
      if (--brackets === 0) return { kind: open, start, end: position };
    } else if (character === '{') braces++;
    else if (character === '}') {
      if (--braces < 0) return undefined;
    } else if (character === '\n' && /^[ \t\r]*\n/.test(text.slice(position + 1, position + 80))) {
      // A paragraph ends: the argument was never closed.
      return undefined;
    }
  }
  return undefined;
}

/** The first braced argument behind optional ones. */
export function bracedArgument(text: string, { nameEnd }: LatexCommand): LatexArgument | undefined {
  let argument = argumentAt(text, nameEnd);
  for (let n = 0; argument?.kind === '[' && n < 4; n++) {
    argument = argumentAt(text, argument.end + 1);
  }
  return argument?.kind === '{' ? argument : undefined;
}
