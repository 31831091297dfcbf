package io.recado.admin.offer;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Amount;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service as it is to be.
 *
 * @param minutes how long it takes, 5 to 720
 * @param bufferBeforeMinutes how long its calendar is kept free before it, at most 720; null for
 *     not at all, which is what callers mean who do not know of it
 * @param bufferMinutes how long its calendar is kept free afterwards, at most 720
 * @param stepMinutes every how many minutes one may begin, 5 to 720
 * @param noticeMinutes how long before it must be booked, at most 43200, which are 30 days
 * @param price tax included; null where nothing is said of it
 * @param calendars who and where it takes up: one of these people and one of these places, where it
 *     has both; while there is none it is not offered
 */
record ServiceDraft(
    ServiceNames names,
    int minutes,
    @Nullable Integer bufferBeforeMinutes,
    int bufferMinutes,
    int stepMinutes,
    int noticeMinutes,
    @Nullable Amount price,
    List<UUID> calendars) {

  private static final int SHORTEST = 5;
  private static final int LONGEST = 720;
  private static final int MOST_NOTICE = 43_200;
  private static final long MOST_MONEY = 1_000_000_000_000L;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  ServiceDraft {
    if (names == null || calendars == null || calendars.stream().anyMatch(Objects::isNull)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A service has names and calendars.");
    }
    calendars = calendars.stream().distinct().toList();
    check("minutes", minutes, SHORTEST, LONGEST);
    check("bufferBeforeMinutes", before(bufferBeforeMinutes), 0, LONGEST);
    check("bufferMinutes", bufferMinutes, 0, LONGEST);
    check("stepMinutes", stepMinutes, SHORTEST, LONGEST);
    check("noticeMinutes", noticeMinutes, 0, MOST_NOTICE);
    if (price != null) {
      check(price);
    }
  }

  /** How long its calendar is kept free before it. */
  int bufferBefore() {
    return before(bufferBeforeMinutes);
  }

  private static int before(@Nullable Integer minutes) {
    return minutes == null ? 0 : minutes;
  }

  private static void check(String what, int given, int least, int most) {
    if (given < least || given > most) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE, "%s is %d to %d.".formatted(what, least, most));
    }
  }

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  private static void check(Amount price) {
    var known =
        price.currency() != null
            && Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(price.currency()));
    if (!known || price.minor() < 0 || price.minor() > MOST_MONEY) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A price is not below 0, in a currency.");
    }
  }
}
