import { writtenScalar } from './yamlScalars';

/** Names of fields and what they say: texts, numbers, lists and further fields. What is undefined is left out. */
export type YamlFields = Readonly<Record<string, unknown>>;

/** The lines of some fields, each level indented by so much more than the one above. */
export function yamlFields(fields: YamlFields, indentation: string): string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const key = `${writtenScalar(name)}:`;
    if (isFields(value)) return [key, ...indented(yamlFields(value, indentation), indentation)];
    // A list of texts and numbers stays in one line.
    if (!isList(value) || !value.some(isFields)) return [`${key} ${inline(value)}`];
    const items = value.flatMap((each) => yamlItem(each, indentation, '- '));
    return [key, ...indented(items, indentation)];
  });
}

/** The lines of an item of a list, the first of them behind its dash. */
export function yamlItem(item: unknown, indentation: string, dash: string): string[] {
  const lines = isFields(item) ? yamlFields(item, indentation) : [inline(item)];
  const margin = ' '.repeat(dash.length);
  return lines.map((line, at) => (at === 0 ? dash : margin) + line);
}

export function indented(lines: readonly string[], indentation: string): string[] {
  return lines.map((line) => indentation + line);
}

function inline(value: unknown): string {
  if (isList(value)) return `[${value.map(inline).join(', ')}]`;
  return typeof value === 'number' ? String(value) : writtenScalar(String(value));
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isFields(value: unknown): value is YamlFields {
  return typeof value === 'object' && value !== null && !isList(value);
}
