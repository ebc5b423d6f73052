import { decodeHTML } from 'entities';
import { cleanText } from './cleanText';

/** Markup that publishers put into titles and abstracts (HTML, JATS, MathML). What else stands between `<` and `>` is text: `a<b`. */
const tag =
  /<\/?(?:jats:|mml:)?(?:a|article-title|b|bold|br|disp-formula|div|em|i|inf|inline-formula|italic|label|li|list|list-item|math|mfenced|mfrac|mi|mn|mo|mover|mrow|msqrt|mstyle|msub|msubsup|msup|mtext|mtd|mtr|mtable|mspace|munder|ovl|p|sc|scp|sec|semantics|small|span|strong|sub|sup|title|tt|u|ul|underline)(?:\s{1,9}[\w:-]{1,40}\s{0,9}=\s{0,9}(?:"[^"<>]{0,300}"|'[^'<>]{0,300}')){0,9}\s{0,9}\/?>/gi;
/** Markup after which a word ends. */
const block = /^<\/?(?:jats:)?(?:br|div|label|li|list|list-item|p|sec|title|ul)\b/i;

/** Text with markup as plain text: tags that publishers use go, entities become what they stand for. */
export function plainText(text: string): string {
  let plain = text;
  if (text.includes('<')) plain = plain.replace(tag, (found) => (block.test(found) ? ' ' : ''));
  if (text.includes('&')) plain = decodeHTML(plain);
  return cleanText(plain);
}
