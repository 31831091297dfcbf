package io.recado.admin.access;

/** Bytes in letters and digits that people can type (RFC 4648, section 6), without padding. */
final class Base32 {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  static String of(byte[] bytes) {
    var text = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte one : bytes) {
      held = (held << Byte.SIZE) | (one & 0xff);
      bits += Byte.SIZE;
      while (bits >= BITS) {
        bits -= BITS;
        text.append(letter(held >> bits));
      }
    }
    return bits == 0 ? text.toString() : text.append(letter(held << (BITS - bits))).toString();
  }

  private static char letter(int bits) {
    return ALPHABET.charAt(bits & ((1 << BITS) - 1));
  }
}
