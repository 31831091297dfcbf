package io.recado.actions.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * When a tenant is open, by the clocks of its own zone. Immutable.
 *
 * <p>An hour that a change to summer time leaves out does not count; one that the change back
 * repeats counts twice: what is counted is time that passes. Periods that overlap count once.
 */
public final class BusinessHours {

  private final ZoneId zone;
  private final Map<DayOfWeek, List<OpenPeriod>> week;
  private final NavigableMap<LocalDate, List<OpenPeriod>> specialDays;

  /**
   * @param week a weekday that is missing is closed
   * @param specialDays days that take other hours than their weekday, such as holidays; an empty
   *     collection means closed
   */
  public BusinessHours(
      ZoneId zone,
      Map<DayOfWeek, ? extends Collection<OpenPeriod>> week,
      Map<LocalDate, ? extends Collection<OpenPeriod>> specialDays) {
    this.zone = zone;
    this.week = new EnumMap<>(DayOfWeek.class);
    this.specialDays = new TreeMap<>();
    week.forEach((day, periods) -> this.week.put(day, periods.stream().sorted().toList()));
    specialDays.forEach(
        (day, periods) -> this.specialDays.put(day, periods.stream().sorted().toList()));
  }

  /** Open day and night. */
  public static BusinessHours always(ZoneId zone) {
    var week =
        Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toMap(Function.identity(), day -> List.of(OpenPeriod.ALL_DAY)));
    return new BusinessHours(zone, week, Map.of());
  }

  public ZoneId zone() {
    return zone;
  }

  /**
   * The moment at which {@code open} of open time will have passed since {@code from}. Time that
   * ends with a period ends when it closes, not when the next one opens; no time at all ends at the
   * next moment that is open.
   *
   * @return empty when that moment never comes, because there are no open hours any more
   * @throws IllegalArgumentException for a negative duration
   */
  public Optional<Instant> plus(Instant from, Duration open) {
    if (open.isNegative()) {
      throw new IllegalArgumentException("open time only runs forward");
    }
    var cursor = from;
    var remaining = open;
    for (var day = from.atZone(zone).toLocalDate(); mayOpenFrom(day); day = day.plusDays(1)) {
      for (var period : periodsOf(day)) {
        var opens = later(cursor, opening(day, period));
        var closes = closing(day, period);
        if (closes.isAfter(opens)) {
          var available = Duration.between(opens, closes);
          if (remaining.compareTo(available) <= 0) {
            return Optional.of(opens.plus(remaining));
          }
          remaining = remaining.minus(available);
          cursor = closes;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The open stretches of a day, in order; those that a change of clocks leaves out are not there.
   */
  public List<Open> on(LocalDate day) {
    return periodsOf(day).stream()
        .map(period -> new Open(opening(day, period), closing(day, period)))
        .filter(open -> open.closes().isAfter(open.opens()))
        .toList();
  }

  /**
   * An open stretch.
   *
   * @param closes not part of it any more
   */
  public record Open(Instant opens, Instant closes) {}

  /** Whether the tenant is open at this moment. */
  public boolean isOpenAt(Instant moment) {
    return plus(moment, Duration.ZERO).filter(moment::equals).isPresent();
  }

  /** What keeps {@link #plus} from searching for ever. */
  private boolean mayOpenFrom(LocalDate day) {
    return isOpen(week) || isOpen(specialDays.tailMap(day));
  }

  private static boolean isOpen(Map<?, List<OpenPeriod>> days) {
    return days.values().stream().anyMatch(periods -> !periods.isEmpty());
  }

  private List<OpenPeriod> periodsOf(LocalDate day) {
    var special = specialDays.get(day);
    return special != null ? special : week.getOrDefault(day.getDayOfWeek(), List.of());
  }

  private Instant opening(LocalDate day, OpenPeriod period) {
    return moment(day.atTime(period.opens()), ZonedDateTime::withEarlierOffsetAtOverlap);
  }

  private Instant closing(LocalDate day, OpenPeriod period) {
    var end = period.closesAtMidnight() ? day.plusDays(1) : day;
    return moment(end.atTime(period.closes()), ZonedDateTime::withLaterOffsetAtOverlap);
  }

  /** A wall-clock time that is left out stands for the moment at which it is left out. */
  private Instant moment(LocalDateTime local, Function<ZonedDateTime, ZonedDateTime> atOverlap) {
    var transition = zone.getRules().getTransition(local);
    if (transition != null && transition.isGap()) {
      return transition.getInstant();
    }
    return atOverlap.apply(local.atZone(zone)).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
