package io.recado.actions.ticket;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** What time will set off for a ticket, unless something happens before. */
public record TicketAlarm(Kind kind, Instant at) {

  /** What it is about. */
  public enum Kind {
    ANSWER_WARNING,
    ANSWER_BREACH,
    RESOLUTION_WARNING,
    RESOLUTION_BREACH;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind ofCode(String code) {
      return Arrays.stream(values())
          .filter(kind -> kind.code().equals(code))
          .findFirst()
          .orElseThrow();
    }
  }
}
