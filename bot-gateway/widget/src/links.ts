/** A stretch of a text: words, or an address that may be followed. */
export interface Stretch {
  readonly text: string;
  readonly href: string | undefined;
}

/** Punctuation that ends the sentence rather than the address. */
const TRAILING = /[.,;:!?)\]}'"»”’]+$/;

/** Divides a text at its http and https addresses; every other scheme stays plain words. */
export function stretches(text: string): Stretch[] {
  const found: Stretch[] = [];
  let end = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>]+/gi)) {
    const address = match[0].replace(TRAILING, '');
    const href = safeAddress(address);
    if (href !== undefined) {
      found.push({ text: text.slice(end, match.index), href: undefined }, { text: address, href });
      end = match.index + address.length;
    }
  }
  found.push({ text: text.slice(end), href: undefined });
  return found.filter((stretch) => stretch.text !== '');
}

/** The address when it is an http or https one. */
export function safeAddress(address: string): string | undefined {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
