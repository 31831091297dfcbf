package io.recado.intents.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Files as phones make them, as far as anybody here looks at them. */
final class Files {

  private Files() {}

  /** An Opus note of so many seconds, as WhatsApp and Telegram record them. */
  static byte[] aNote(int seconds) {
    var note = ByteBuffer.allocate(28 + 8 + seconds * 2_000 + 27).order(ByteOrder.LITTLE_ENDIAN);
    note.put(page(0)).put((byte) 1).put("OpusHead".getBytes(StandardCharsets.US_ASCII));
    note.position(note.capacity() - 27);
    return note.put(page(seconds * 48_000L)).array();
  }

  private static byte[] page(long position) {
    return ByteBuffer.allocate(27)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("OggS".getBytes(StandardCharsets.US_ASCII))
        .putShort((short) 0)
        .putLong(position)
        .array();
  }

  static byte[] aJpeg(int width, int height) {
    return bytes(
        0xFF,
        0xD8,
        0xFF,
        0xE0,
        0,
        4,
        1,
        2,
        0xFF,
        0xC0,
        0,
        17,
        8,
        height >> 8,
        height & 0xFF,
        width >> 8,
        width & 0xFF,
        3,
        0,
        0,
        0,
        0,
        0);
  }

  static byte[] aPng(int width, int height) {
    return ByteBuffer.allocate(33)
        .put(bytes(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 'I', 'H', 'D', 'R'))
        .putInt(width)
        .putInt(height)
        .array();
  }

  static byte[] aWebp(int width, int height) {
    int right = width - 1;
    int bottom = height - 1;
    return ByteBuffer.allocate(40)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF\0\0\0\0WEBPVP8X".getBytes(StandardCharsets.US_ASCII))
        .putInt(10)
        .putInt(0)
        .put(bytes(right, right >> 8, 0, bottom, bottom >> 8, 0))
        .array();
  }

  static byte[] with(byte[] file, String more) {
    var both = new ByteArrayOutputStream();
    both.writeBytes(file);
    both.writeBytes(more.getBytes(StandardCharsets.UTF_8));
    return both.toByteArray();
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
