package io.recado.intents.entity.time;

import io.recado.intents.entity.time.When.Day;
import io.recado.intents.entity.time.When.Hours;
import io.recado.intents.entity.time.When.Moment;
import io.recado.intents.entity.time.When.Period;
import io.recado.intents.entity.time.When.TimeOfDay;
import java.time.LocalTime;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How tables write times: {@code 2026-11-24}, {@code 17:30}, {@code 2026-11-24T17:30}, {@code
 * 09:00-12:00}, {@code 2026-11-24..2026-11-30}, hours behind days after a blank; readings after
 * {@code |}.
 */
final class Notation {

  private Notation() {}

  static String of(Times.Found found) {
    return found.readings().stream().map(Notation::of).collect(Collectors.joining(" | "));
  }

  private static String of(When when) {
    return switch (when) {
      case Day(var date) -> date.toString();
      case TimeOfDay(var time, _) -> time.toString();
      case Moment(var at) -> at.toLocalDateTime().toString();
      case Hours hours -> of(hours);
      case Period(var first, var last, var hours) ->
          (first.equals(last) ? first.toString() : first + ".." + last)
              + (hours == null ? "" : " " + of(hours));
    };
  }

  private static String of(Hours hours) {
    return text(hours.from()) + "-" + text(hours.until());
  }

  private static String text(@Nullable LocalTime time) {
    return time == null ? "" : time.toString();
  }
}
