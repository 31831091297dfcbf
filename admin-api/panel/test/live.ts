/** The live stream, told by the test what to tell. */
export class FakeEventSource extends EventTarget {
  static last: FakeEventSource | undefined;
  static opened = 0;

  onerror: (() => void) | null = null;

  constructor() {
    super();
    FakeEventSource.last = this;
    FakeEventSource.opened += 1;
  }

  static reset() {
    FakeEventSource.last = undefined;
    FakeEventSource.opened = 0;
    Object.assign(globalThis, { EventSource: FakeEventSource });
  }

  static changed(conversation: string) {
    FakeEventSource.last?.dispatchEvent(new MessageEvent('conversation', { data: JSON.stringify({ conversation }) }));
  }

  close() {
    this.onerror = null;
  }
}
