package io.recado.admin.hours;

import java.util.List;

/**
 * When a tenant is open.
 *
 * @param version what a change of it was made to, as {@code If-Match}
 * @param timeZone by whose clocks; the tenant's
 * @param week all seven days, from Monday
 * @param specialDays by day, those that are over too
 */
record HoursView(
    String version, String timeZone, List<WeekdayHours> week, List<SpecialDay> specialDays) {}
