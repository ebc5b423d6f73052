import temml from 'temml';
import { splitMath } from './splitMath';

/** More formulas than any abstract has; the rest of a text that goes on and on stays source. */
const mostFormulas = 300;

/**
 * The text as nodes, its formulas set in MathML. A formula that Temml cannot set is shown as it was written. Only
 * text nodes and MathML elements come out, and no formula may load, link or name anything (`trust: false`).
 */
export function textWithMath(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let formulas = 0;
  for (const part of splitMath(text)) {
    if (part.kind === 'text') {
      fragment.append(part.text);
    } else {
      formulas++;
      const formula = formulas > mostFormulas ? undefined : renderFormula(part.tex, part.display);
      fragment.append(formula ?? part.source);
    }
  }
  return fragment;
}

function renderFormula(tex: string, display: boolean): HTMLElement | undefined {
  const element = document.createElement('span');
  element.className = display ? 'math display' : 'math';
  try {
    temml.render(tex, element, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      // Lengths in em and pt; a rule of a thousand metres would push the page aside.
      maxSize: [20, 200],
      maxExpand: 200,
      // Lets a long formula break at its operators in a narrow panel.
      wrap: 'tex',
    });
  } catch {
    // What throws is the formula, and there is nothing to mend: the reader gets its source.
    return undefined;
  }
  // `\label` makes ids, and ids of the page are not for an abstract to give.
  for (const named of element.querySelectorAll('[id]')) named.removeAttribute('id');
  return element;
}
