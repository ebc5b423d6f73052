import { yamlValue } from '../bibliography/yamlValue';
import { namedPaths, valueOf } from './namedPaths';

/**
 * The bibliographies that `_quarto.yml` names for all its documents, or `_metadata.yml` for those in its folder and below,
 * which they do at their top; as they are written.
 */
export function quartoBibliographies(yaml: string): readonly string[] {
  return namedPaths(valueOf(yamlValue(yaml), 'bibliography'));
}
