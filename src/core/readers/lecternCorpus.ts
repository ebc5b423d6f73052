import type { Paper } from '../papers/paper';
import { paperOf } from '../papers/paperDraft';
import { excerpt } from './excerpt';
import {
  addressField,
  arxivIdField,
  dateField,
  doiField,
  FieldError,
  fieldsOf,
  namesField,
  textField,
  textListField,
  type Fields,
} from './fields';
import { recoverRecords, type FoundRecord } from './recoverRecords';
import type { Reader, ReadProblem, ReadResult } from './reader';

/** What the corpus file calls itself. */
export const corpusFormat = 'lectern-corpus';

/** The newest version of the format that this reader knows. */
export const corpusVersion = 1;

/**
 * Reads the corpus file: JSON, `{ "format": "lectern-corpus", "version": 1, "papers": [ … ] }` or the bare list,
 * each paper with the fields of {@link Paper} but no id. A broken record is left out with a problem, and where
 * the JSON itself is broken, by an accident or because the file is cut off, the whole records are recovered.
 */
export const readLecternCorpus: Reader = (text) => {
  const json = text.replace(/^\ufeff/, '');
  let root: unknown;
  try {
    root = JSON.parse(json);
  } catch {
    return readBroken(json);
  }
  if (Array.isArray(root)) return readRecords(root.map((value: unknown) => ({ value })));
  const fields = fieldsOf(root);
  const version = fields?.get('version');
  if (typeof version === 'number' && version > corpusVersion) {
    return failed('The file was written by a newer version of Lectern. Update Lectern to read it.');
  }
  const papers = fields?.get('papers');
  if (!Array.isArray(papers)) {
    return failed('The file is JSON but holds no list “papers”. Choose a file of papers instead.');
  }
  return readRecords(papers.map((value: unknown) => ({ value })));
};

function readBroken(json: string): ReadResult {
  const recovered = recoverRecords(json);
  if (!recovered || recovered.records.length + recovered.problems.length === 0) {
    return failed(
      'The file is not valid JSON, and no paper could be recovered from it. Restore it from a copy, or choose another file.',
    );
  }
  const { papers, problems } = readRecords(recovered.records);
  const entries = recovered.records.length + recovered.problems.length;
  const inOrder = [...problems, ...recovered.problems].sort(
    (a, b) => (a.line ?? Infinity) - (b.line ?? Infinity),
  );
  return { papers, entries, problems: inOrder };
}

function failed(template: string): ReadResult {
  return { papers: [], entries: 0, problems: [{ template, args: [] }] };
}

function readRecords(records: readonly FoundRecord[]): ReadResult {
  const papers: Paper[] = [];
  const problems: ReadProblem[] = [];
  for (const [index, record] of records.entries()) {
    const fields = fieldsOf(record.value);
    try {
      papers.push(readPaper(fields));
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      problems.push({
        ...problemOf(index + 1, fields, error.field),
        ...(record.line === undefined ? {} : { line: record.line }),
      });
    }
  }
  return { papers, entries: records.length, problems };
}

function problemOf(position: number, fields: Fields | undefined, field: string): ReadProblem {
  if (!fields) {
    return {
      template: 'Record {0} was left out because it is not a JSON object. Correct or remove it.',
      args: [position],
    };
  }
  const title = fields.get('title');
  if (field === 'title' || typeof title !== 'string') {
    return {
      template:
        'Record {0} was left out because it has no usable title. Give it one, or remove it.',
      args: [position],
    };
  }
  return {
    template:
      'Record {0}, “{1}”, was left out because its field “{2}” cannot be used. Correct or remove that field.',
    args: [position, excerpt(title), field],
  };
}

/** @throws FieldError for the first field that cannot be used. */
function readPaper(fields: Fields | undefined): Paper {
  if (!fields) throw new FieldError('title');
  const title = textField(fields, 'title');
  if (title === undefined) throw new FieldError('title');
  return paperOf({
    type: textField(fields, 'type') ?? 'article',
    title,
    author: namesField(fields, 'author'),
    abstract: textField(fields, 'abstract'),
    issued: dateField(fields, 'issued'),
    'container-title': textField(fields, 'container-title'),
    publisher: textField(fields, 'publisher'),
    volume: textField(fields, 'volume'),
    issue: textField(fields, 'issue'),
    page: textField(fields, 'page'),
    editor: present(namesField(fields, 'editor')),
    edition: textField(fields, 'edition'),
    'collection-title': textField(fields, 'collection-title'),
    'publisher-place': textField(fields, 'publisher-place'),
    number: textField(fields, 'number'),
    ISBN: textField(fields, 'ISBN'),
    ISSN: textField(fields, 'ISSN'),
    PMID: textField(fields, 'PMID'),
    language: textField(fields, 'language'),
    note: textField(fields, 'note'),
    DOI: doiField(fields, 'DOI'),
    URL: addressField(fields, 'URL'),
    arxivId: arxivIdField(fields, 'arxivId'),
    categories: textListField(fields, 'categories'),
    keywords: textListField(fields, 'keywords'),
    codeUrl: addressField(fields, 'codeUrl'),
    citekey: textField(fields, 'citekey'),
  });
}

function present<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
