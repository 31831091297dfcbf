package io.recado.intents.media;

/** Reads numbers and marks out of a file's head. What lies beyond its end is not there, or zero. */
final class Bytes {

  private Bytes() {}

  static boolean has(byte[] content, int at, String ascii) {
    return has(content, at, ascii.chars().toArray());
  }

  static boolean has(byte[] content, int at, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (at + i >= content.length || at(content, at + i) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  static int at(byte[] content, int at) {
    return at >= 0 && at < content.length ? content[at] & 0xFF : 0;
  }

  static long bigEndian(byte[] content, int at, int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | at(content, at + i);
    }
    return value;
  }

  static long littleEndian(byte[] content, int at, int bytes) {
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | at(content, at + i);
    }
    return value;
  }
}
