package io.recado.admin.offer;

import io.recado.actions.appointment.CalendarKind;
import java.util.UUID;

/**
 * A calendar, as it was just made or changed.
 *
 * @param version what the next change of it is made to, as {@code If-Match}
 */
record CalendarMade(UUID id, String name, CalendarKind kind, String version) {}
