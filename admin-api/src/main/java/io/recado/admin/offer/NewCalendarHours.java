package io.recado.admin.offer;

import io.recado.admin.hours.WeekdayHours;
import java.util.List;

/**
 * When a calendar is to be had, of the hours in which the tenant is open.
 *
 * @param week a day that is not named is closed; without any hours in it, whenever the tenant is
 *     open
 */
record NewCalendarHours(List<WeekdayHours> week) {

  NewCalendarHours {
    WeekdayHours.check(week);
  }
}
