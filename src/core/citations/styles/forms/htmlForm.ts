import type { TextForm, TextStyle } from '../formattedText';

/** HTML in which nothing of the data is markup: titles are untrusted text. */
export const htmlForm: TextForm = {
  text: escaped,
  maths: escaped,
  address: (address) => `<a href="${escaped(address)}">${escaped(address)}</a>`,
  styled: (written, style) =>
    tagsOf(style).reduce((inner, tag) => {
      const [name = ''] = tag.split(' ');
      return `<${tag}>${inner}</${name}>`;
    }, written),
  lineBreak: '<br>',
};

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities.get(character) ?? character);
}

/** The elements of a style, the inmost first. */
function tagsOf({ italic, bold, smallCaps, underlined, position }: TextStyle): string[] {
  return [
    ...(position === 'superscript' ? ['sup'] : []),
    ...(position === 'subscript' ? ['sub'] : []),
    ...(smallCaps ? ['span style="font-variant: small-caps"'] : []),
    ...(underlined ? ['u'] : []),
    ...(italic ? ['i'] : []),
    ...(bold ? ['b'] : []),
  ];
}
