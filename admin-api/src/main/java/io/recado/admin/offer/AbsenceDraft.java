package io.recado.admin.offer;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a calendar is not to be had, by the tenant's clocks.
 *
 * @param until not part of it any more; null for ever
 */
record AbsenceDraft(UUID calendar, LocalDateTime from, @Nullable LocalDateTime until) {

  private static final LocalDateTime FIRST = LocalDateTime.of(2000, 1, 1, 0, 0);
  private static final LocalDateTime LAST = LocalDateTime.of(9000, 1, 1, 0, 0);

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  AbsenceDraft {
    if (calendar == null || from == null || from.isBefore(FIRST) || from.isAfter(LAST)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "An absence has a calendar and from when.");
    }
    if (until != null && (!until.isAfter(from) || until.isAfter(LAST))) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "An absence ends after it begins.");
    }
  }
}
