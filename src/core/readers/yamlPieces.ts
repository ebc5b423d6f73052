import { CORE_SCHEMA, load } from 'js-yaml';

/** A part of a YAML text that can be read by itself. */
export interface YamlPiece {
  /** What it says; undefined where it is not valid. */
  readonly value: unknown;
  /** Zero-based. */
  readonly line: number;
}

/**
 * The parts of a YAML text that begin in lines which `begins` holds for, each to the next of them. The whole is read at
 * once where that goes, so that anchors hold; else each part alone, so that what is wrong with one does not touch the
 * others. Plain text and numbers only: dates stay as they are written.
 */
export function yamlPieces(
  text: string,
  begins: (line: string) => boolean,
  partsOf: (whole: unknown) => readonly unknown[] | undefined,
): readonly YamlPiece[] {
  const starts = linesOf(text).filter(({ line }) => begins(line));
  const whole = partsOf(valueOf(text));
  if (whole?.length === starts.length) {
    return whole.map((value, at) => ({ value, line: starts[at]?.number ?? 0 }));
  }
  return starts.flatMap(({ start, number }, at) => {
    const piece = text.slice(start, starts[at + 1]?.start ?? text.length);
    const margin = /^ */.exec(piece)?.[0] ?? '';
    // The margin goes, and what stands further left belongs to no part.
    const own = piece
      .split('\n')
      .map((line) => (line.startsWith(margin) ? line.slice(margin.length) : ''))
      .join('\n');
    const parts = partsOf(valueOf(own));
    return parts
      ? parts.map((value) => ({ value, line: number }))
      : [{ value: undefined, line: number }];
  });
}

function valueOf(yaml: string): unknown {
  try {
    return load(yaml, { schema: CORE_SCHEMA });
  } catch {
    return undefined;
  }
}

interface Line {
  readonly line: string;
  readonly start: number;
  /** Zero-based. */
  readonly number: number;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    lines.push({ line: text.slice(start, end), start, number: lines.length });
    start = end + 1;
  }
  return lines;
}
