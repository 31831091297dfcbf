package io.recado.admin.hours;

import io.recado.actions.caldav.CalDavException;
import io.recado.actions.caldav.WholeDays;
import io.recado.actions.caldav.WholeDays.WholeDay;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The holidays of a calendar, as special days they may become.
 *
 * @param until the day after the last that was looked at
 * @param days in order, each once; those that are over are left out
 * @param passedOver how many events of the calendar are no holidays: without a name, not of whole
 *     days, or coming again otherwise than by the year
 */
record Holidays(LocalDate until, List<Holiday> days, int passedOver) {

  /** Further off no government has decided. */
  private static final int YEARS = 2;

  /** As many characters as the name of a special day. */
  private static final int LONGEST = 80;

  Holidays {
    days = List.copyOf(days);
  }

  /**
   * @param name what the calendar calls it; where several are on one day, all of them
   * @param known whether it is a special day already, whatever that is called
   */
  record Holiday(LocalDate day, String name, boolean known) {}

  /**
   * @throws ApiProblem {@code CALENDAR_UNREADABLE}
   */
  static Holidays read(String calendar, LocalDate today, Collection<LocalDate> known) {
    var until = today.plusYears(YEARS);
    try {
      var told = new WholeDays(today, until).of(calendar);
      return new Holidays(until, days(told.days(), known), told.passedOver());
    } catch (CalDavException e) {
      throw new ApiProblem(ApiError.CALENDAR_UNREADABLE);
    }
  }

  private static List<Holiday> days(List<WholeDay> told, Collection<LocalDate> known) {
    var names =
        told.stream()
            .filter(day -> Words.canBeKept(day.name()))
            .collect(
                Collectors.groupingBy(
                    WholeDay::day,
                    TreeMap::new,
                    Collectors.mapping(
                        day -> start(day.name()), Collectors.toCollection(TreeSet::new))));
    return names.entrySet().stream()
        .map(
            day ->
                new Holiday(
                    day.getKey(),
                    start(String.join(" · ", day.getValue())),
                    known.contains(day.getKey())))
        .toList();
  }

  private static String start(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    // No half of a pair of surrogates stays.
    int end = Character.isHighSurrogate(name.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
    return name.substring(0, end) + "…";
  }
}
