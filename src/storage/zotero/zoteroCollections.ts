import { cleanText } from '../../core/readers/cleanText';
import { numberIn, textIn, type TableReader } from './tableReader';

interface Collection {
  readonly name: string;
  /** NaN where it is in none. */
  readonly parent: number;
  readonly libraryId: number;
}

/** Collections are not nested deeper; what is, is damaged and leads in a circle. */
const deepest = 50;

/**
 * The collections that each item is in, by the number of the item: from the outermost to its own, `Theses / Sources`.
 * Those of a group begin with the name of the group. What is in the bin is left out.
 */
export function readCollections(tables: TableReader): ReadonlyMap<number, readonly string[]> {
  const collections = new Map<number, Collection>();
  tables.each(
    'collections',
    `SELECT collectionID, parentCollectionID, libraryID,
       substr(CAST(collectionName AS TEXT), 1, 1000) AS name FROM collections`,
    (row) =>
      collections.set(numberIn(row, 'collectionID'), {
        name: cleanText(textIn(row, 'name')),
        parent: numberIn(row, 'parentCollectionID'),
        libraryId: numberIn(row, 'libraryID'),
      }),
  );
  // From Zotero 7 on.
  if (tables.has('deletedCollections')) {
    tables.each('deletedCollections', 'SELECT collectionID FROM deletedCollections', (row) =>
      collections.delete(numberIn(row, 'collectionID')),
    );
  }
  const groups = readGroups(tables);
  const paths = new Map([...collections.keys()].map((id) => [id, pathOf(id, collections, groups)]));
  const found = new Map<number, string[]>();
  tables.each(
    'collectionItems',
    'SELECT itemID, collectionID FROM collectionItems ORDER BY itemID, collectionID',
    (row) => {
      const path = paths.get(numberIn(row, 'collectionID'));
      if (path === undefined) return;
      const item = numberIn(row, 'itemID');
      const known = found.get(item);
      if (known) known.push(path);
      else found.set(item, [path]);
    },
  );
  return found;
}

function pathOf(
  id: number,
  collections: ReadonlyMap<number, Collection>,
  groups: ReadonlyMap<number, string>,
): string | undefined {
  const names: string[] = [];
  let at = collections.get(id);
  const group = groups.get(at?.libraryId ?? NaN);
  for (; at && names.length < deepest; at = collections.get(at.parent)) names.unshift(at.name);
  if (group !== undefined) names.unshift(group);
  return names.filter((name) => name !== '').join(' / ') || undefined;
}

/** The names of the groups by the numbers of their libraries. */
function readGroups(tables: TableReader): ReadonlyMap<number, string> {
  const groups = new Map<number, string>();
  tables.each(
    'groups',
    'SELECT libraryID, substr(CAST(name AS TEXT), 1, 1000) AS name FROM "groups"',
    (row) => groups.set(numberIn(row, 'libraryID'), cleanText(textIn(row, 'name'))),
  );
  return groups;
}
