package io.recado.actions.caldav;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.Set;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.ExRule;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/**
 * Which recurrences are written out. It is done from an event's first time on, so a rule could be
 * made to take for ever; nobody has appointments by such a rule.
 */
final class RuleBounds {

  private static final Set<Frequency> TOO_FINE =
      Set.of(Frequency.SECONDLY, Frequency.MINUTELY, Frequency.HOURLY);

  private static final int MOST_TIMES_A_DAY = 24;

  private static final int MOST_RULES = 4;

  /** In characters: a rule may name the same day a thousand times. */
  private static final int LONGEST_RULE = 500;

  private static final Duration OLDEST = Duration.ofDays(50 * 366);

  /** Birthdays. */
  private static final Duration OLDEST_YEARLY = Duration.ofDays(150 * 366);

  private RuleBounds() {}

  /**
   * @param first the event's first time
   * @throws CalDavException when a rule of the event is outside the bounds
   */
  static void check(VEvent event, Instant first, Instant from) {
    var rules = rules(event).toList();
    if (rules.size() > MOST_RULES
        || rules.stream().anyMatch(rule -> isTooMuch(rule, Duration.between(first, from)))) {
      throw CalDavException.unreadable(null);
    }
  }

  private static Stream<Recur<Temporal>> rules(VEvent event) {
    return Stream.concat(
        event.<RRule<Temporal>>getProperties(Property.RRULE).stream().map(RRule::getRecur),
        event.<ExRule<Temporal>>getProperties(Property.EXRULE).stream().map(ExRule::getRecur));
  }

  private static boolean isTooMuch(Recur<Temporal> rule, Duration age) {
    var oldest = rule.getFrequency() == Frequency.YEARLY ? OLDEST_YEARLY : OLDEST;
    return TOO_FINE.contains(rule.getFrequency())
        || !rule.getSecondList().isEmpty()
        || timesADay(rule) > MOST_TIMES_A_DAY
        || rule.toString().length() > LONGEST_RULE
        || age.compareTo(oldest) > 0;
  }

  private static long timesADay(Recur<Temporal> rule) {
    return (long) Math.max(1, rule.getHourList().size()) * Math.max(1, rule.getMinuteList().size());
  }
}
