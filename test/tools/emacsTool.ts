import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failureOf, linesOf, probePrograms, runProgram, type Tool } from './tool';

/** Exports with the processor that comes with Org. An error is said in a line, not with all that led to it. */
const script = `(condition-case failure
    (progn
      (require 'ox-ascii)
      (require 'oc-basic)
      (setq org-cite-export-processors '((t basic nil nil))
            org-ascii-charset 'utf-8
            org-ascii-text-width 1000
            make-backup-files nil)
      (find-file (pop command-line-args-left))
      (org-export-to-file 'ascii "note.txt"))
  (error (message "ERROR %.300s" (error-message-string failure))
         (kill-emacs 1)))
`;

/** Org's own export of its citations, in Emacs. */
export const emacsTool: Tool = {
  name: 'Emacs, Org',
  async probe() {
    const org = '(progn (require (quote oc-basic)) (message "Org %s" (org-version)))';
    const found = await probePrograms([
      ['emacs', '--version'],
      ['emacs', '-Q', '--batch', '--eval', org],
    ]);
    return { ...found, cannot: { names: 'its own processor leaves institutions out' } };
  },
  async compile(folder, note) {
    await writeFile(join(folder, 'export.el'), script);
    const run = await runProgram('emacs', ['-Q', '--batch', '-l', 'export.el', note], folder);
    const text = await readFile(join(folder, 'note.txt'), 'utf8').catch(() => '');
    const complaints = linesOf(run.stderr).filter((line) => /warning|error/i.test(line));
    return { text, complaints: [...complaints, ...failureOf('emacs', run)] };
  },
};
