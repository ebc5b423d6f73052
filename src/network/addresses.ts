import { insecureAddress, insecureRedirect } from './networkError';

/** The address, if it may be asked: https, or http of this very computer; never with a password in it. */
export function allowedAddress(address: string): URL {
  const url = parsed(address);
  if (!url || !isAllowed(url)) throw insecureAddress(shown(url, address));
  return url;
}

/** Names and numbers of this computer, also those that {@link allowedAddress} does not take. */
const leadsInward = /(?:^|\.)localhost\.?$|^127\.|^0\.0\.0\.0$|^\[::(?:1|ffff:7f[^\]]*)?\]$/;

/**
 * Where a redirect leads, if it may be followed. One from the network to this computer may not: a server has no
 * business with what runs here.
 */
export function redirectTarget(from: URL, location: string): URL {
  const target = parsed(location, from.href);
  const isInward =
    target !== undefined && leadsInward.test(target.hostname) && !isThisComputer(from);
  if (!target || isInward || !isAllowed(target)) {
    throw insecureRedirect(from.host, shown(target, location));
  }
  return target;
}

/** Whether the address is of a program on this computer, such as Zotero. */
function isThisComputer(url: URL): boolean {
  return url.hostname === '127.0.0.1' || url.hostname === 'localhost';
}

function isAllowed(url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isThisComputer(url));
}

function parsed(address: string, base?: string): URL | undefined {
  return URL.canParse(address, base) ? new URL(address, base) : undefined;
}

/** As much of an address as may stand in a sentence: no password, and not a page long. */
function shown(url: URL | undefined, address: string): string {
  return (url ? `${url.protocol}//${url.host}${url.pathname}` : address).slice(0, 100);
}
