/** One server-sent event. */
export interface ServerEvent {
  readonly name: string;
  readonly data: string;
  readonly id: string | undefined;
}

/**
 * Takes a stream of server-sent events apart, however its pieces are cut (WHATWG HTML: server-sent events). Comments
 * and events without data are passed over.
 */
export class EventParser {
  private readonly decoder = new TextDecoder();
  private rest = '';
  private name = '';
  private id: string | undefined;
  private data: string[] = [];

  /** The events that are complete with this piece. */
  feed(piece: Uint8Array): ServerEvent[] {
    this.rest += this.decoder.decode(piece, { stream: true });
    const events: ServerEvent[] = [];
    for (let line = this.nextLine(); line !== undefined; line = this.nextLine()) {
      const event = this.take(line);
      if (event) {
        events.push(event);
      }
    }
    return events;
  }

  private nextLine(): string | undefined {
    const end = this.rest.search(/[\r\n]/);
    // A final \r may be half of \r\n: the next piece will tell.
    if (end < 0 || (this.rest[end] === '\r' && end === this.rest.length - 1)) {
      return undefined;
    }
    const line = this.rest.slice(0, end);
    this.rest = this.rest.slice(end + (this.rest.startsWith('\r\n', end) ? 2 : 1));
    return line;
  }

  private take(line: string): ServerEvent | undefined {
    if (line === '') {
      return this.dispatch();
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') {
      this.name = value;
    } else if (field === 'data') {
      this.data.push(value);
    } else if (field === 'id') {
      this.id = value;
    }
    return undefined;
  }

  private dispatch(): ServerEvent | undefined {
    const event = { name: this.name || 'message', data: this.data.join('\n'), id: this.id };
    const empty = this.data.length === 0;
    this.name = '';
    this.data = [];
    this.id = undefined;
    return empty ? undefined : event;
  }
}
