package io.recado.allinone;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The gateway's webhook samples, byte for byte. */
final class Payload {

  private Payload() {}

  /**
   * @param name below {@code payloads}
   */
  static byte[] bytes(String name) {
    try (var sample = Payload.class.getResourceAsStream("/payloads/" + name)) {
      if (sample == null) {
        throw new IllegalArgumentException("no sample " + name);
      }
      return sample.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
