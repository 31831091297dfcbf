package io.recado.admin.appointment;

import io.recado.actions.appointment.CalendarKind;
import java.util.UUID;

/**
 * Who or what appointments take up: a technician, a room.
 *
 * @param kind a service that is had with people and at places takes one of each
 * @param timeZone by whose clocks its days are told: the tenant's
 * @param version what a change of it is made to, as {@code If-Match}; its hours have the same
 */
record CalendarView(UUID id, String name, CalendarKind kind, String timeZone, String version) {}
