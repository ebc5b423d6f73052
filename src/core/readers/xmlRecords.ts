import { DomUtils, parseDocument } from 'htmlparser2';

type XmlNode = ReturnType<typeof parseDocument>;

/** A record of an XML file. */
export interface XmlRecord {
  readonly root: XmlNode;
  /** Zero-based line on which it begins. */
  readonly line: number;
}

/**
 * The elements of this name, each read by itself from where it begins to where the next does: what is wrong with one does
 * not touch the others. Entities of a document type are not expanded. No element may stand within another of its name.
 */
export function* xmlRecords(text: string, name: string): Generator<XmlRecord> {
  const opening = new RegExp(`<${name}(?=[\\s/>])`, 'g');
  let line = 0;
  let counted = 0;
  let match = opening.exec(text);
  while (match) {
    const start = match.index;
    match = opening.exec(text);
    for (; counted < start; counted++) if (text.charCodeAt(counted) === 10) line += 1;
    const closing = text.indexOf(`</${name}>`, start);
    const next = match?.index ?? text.length;
    const end = closing >= 0 && closing < next ? closing : next;
    yield { root: parseDocument(text.slice(start, end), { xmlMode: true }), line };
  }
}

/** The elements of this name within a node, however deep, in the order of the text. */
export function elements(root: XmlNode, name: string): readonly XmlNode[] {
  return DomUtils.getElementsByTagName(name, root, true) as unknown as readonly XmlNode[];
}

/** The text of the first element of the first of these names that has some, without its markup. */
export function textIn(root: XmlNode, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const element of elements(root, name)) {
      const text = textOf(element);
      if (text !== '') return text;
    }
  }
  return undefined;
}

/** All texts of the elements of this name, none empty. */
export function textsIn(root: XmlNode, name: string): readonly string[] {
  return elements(root, name)
    .map(textOf)
    .filter((text) => text !== '');
}

export function textOf(node: XmlNode): string {
  return DomUtils.textContent(node).replace(/\s+/g, ' ').trim();
}

/** The value of an attribute of the elements of this name, where they have it. */
export function attributesIn(root: XmlNode, name: string, attribute: string): readonly string[] {
  return DomUtils.getElementsByTagName(name, root, true).flatMap(
    (element) => element.attribs[attribute] ?? [],
  );
}
