/** An item of Zotero as its tables say it, before it is read as a paper. */
export interface ZoteroItem {
  /** Of eight letters and digits, its own within a library. */
  readonly key: string;
  readonly libraryId: number;
  /** The name of Zotero's type, such as `journalArticle`. */
  readonly type: string;
  /** The values of its fields by Zotero's names of them, as they are stored. */
  readonly fields: Map<string, string>;
  /** In the order of the item. */
  readonly creators: ZoteroCreator[];
  readonly tags: string[];
}

export interface ZoteroCreator {
  readonly firstName: string;
  readonly lastName: string;
  /** Whether the last name is the whole name, as that of an institution. */
  readonly isWhole: boolean;
  /** Zotero's name of what they did, such as `author` or `bookAuthor`. */
  readonly role: string;
}
