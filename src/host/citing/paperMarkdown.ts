import * as vscode from 'vscode';
import { authorsFull } from '../../core/papers/names';
import type { LibraryPaper } from '../../core/papers/paper';
import { formatDate } from '../paperModel';

/** More authors than this are not read. */
const mostAuthors = 6;

/** A paper as it is shown beside a text: title, authors, venue and date, abstract. All of it is text, no markup. */
export function paperMarkdown(paper: LibraryPaper): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown(`**${escaped(paper.title)}**\n\n`);
  const authors = authorsFull({ author: paper.author.slice(0, mostAuthors) });
  const byline = paper.author.length > mostAuthors ? `${authors} …` : authors;
  if (byline !== '') markdown.appendMarkdown(`${escaped(byline)}\n\n`);
  const facts = [
    paper['container-title'],
    paper.issued && formatDate(paper.issued, vscode.env.language),
    paper.arxivId && `arXiv:${paper.arxivId}`,
  ].filter((fact) => fact !== undefined);
  if (facts.length > 0) markdown.appendMarkdown(`*${escaped(facts.join(' · '))}*\n\n`);
  if (paper.abstract !== undefined) markdown.appendMarkdown(escaped(paper.abstract));
  return markdown;
}

/** Text that means nothing but itself in Markdown. */
export function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!<>|~&$@:]/g, '\\$&');
}
