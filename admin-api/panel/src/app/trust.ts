interface TrustedTypes {
  createPolicy: (name: string, rules: { createHTML: (text: string) => string }) => unknown;
}

/**
 * Our page lets no text become HTML. Style sheets that components write are the one thing set that way, and they hold no
 * tag; whatever does is refused.
 */
export function admitStyleSheets() {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  types?.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) {
        throw new TypeError('HTML from text is not let in');
      }
      return text;
    },
  });
}

/** Of this page's answer; style sheets without it are not applied. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
