import { numberIn, textIn, type TableReader } from './tableReader';
import type { ZoteroItem } from './zoteroItem';
import { partsOfItems } from './zoteroTypes';

/** No field of a paper is longer, in UTF-16 units. */
const longestText = 100_000;

/** The library that is the user's own and no group's. */
export const ownLibrary = 1;

/**
 * The items of Zotero's database by their numbers, in the order in which they came: those of the user before those of
 * groups. Without what belongs to an item, what is in the bin, and what feeds brought.
 */
export function readItems(tables: TableReader): ReadonlyMap<number, ZoteroItem> {
  const items = readBareItems(tables);
  for (const item of binned(tables)) items.delete(item);
  readFields(tables, items);
  readCreators(tables, items);
  readTags(tables, items);
  return items;
}

function readBareItems(tables: TableReader): Map<number, ZoteroItem> {
  const types = namesById(tables, ['itemTypesCombined', 'itemTypes'], 'itemTypeID', 'typeName');
  const feeds = new Set<number>();
  // Zotero before 5 had no feeds.
  if (tables.has('feeds')) {
    tables.each('feeds', 'SELECT libraryID FROM feeds', (row) =>
      feeds.add(numberIn(row, 'libraryID')),
    );
  }
  const items = new Map<number, ZoteroItem>();
  tables.each(
    'items',
    `SELECT itemID, itemTypeID, coalesce(libraryID, ${ownLibrary}) AS libraryID,
       CAST(key AS TEXT) AS key FROM items ORDER BY 3 <> ${ownLibrary}, 3, itemID`,
    (row) => {
      const type = types.get(numberIn(row, 'itemTypeID')) ?? '';
      const libraryId = numberIn(row, 'libraryID');
      if (partsOfItems.has(type) || feeds.has(libraryId)) return;
      items.set(numberIn(row, 'itemID'), {
        key: textIn(row, 'key'),
        libraryId,
        type,
        fields: new Map(),
        creators: [],
        tags: [],
      });
    },
  );
  return items;
}

function binned(tables: TableReader): readonly number[] {
  const found: number[] = [];
  tables.each('deletedItems', 'SELECT itemID FROM deletedItems', (row) =>
    found.push(numberIn(row, 'itemID')),
  );
  return found;
}

function readFields(tables: TableReader, items: ReadonlyMap<number, ZoteroItem>): void {
  const names = namesById(tables, ['fieldsCombined', 'fields'], 'fieldID', 'fieldName');
  tables.each(
    'itemData',
    `SELECT itemID, fieldID, substr(CAST(value AS TEXT), 1, ${longestText}) AS value
     FROM itemData JOIN itemDataValues USING (valueID)`,
    (row) => {
      const name = names.get(numberIn(row, 'fieldID'));
      if (name === undefined) return;
      items.get(numberIn(row, 'itemID'))?.fields.set(name, textIn(row, 'value'));
    },
  );
}

function readCreators(tables: TableReader, items: ReadonlyMap<number, ZoteroItem>): void {
  const roles = namesById(tables, ['creatorTypes'], 'creatorTypeID', 'creatorType');
  tables.each(
    'creators',
    `SELECT itemID, creatorTypeID, fieldMode,
       substr(CAST(firstName AS TEXT), 1, 1000) AS firstName,
       substr(CAST(lastName AS TEXT), 1, 1000) AS lastName
     FROM itemCreators JOIN creators USING (creatorID) ORDER BY itemID, orderIndex`,
    (row) =>
      items.get(numberIn(row, 'itemID'))?.creators.push({
        firstName: textIn(row, 'firstName'),
        lastName: textIn(row, 'lastName'),
        isWhole: numberIn(row, 'fieldMode') === 1,
        role: roles.get(numberIn(row, 'creatorTypeID')) ?? '',
      }),
  );
}

function readTags(tables: TableReader, items: ReadonlyMap<number, ZoteroItem>): void {
  tables.each(
    'tags',
    `SELECT itemID, substr(CAST(name AS TEXT), 1, 1000) AS name
     FROM itemTags JOIN tags USING (tagID) ORDER BY itemID, tagID`,
    (row) => items.get(numberIn(row, 'itemID'))?.tags.push(textIn(row, 'name')),
  );
}

/** The names of a table of names; the first of these tables that there is, for some have those of users as well. */
function namesById(
  tables: TableReader,
  candidates: readonly string[],
  id: string,
  name: string,
): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const table = candidates.find((each) => tables.has(each)) ?? candidates.join(', ');
  tables.each(table, `SELECT ${id} AS id, CAST(${name} AS TEXT) AS name FROM ${table}`, (row) =>
    names.set(numberIn(row, 'id'), textIn(row, 'name')),
  );
  return names;
}
