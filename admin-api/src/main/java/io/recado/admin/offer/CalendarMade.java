package io.recado.admin.offer;

import java.util.UUID;

/** A calendar, as it was just made or renamed. */
record CalendarMade(UUID id, String name) {}
