/**
 * The text of a file, whatever it is encoded in: by its byte order mark, else UTF-16 where every other byte of its
 * beginning is zero, else UTF-8, else Windows-1252, of which Latin-1 is a part.
 */
export declare function decodeText(bytes: Uint8Array): string;
