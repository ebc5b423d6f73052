import { yamlValue } from '../bibliography/yamlValue';
import { namedPaths, valueOf } from './namedPaths';

/** What a file of a Quarto project says of the citations in its documents, as it is written. */
export interface QuartoProject {
  readonly bibliographies: readonly string[];
  /** The CSL style. */
  readonly style?: string;
  /** The language of the documents, as a tag. */
  readonly language?: string;
}

/**
 * What `_quarto.yml` says for all its documents, or `_metadata.yml` for those in its folder and below, which they do at
 * their top.
 */
export function quartoProject(yaml: string): QuartoProject {
  const project = yamlValue(yaml);
  const style = nameUnder(project, 'csl');
  const language = nameUnder(project, 'lang');
  return {
    bibliographies: namedPaths(valueOf(project, 'bibliography')),
    ...(style === undefined ? {} : { style }),
    ...(language === undefined ? {} : { language }),
  };
}

function nameUnder(project: unknown, key: string): string | undefined {
  const value = valueOf(project, key);
  return typeof value === 'string' ? namedPaths(value)[0] : undefined;
}
