import { insecureAddress, insecureRedirect } from './networkError';

/** The address, if it may be asked: https, or http of this very computer; never with a password in it. */
export function allowedAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !isAllowed(url)) throw insecureAddress(address.slice(0, 200));
  return url;
}

/**
 * Where a redirect leads, if it may be followed. One from the network to this computer may not: a server has no
 * business with what runs here.
 */
export function redirectTarget(from: URL, location: string): URL {
  const target = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
  const isInward = target !== undefined && isThisComputer(target) && !isThisComputer(from);
  if (!target || isInward || !isAllowed(target)) {
    throw insecureRedirect(from.host, target?.host ?? location.slice(0, 200));
  }
  return target;
}

/** Whether the address is of a program on this computer, such as Zotero. */
export function isThisComputer(url: URL): boolean {
  return url.hostname === '127.0.0.1' || url.hostname === 'localhost';
}

function isAllowed(url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isThisComputer(url));
}
