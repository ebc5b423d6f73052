import * as assert from 'node:assert/strict';
import {
  markdownLink,
  markdownLinkLanguage,
} from '../../../../../src/core/citations/languages/markdownLink';
import { citing } from '../notesUnderTest';
import { names, paper } from '../papersUnderTest';

const arxiv = { citekey: 'a', paper: paper({ arxivId: '1706.03762' }) };
const doi = {
  citekey: 'b',
  paper: paper({ id: 'b', DOI: '10.1000/a(b)', arxivId: '2001.00001', author: names('Doe, Jo') }),
};
const arxivLink = '[Vaswani et al. (2017)](https://arxiv.org/abs/1706.03762)';
const doiLink = '[Doe (2017)](https://doi.org/10.1000/a%28b%29)';

suite('Markdown links', () => {
  test('lead to the DOI, arXiv or the page of the paper', () => {
    assert.equal(markdownLink(arxiv.paper), arxivLink);
    assert.equal(markdownLink(doi.paper), doiLink);
    assert.equal(
      markdownLink(paper({ URL: 'https://x.org/a b' })).split('](')[1],
      'https://x.org/a%20b)',
    );
    assert.equal(markdownLink(paper({ URL: 'javascript:alert(1)' })), 'Vaswani et al. (2017)');
  });

  test('escape what Markdown would read', () => {
    const odd = paper({ title: 'A [b](c) *d*', author: [], arxivId: '1706.03762' });
    assert.equal(
      markdownLink(odd),
      '[A \\[b\\](c) \\*d\\* (2017)](https://arxiv.org/abs/1706.03762)',
    );
  });

  test('are separated by semicolons and added to', () => {
    const cite = (text: string, ...papers: (typeof doi)[]) =>
      citing(markdownLinkLanguage, text, papers);
    assert.equal(cite('text$$CURSOR$$.', arxiv, doi), `text ${arxivLink}; ${doiLink}.`);
    assert.equal(
      cite(`text ${arxivLink}$$CURSOR$$.`, arxiv, doi),
      `text ${arxivLink}; ${doiLink}.`,
    );
    assert.equal(cite(`text $$CURSOR$$${arxivLink}.`, doi), `text ${doiLink}; ${arxivLink}.`);
    assert.equal(
      cite(`[a page](https://x.org)$$CURSOR$$`, doi),
      `[a page](https://x.org) ${doiLink}`,
    );
  });
});
