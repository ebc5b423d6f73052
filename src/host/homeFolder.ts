interface NodeWorld {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

/** The user's home folder on the machine that this runs on; undefined where it runs in no Node, as on the web. */
function homeFolder(): string | undefined {
  const { env } = (globalThis as NodeWorld).process ?? {};
  // As Node and Git have it: Windows sets the second one.
  return [env?.['HOME'], env?.['USERPROFILE']].find((path) => path !== undefined && path !== '');
}

/** A path of the settings as the user may write it: `~` at its front is the home folder, where there is one. */
export function withHome(path: string, home = homeFolder()): string {
  return home === undefined
    ? path
    : path.replace(/^~(?=$|[\\/])/, () => home.replace(/[\\/]+$/, ''));
}
