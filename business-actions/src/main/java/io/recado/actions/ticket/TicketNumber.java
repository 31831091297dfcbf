package io.recado.actions.ticket;

import java.util.Optional;
import java.util.regex.Pattern;

/** What people call a ticket by, such as {@code T-1042}; unique within its tenant. */
public record TicketNumber(long value) {

  private static final Pattern SPOKEN =
      Pattern.compile("(?:t\\s*-?\\s*)?#?\\s*(\\d{1,12})", Pattern.CASE_INSENSITIVE);

  public TicketNumber {
    if (value < 1) {
      throw new IllegalArgumentException("ticket numbers start at 1");
    }
  }

  /** Reads a number as customers write it: {@code T-1042}, {@code t 1042}, {@code #1042}. */
  public static Optional<TicketNumber> parse(String text) {
    var matcher = SPOKEN.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(Long.parseLong(matcher.group(1))).filter(n -> n > 0).map(TicketNumber::new)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "T-" + value;
  }
}
