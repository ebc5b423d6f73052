import { escapedTex } from '../../bibliography/texText';
import type { TextForm } from '../formattedText';

/** LaTeX that compiles without any package. Letters beyond ASCII stay as they are. */
export const texForm: TextForm = {
  text: (text) =>
    escapedTex(text)
      .replace(/[<>|]/g, (sign) => named[sign] ?? sign)
      .replace(/\u00a0/g, '~')
      .replace(/\u202f/g, '\\,'),
  maths: (formula) => formula,
  address(address) {
    return this.text(address);
  },
  styled(written, { italic, bold, smallCaps, underlined, position }) {
    let text = written;
    if (position === 'superscript') text = `\\textsuperscript{${text}}`;
    if (position === 'subscript') text = `\\textsubscript{${text}}`;
    if (smallCaps) text = `\\textsc{${text}}`;
    if (underlined) text = `\\underline{${text}}`;
    if (italic) text = `\\textit{${text}}`;
    if (bold) text = `\\textbf{${text}}`;
    return text;
  },
  lineBreak: '\\\\\n',
};

/** In the encoding of old, fonts have other signs in their place. */
const named: Readonly<Record<string, string>> = {
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};
