package io.recado.admin.invoice;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.regex.Pattern;

/**
 * What the next invoice is called.
 *
 * @param prefix what stands before the number, such as {@code F-} or {@code 2026/}; may be empty
 * @param next the number that follows it
 */
record InvoiceSeries(String prefix, long next) {

  private static final Pattern PREFIX = Pattern.compile("[\\p{L}\\d ./_-]{0,20}");

  /** Far more than anybody issues. */
  private static final long MOST = 1_000_000_000_000L;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  InvoiceSeries {
    if (prefix == null || !PREFIX.matcher(prefix).matches() || next < 1 || next > MOST) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE,
          "A series has a prefix of at most 20 letters, digits, blanks, . / _ and -, and a number.");
    }
  }
}
