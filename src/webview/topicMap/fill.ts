/** Puts arguments in place of `{0}`, `{1}` in a text that the host has translated. */
export function fill(template: string, ...values: readonly string[]): string {
  return template.replace(/\{(\d)\}/g, (whole, index) => values[Number(index)] ?? whole);
}
