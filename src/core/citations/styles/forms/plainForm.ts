import type { TextForm } from '../formattedText';

/** Plain text: what is set in italics or raised is not told from the rest. */
export const plainForm: TextForm = {
  text: (text) => text,
  maths: (formula) => formula,
  address: (address) => address,
  styled: (written) => written,
  lineBreak: '\n',
};
