import type { FormattedReference } from './formatReferences';
import type { ReferenceForm } from './formattedText';

/**
 * A list of references in a form, ready to be pasted.
 * @param numbered whether each begins with the number that the style gives it, where it gives one
 */
export function referenceList(
  references: readonly FormattedReference[],
  form: ReferenceForm,
  numbered: boolean,
): string {
  const lines = references.map(({ label, texts }) => {
    const number = numbered ? label?.[form] : undefined;
    return number === undefined ? texts[form] : `${number} ${texts[form]}`;
  });
  switch (form) {
    case 'text':
      return lines.join('\n');
    case 'markdown':
    case 'tex':
      return lines.join('\n\n');
    case 'html': {
      const entries = lines.map((line) => `  <div class="csl-entry">${line}</div>\n`);
      return `<div class="csl-bib-body">\n${entries.join('')}</div>`;
    }
  }
}
