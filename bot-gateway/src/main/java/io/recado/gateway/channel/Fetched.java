package io.recado.gateway.channel;

import java.util.Optional;

/** What came of fetching a file. */
public sealed interface Fetched {

  /** The file. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Bytes(byte[] bytes) implements Fetched {

    @Override
    public String toString() {
      return bytes.length + " bytes";
    }
  }

  /** It has more bytes than are fetched, or than its channel gives away; so it will be later. */
  record TooLarge() implements Fetched {}

  /** The channel has it no more, refuses, is away or too slow; another time it may be there. */
  record Away() implements Fetched {}

  /** The file, where it was had. */
  default Optional<byte[]> found() {
    return this instanceof Bytes(var bytes) ? Optional.of(bytes) : Optional.empty();
  }
}
