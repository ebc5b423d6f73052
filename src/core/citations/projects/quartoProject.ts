import { yamlValue } from '../bibliography/yamlValue';
import { namedPaths, valueOf } from './namedPaths';

/** The bibliographies that `_quarto.yml` names for all its documents, which it does at its top. */
export function quartoBibliographies(yaml: string): readonly string[] {
  // A slash in front means the folder of the project, not the root of the disk.
  return namedPaths(valueOf(yamlValue(yaml), 'bibliography')).map((path) =>
    path.replace(/^\/+/, ''),
  );
}
