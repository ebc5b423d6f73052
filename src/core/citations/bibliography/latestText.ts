/**
 * What is made of a text, made once for the text that was asked about last: one citation asks about its bibliography
 * several times, and reading a large one takes a while.
 */
export function ofLatestText<T>(make: (text: string) => T): (text: string) => T {
  let latest: { readonly text: string; readonly made: T } | undefined;
  return (text) => {
    if (latest?.text !== text) latest = { text, made: make(text) };
    return latest.made;
  };
}
