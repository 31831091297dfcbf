package io.recado.actions.appointment;

import java.net.URI;
import java.util.UUID;

/**
 * How links to calendar files read.
 *
 * @param here how the outside reaches the gateway; it may have a path
 */
record CalendarLinks(URI here) {

  URI to(UUID token) {
    var base = here.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + "appointments/" + token + ".ics");
  }
}
