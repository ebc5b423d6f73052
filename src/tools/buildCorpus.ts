// Writes the shipped corpus, media/corpus/papers.json, from the page text and the metadata kept beside it, and its topics.
// With --from DIR the two are first brought up to date from that folder.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPapers } from '../core/readers/readPapers';
import { knownTopicsOf } from '../core/topics/knownTopics';
import { corpusFile } from './corpusFile';

const sourceFolder = 'media/corpus/source';
const page = 'hf-papers-page.txt';
const metadata = 'hf-papers.metadata.json';
const corpus = 'media/corpus/papers.json';
const topics = 'media/corpus/topics.json';
const papersOnThePage = 66;

const from = process.argv.indexOf('--from');
if (from !== -1) {
  const folder = process.argv[from + 1];
  if (folder === undefined) throw new Error('Name a folder after --from.');
  for (const name of [page, metadata]) copyFileSync(join(folder, name), join(sourceFolder, name));
}

const text = corpusFile(
  readFileSync(join(sourceFolder, page), 'utf8'),
  readFileSync(join(sourceFolder, metadata), 'utf8'),
);
const { papers, problems } = readPapers(text);
if (papers.length !== papersOnThePage || problems.length > 0) {
  throw new Error(
    `Expected ${papersOnThePage} papers, read ${papers.length}: ${JSON.stringify(problems)}`,
  );
}
writeFileSync(corpus, text);
writeFileSync(topics, `${JSON.stringify(knownTopicsOf(papers), undefined, 2)}\n`);
console.log(`Wrote ${papers.length} papers to ${corpus}, their topics to ${topics}.`);
