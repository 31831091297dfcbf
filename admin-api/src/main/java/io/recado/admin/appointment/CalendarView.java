package io.recado.admin.appointment;

import java.util.UUID;

/**
 * Who or what appointments take up: a technician, a room.
 *
 * @param timeZone by whose clocks its days are told: the tenant's
 */
record CalendarView(UUID id, String name, String timeZone) {}
