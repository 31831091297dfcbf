package io.recado.actions.appointment;

import io.recado.actions.caldav.CalDav;
import io.recado.actions.caldav.CalDavAccount;
import io.recado.actions.caldav.CalDavException;
import io.recado.egress.EgressException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/** Whether a calendar on a server can be read, asked before its credentials are kept. */
public final class CalendarCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration WITHIN = Duration.ofDays(1);

  private final CalDav calDav;
  private final Clock clock;

  CalendarCheck(CalDav calDav, Clock clock) {
    this.calDav = calDav;
    this.clock = clock;
  }

  /**
   * Asks what takes up the next day, as is asked before times are offered. Writing is not tried: an
   * event of a trial would be seen by whoever looks at the calendar.
   *
   * @return why it cannot be worked with, such as {@code address}, {@code status_401} or {@code
   *     too_slow}; empty when it can
   */
  public Mono<Optional<String>> refusal(CalDavAccount account) {
    var now = clock.instant();
    return calDav
        .busy(account, now, now.plus(WITHIN), ZoneOffset.UTC)
        .timeout(PATIENCE)
        .map(_ -> Optional.<String>empty())
        .onErrorResume(CalDavException.class, fault -> Mono.just(Optional.of(code(fault))))
        .onErrorResume(
            EgressException.class,
            away -> Mono.just(Optional.of(away.refusal().name().toLowerCase(Locale.ROOT))))
        .onErrorResume(TimeoutException.class, slow -> Mono.just(Optional.of("too_slow")));
  }

  private static String code(CalDavException fault) {
    var said = String.valueOf(fault.getMessage());
    return said.matches("\\d+") ? "status_" + said : said;
  }
}
