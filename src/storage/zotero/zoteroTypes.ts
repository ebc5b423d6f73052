/** Zotero's types of items by the CSL type that Zotero itself gives them when it cites. */
const cslTypes: ReadonlyMap<string, string> = new Map([
  ['artwork', 'graphic'],
  ['audioRecording', 'song'],
  ['bill', 'bill'],
  ['blogPost', 'post-weblog'],
  ['book', 'book'],
  ['bookSection', 'chapter'],
  ['case', 'legal_case'],
  ['computerProgram', 'software'],
  ['conferencePaper', 'paper-conference'],
  ['dataset', 'dataset'],
  ['dictionaryEntry', 'entry-dictionary'],
  ['document', 'document'],
  ['email', 'personal_communication'],
  ['encyclopediaArticle', 'entry-encyclopedia'],
  ['film', 'motion_picture'],
  ['forumPost', 'post'],
  ['hearing', 'hearing'],
  ['instantMessage', 'personal_communication'],
  ['interview', 'interview'],
  ['journalArticle', 'article-journal'],
  ['letter', 'personal_communication'],
  ['magazineArticle', 'article-magazine'],
  ['manuscript', 'manuscript'],
  ['map', 'map'],
  ['newspaperArticle', 'article-newspaper'],
  ['patent', 'patent'],
  ['podcast', 'broadcast'],
  ['preprint', 'article'],
  ['presentation', 'speech'],
  ['radioBroadcast', 'broadcast'],
  ['report', 'report'],
  ['standard', 'standard'],
  ['statute', 'legislation'],
  ['thesis', 'thesis'],
  ['tvBroadcast', 'broadcast'],
  ['videoRecording', 'motion_picture'],
  ['webpage', 'webpage'],
]);

const knownTypes: ReadonlySet<string> = new Set(cslTypes.values());

/** What belongs to an item but is none itself. */
export const partsOfItems: ReadonlySet<string> = new Set(['attachment', 'note', 'annotation']);

/** The CSL type of a type of Zotero; `document` for those of a later Zotero. */
export function cslTypeOf(zoteroType: string): string {
  return cslTypes.get(zoteroType) ?? 'document';
}

/** The type that a user gave in words, Zotero's or CSL's; undefined where it is neither. */
export function spokenType(words: string): string | undefined {
  return cslTypes.get(words) ?? (knownTypes.has(words) ? words : undefined);
}
