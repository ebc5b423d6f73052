import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { PassThrough, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { HumanError } from '../../src/core/humanError';
import { normalizeArxivId, paperId } from '../../src/core/papers/identity';
import type { Name, Paper } from '../../src/core/papers/paper';
import { FieldError, fieldsOf, textField, textListField } from '../../src/core/readers/fields';

/** A batch of this many papers crosses to the worker in one message without holding a gigabyte. */
export const BATCH = 50_000;

/**
 * The papers of a file of JSON lines, plain or gzipped, in batches of {@link BATCH}, at most `limit` of them. A record
 * has `title` and mostly `id` (of arXiv), `abstract`, `authors` (full names), `year`, `categories`; lines that are no
 * such record are left out. The file streams: no more than a batch is held.
 *
 * @throws HumanError when there is no such file
 */
export async function* readArxivPapers(
  file: string,
  limit: number,
): AsyncGenerator<readonly Paper[]> {
  let batch: Paper[] = [];
  let count = 0;
  for await (const line of linesOf(file)) {
    if (count >= limit) break;
    const paper = arxivPaper(line);
    if (!paper) continue;
    batch.push(paper);
    count++;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** All papers of such a file, for what needs them at once. */
export async function allArxivPapers(file: string): Promise<readonly Paper[]> {
  const batches: (readonly Paper[])[] = [];
  for await (const batch of readArxivPapers(file, Infinity)) batches.push(batch);
  return batches.flat();
}

/** The paper of a line, or undefined where it is none. */
export function arxivPaper(line: string): Paper | undefined {
  try {
    return toPaper(JSON.parse(line));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof FieldError) return undefined;
    throw error;
  }
}

function toPaper(record: unknown): Paper | undefined {
  const fields = fieldsOf(record);
  if (!fields) return undefined;
  const title = textField(fields, 'title');
  if (title === undefined) return undefined;
  const abstract = textField(fields, 'abstract');
  const year = fields.get('year');
  const arxivId = normalizeArxivId(textField(fields, 'id') ?? '');
  const categories = textListField(fields, 'categories');
  const paper = {
    type: 'article',
    title,
    author: (textListField(fields, 'authors') ?? []).map(toName),
    ...(abstract !== undefined && { abstract }),
    ...(typeof year === 'number' && { issued: { year } }),
    ...(arxivId !== undefined && { arxivId }),
    ...(categories && { categories }),
  };
  return { id: paperId(paper), ...paper };
}

/** `Ashish Vaswani` and `Vaswani, Ashish`. */
function toName(text: string): Name {
  const comma = text.indexOf(',');
  const space = text.lastIndexOf(' ');
  if (comma > 0) return named(text.slice(0, comma), text.slice(comma + 1));
  return space > 0 ? named(text.slice(space + 1), text.slice(0, space)) : { family: text };
}

function named(family: string, given: string): Name {
  return given.trim() === '' ? { family } : { family, given: given.trim() };
}

/**
 * The lines of a text file, plain or gzipped, as it streams. Split at line feeds alone: the lines of node:readline also end at
 * U+2028, which JSON has within its strings.
 *
 * @throws HumanError when there is no such file
 */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of await textOf(file)) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function textOf(file: string): Promise<Readable> {
  await stat(file).catch(() => {
    throw new HumanError('There is no file {0}. Give a file of papers as JSON lines.', file);
  });
  const text = new PassThrough({ encoding: 'utf8' });
  const bytes = createReadStream(file);
  // What goes wrong there ends the reading of `text` with the same error, and a reader that stops early is no error.
  pipeline(file.endsWith('.gz') ? [bytes, createGunzip(), text] : [bytes, text]).catch(
    () => undefined,
  );
  return text;
}
