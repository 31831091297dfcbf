package io.recado.admin.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

/**
 * The part of a file that is asked for. Browsers ask so for films and recordings, to begin anywhere
 * in them.
 *
 * @param from the first byte, from 0
 * @param end behind the last byte
 */
public record ByteRange(int from, int end) {

  /**
   * @param asked the header {@code Range}; what is none, is of several parts or lies outside of the
   *     file asks for all of it, as a server may answer (RFC 9110, 14.2)
   */
  public static ByteRange of(@Nullable String asked, int size) {
    var ranges = parsed(asked);
    return ranges.size() == 1 ? of(ranges.getFirst(), size) : new ByteRange(0, size);
  }

  private static ByteRange of(HttpRange asked, int size) {
    long from = asked.getRangeStart(size);
    long last = asked.getRangeEnd(size);
    return from <= last
        ? new ByteRange(Math.toIntExact(from), Math.toIntExact(last + 1))
        : new ByteRange(0, size);
  }

  private static List<HttpRange> parsed(@Nullable String asked) {
    try {
      return HttpRange.parseRanges(asked);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  public int length() {
    return end - from;
  }

  /** As {@code Content-Range} has it. */
  public String ofAll(int size) {
    return "bytes %d-%d/%d".formatted(from, end - 1, size);
  }

  /**
   * One of the pieces that it is cut into.
   *
   * @param place from 0
   */
  public ByteRange piece(int place, int length) {
    int begin = from + place * length;
    return new ByteRange(begin, Math.min(end, begin + length));
  }
}
