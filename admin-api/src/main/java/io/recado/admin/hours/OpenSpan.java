package io.recado.admin.hours;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A stretch of a day in which something is open, by the tenant's clocks.
 *
 * @param opens hours and minutes, such as {@code 09:00}
 * @param closes the same; {@code 00:00} is the end of the day
 */
public record OpenSpan(String opens, String closes) {

  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
  private static final String MIDNIGHT = "00:00";

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  public OpenSpan {
    if (opens == null || closes == null || !isTime(opens) || !isTime(closes)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "opens and closes are times such as 09:00.");
    }
    if (!closes.equals(MIDNIGHT) && closes.compareTo(opens) <= 0) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "It closes after it opens; 00:00 ends a day.");
    }
  }

  /**
   * Of one day.
   *
   * @throws ApiProblem {@code BODY_UNREADABLE} where one begins before the one before it is over
   */
  static void check(List<OpenSpan> spans) {
    var ordered = spans.stream().sorted(Comparator.comparing(OpenSpan::opens)).toList();
    for (int i = 1; i < ordered.size(); i++) {
      var before = ordered.get(i - 1).closes();
      if (before.equals(MIDNIGHT) || ordered.get(i).opens().compareTo(before) < 0) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "The times of a day do not overlap.");
      }
    }
  }

  private static boolean isTime(String text) {
    return TIME.matcher(text).matches();
  }
}
