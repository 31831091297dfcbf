package io.recado.admin.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times that callers name. */
public final class Moments {

  static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private Moments() {}

  /** Whether anything of ours can have happened, or be going to happen, then. */
  public static boolean arePossible(@Nullable Instant moment) {
    return moment == null || (!moment.isBefore(FIRST) && !moment.isAfter(LAST));
  }
}
