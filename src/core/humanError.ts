/**
 * An expected failure. Its message is a whole sentence for the user that says what to do; it is shown as it is,
 * where the user is looking. Every other error is a bug: it goes to the log.
 *
 * The core has no `vscode.l10n`, so a message carries its template and arguments for the host to translate.
 */
export class HumanError extends Error {
  override readonly name = 'HumanError';
  readonly template: string;
  readonly args: readonly (string | number)[];

  constructor(template: string, ...args: readonly (string | number)[]) {
    super(fill(template, args));
    this.template = template;
    this.args = args;
  }
}

/** Replaces `{0}`, `{1}` … by the arguments, as `vscode.l10n.t` does. */
function fill(template: string, args: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (whole, index) => {
    const value = args[Number(index)];
    return value === undefined ? whole : String(value);
  });
}
