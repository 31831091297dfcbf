package io.recado.actions.appointment;

import java.time.Instant;

/**
 * A time that is kept for somebody on the waiting list.
 *
 * @param taken what is taken up by it
 */
record Held(Appointment appointment, WhoAndWhere taken, Instant until) {}
