package io.recado.admin.web;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last item of a page: where the next begins. Callers hand it back as it is. */
public record Cursor(Instant at, UUID id) {

  private static final int BYTES = 3 * Long.BYTES;

  /** Of a list whose items have numbers. */
  public static Cursor of(Instant at, long number) {
    return new Cursor(at, new UUID(0, number));
  }

  /** Of a list in the order of its ids. */
  public static Cursor of(UUID id) {
    return new Cursor(Moments.FIRST, id);
  }

  /** What {@link #of(Instant, long)} was given. */
  public long number() {
    return id.getLeastSignificantBits();
  }

  /** To the microsecond, as the database keeps times. */
  public String text() {
    var bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * What {@link #text} gave; null for null.
   *
   * @throws ApiProblem {@code PARAMETER_WRONG} for anything else
   */
  public static @Nullable Cursor parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var bytes = ByteBuffer.wrap(decode(text));
    if (bytes.remaining() != BYTES) {
      throw wrong();
    }
    try {
      var at = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
      if (!Moments.arePossible(at)) {
        throw wrong();
      }
      return new Cursor(at, new UUID(bytes.getLong(), bytes.getLong()));
    } catch (DateTimeException | ArithmeticException e) {
      throw wrong();
    }
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
  }

  private static ApiProblem wrong() {
    return new ApiProblem(ApiError.PARAMETER_WRONG, "The cursor is none that a page has given.");
  }
}
