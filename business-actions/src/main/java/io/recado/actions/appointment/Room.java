package io.recado.actions.appointment;

import java.util.List;
import java.util.UUID;

/**
 * Who can take an appointment at some time.
 *
 * @param calendars that are free then
 * @param perhapsMore whether there is one that would be free if only its server said so
 */
record Room(List<UUID> calendars, boolean perhapsMore) {

  static final Room NONE = new Room(List.of(), false);
}
