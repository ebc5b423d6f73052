/** The folder of a file, by its absolute path; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The absolute path that a path written in a folder's file leads to. */
export function pathIn(folder: string, written: string): string {
  const path = written.replaceAll('\\', '/');
  const parts: string[] = [];
  const from = /^(?:\/|[a-z]:\/)/i.test(path) ? '' : folder;
  for (const part of `${from}/${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
