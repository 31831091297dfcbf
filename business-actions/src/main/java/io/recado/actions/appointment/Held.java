package io.recado.actions.appointment;

import java.time.Instant;
import java.util.UUID;

/**
 * A time that is kept for somebody on the waiting list.
 *
 * @param calendar that is taken up by it
 */
record Held(Appointment appointment, UUID calendar, Instant until) {}
