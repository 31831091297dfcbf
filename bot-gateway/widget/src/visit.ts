import type { Api } from './api.ts';
import type { Storage } from './storage.ts';
import type { Language, Session, SessionRequest } from './wire.ts';

/**
 * Who the visitor is: a token from the server. Of who is anonymous it is shared by all tabs; of whom the site has signed
 * nothing is kept, and the page says anew who it is.
 */
export class Visit {
  private readonly api: Api;
  private readonly storage: Storage;
  private readonly site: string;
  private readonly onOpened: (session: Session) => void;
  private readonly identity: string | undefined;
  private session: Promise<Session> | undefined;

  constructor(api: Api, storage: Storage, site: string, onOpened: (session: Session) => void, identity?: string) {
    this.api = api;
    this.storage = storage;
    this.site = site;
    this.onOpened = onOpened;
    this.identity = identity;
  }

  /** Whether the visitor was here before. */
  get known(): boolean {
    return this.storage.get(this.key) !== undefined;
  }

  /** The session, opened at the first call; after a failure, at the next. */
  open(language: Language): Promise<Session> {
    this.session ??= exclusively(this.key, () => this.request(language)).catch((failure: unknown) => {
      this.session = undefined;
      throw failure;
    });
    return this.session;
  }

  /** The server refused the token: begin anew. Another tab may have done so already. */
  async forget(): Promise<void> {
    const session = await this.session;
    if (session && this.storage.get(this.key) === session.visitorToken) {
      this.storage.remove(this.key);
    }
    this.session = undefined;
  }

  private async request(language: Language): Promise<Session> {
    const session = await this.api.openSession({ siteToken: this.site, language, ...this.claim() });
    if (this.identity === undefined) {
      this.storage.set(this.key, session.visitorToken);
    }
    this.onOpened(session);
    return session;
  }

  private claim(): Pick<SessionRequest, 'identity' | 'visitorToken'> {
    if (this.identity !== undefined) {
      return { identity: this.identity };
    }
    const token = this.storage.get(this.key);
    return token === undefined ? {} : { visitorToken: token };
  }

  private get key(): string {
    return `recado:${this.site}:token`;
  }
}

/** One tab at a time, so that two tabs opened together become one visitor and not two. */
async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  let begun = false;
  const once = () => {
    begun = true;
    return work();
  };
  try {
    // Absent on pages that are not secure; then two first tabs within a second may differ.
    return await (navigator.locks ? navigator.locks.request(name, once) : once());
  } catch (failure) {
    // Denied where a browser keeps nothing for frames on other people's sites. Tabs then share nothing anyway.
    if (begun) {
      throw failure;
    }
    return work();
  }
}
