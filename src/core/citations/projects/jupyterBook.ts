import { yamlValue } from '../bibliography/yamlValue';
import { namedPaths, valueOf } from './namedPaths';

/** The bibliographies that the `_config.yml` of a Jupyter Book names, at its top or for Sphinx. */
export function jupyterBookBibliographies(yaml: string): readonly string[] {
  const config = yamlValue(yaml);
  const named = namedPaths(valueOf(config, 'bibtex_bibfiles'));
  if (named.length > 0) return named;
  const sphinx = valueOf(valueOf(config, 'sphinx'), 'config');
  return namedPaths(valueOf(sphinx, 'bibtex_bibfiles'));
}
