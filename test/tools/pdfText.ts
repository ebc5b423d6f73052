import { runProgram } from './tool';

/** What pdftotext has to be asked for its version. */
export const pdfTextProgram = ['pdftotext', '-v'] as const;

/** The text of a PDF, in the order in which it was set. */
export async function pdfText(folder: string, pdf: string): Promise<string> {
  const { stdout } = await runProgram('pdftotext', ['-raw', '-enc', 'UTF-8', pdf, '-'], folder);
  return stdout;
}
