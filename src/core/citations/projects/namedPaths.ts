/** The paths that a value of a project's file is: a string or a list of strings; what is neither names none. */
export function namedPaths(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) =>
    typeof item === 'string' && item.trim() !== '' ? [item.trim()] : [],
  );
}

/** What a mapping has under a key; undefined where it is none or has not. */
export function valueOf(mapping: unknown, key: string): unknown {
  return typeof mapping === 'object' && mapping !== null && Object.hasOwn(mapping, key)
    ? (mapping as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
