package io.recado.admin.hours;

import io.recado.admin.web.TimeZones;
import java.time.ZoneId;

/**
 * By whose clocks a tenant is to go.
 *
 * @param timeZone such as {@code America/Santiago}
 */
record TimeZoneChange(String timeZone) {

  TimeZoneChange {
    timeZone = TimeZones.known(timeZone).getId();
  }

  ZoneId zone() {
    return ZoneId.of(timeZone);
  }
}
