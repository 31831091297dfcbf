package io.recado.admin.offer;

import io.recado.admin.hours.WeekdayHours;
import java.util.List;
import java.util.UUID;

/**
 * When a calendar is to be had, of the hours in which the tenant is open.
 *
 * @param id the calendar's
 * @param week all seven days, from Monday; all without hours where it is to be had whenever the
 *     tenant is open
 * @param version what a change of it is made to, as {@code If-Match}
 */
record CalendarHoursView(UUID id, List<WeekdayHours> week, String version) {}
