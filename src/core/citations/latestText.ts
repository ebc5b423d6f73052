/**
 * What is made of a text, made once for the text that was asked about last: one completion or citation asks about its note
 * and its bibliography several times, and reading a long one takes a while.
 */
export function ofLatestText<T>(make: (text: string) => T): (text: string) => T {
  let latest: { readonly text: string; readonly made: T } | undefined;
  return (text) => {
    if (latest?.text !== text) latest = { text, made: make(text) };
    return latest.made;
  };
}
