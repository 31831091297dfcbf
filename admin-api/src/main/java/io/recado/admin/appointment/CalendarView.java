package io.recado.admin.appointment;

import java.util.UUID;

/** Who or what appointments take up: a technician, a room. */
record CalendarView(UUID id, String name) {}
