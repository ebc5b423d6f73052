import type { TextForm } from '../formattedText';

/** Markdown that Pandoc, MyST and CommonMark read alike. There are no small capitals in it. */
export const markdownForm: TextForm = {
  text: escaped,
  maths: (formula) => formula,
  address: (address) => (/[\s<>]/.test(address) ? escaped(address) : `<${address}>`),
  styled(written, { italic, bold, position }) {
    const [, before = '', inner = '', behind = ''] = /^(\s*)(.*?)(\s*)$/s.exec(written) ?? [];
    if (inner === '') return written;
    let text = inner;
    if (position === 'superscript') text = `<sup>${text}</sup>`;
    if (position === 'subscript') text = `<sub>${text}</sub>`;
    if (italic) text = `*${text}*`;
    if (bold) text = `**${text}**`;
    return before + text + behind;
  },
  lineBreak: '\\\n',
  // No item of a list, no heading.
  paragraph: (written) =>
    written.replace(/^(\d{1,9})([.)])/, '$1\\$2').replace(/^(?=[-+#=])/, '\\'),
};

function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]{}<>$^~|@]/g, '\\$&')
    .replace(/&(?=#?\w{1,40};)/g, '\\&')
    .replace(/-(?=-)/g, '-\\');
}
