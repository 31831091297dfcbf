package io.recado.intents.media;

import java.time.Duration;
import java.util.Optional;

/** Audio of a known format, by its bytes. */
final class Recording {

  /** Positions in Opus streams are counted in this clock, whatever was recorded (RFC 7845, 4). */
  private static final long OPUS_RATE = 48_000;

  /** Of a page, without its table of segments (RFC 3533, 6). */
  private static final int PAGE_HEADER = 27;

  /** The first page has one segment. */
  private static final int FIRST_PACKET = PAGE_HEADER + 1;

  /** Voice is hardly ever denser, so a position that claims less time is not believed. */
  private static final int MOST_BYTES_OF_SECOND = 6_000;

  private final byte[] content;
  private final AudioFormat format;

  private Recording(byte[] content, AudioFormat format) {
    this.content = content;
    this.format = format;
  }

  /** Empty when the bytes are no audio that can be transcribed. */
  static Optional<Recording> of(byte[] content) {
    return AudioFormat.of(content).map(format -> new Recording(content, format));
  }

  byte[] content() {
    return content;
  }

  AudioFormat format() {
    return format;
  }

  /** How long it plays; where the format does not tell easily, rather too long. */
  Duration length() {
    boolean opus = format == AudioFormat.OGG && Bytes.has(content, FIRST_PACKET, "OpusHead");
    return opus ? opusLength() : atRate(format.fewBytesOfSecond());
  }

  private Duration opusLength() {
    var told = Duration.ofMillis(Math.max(0, lastPosition()) / (OPUS_RATE / 1_000));
    var least = atRate(MOST_BYTES_OF_SECOND);
    return told.compareTo(least) < 0 ? least : told;
  }

  /** The position that the last page ends at. */
  private long lastPosition() {
    int page = content.length - PAGE_HEADER;
    while (page > 0 && !Bytes.has(content, page, "OggS")) {
      page--;
    }
    return Bytes.littleEndian(content, page + 6, 8);
  }

  private Duration atRate(int bytesOfSecond) {
    return Duration.ofSeconds(Math.ceilDiv(content.length, bytesOfSecond));
  }
}
