import { CORE_SCHEMA, load } from 'js-yaml';

/** What a text in YAML says, dates as they are written; undefined where it is not valid, null where it says nothing. */
export function yamlValue(text: string): unknown {
  try {
    return load(text.replace(/^\ufeff/, ''), { schema: CORE_SCHEMA }) ?? null;
  } catch {
    return undefined;
  }
}
