package io.recado.intents.media;

import java.util.Locale;

/** What came of a file; a tag of the meter {@code recado.media}. */
enum Outcome {
  READ,
  /** It was read before, for a turn that is taken again. */
  REMEMBERED,
  /** Silence, or nothing to be seen. */
  NOTHING,
  NOT_FETCHED,
  /** It is not what it is said to be, or too much of it. */
  UNFIT,
  TOO_LONG,
  OVER_BUDGET,
  TIMED_OUT,
  BREAKER_OPEN,
  BUSY,
  FAILED;

  String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
