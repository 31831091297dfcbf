package io.recado.admin.offer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant goes about its appointments.
 *
 * @param version what a change of it is made to, as {@code If-Match}
 * @param reminderMinutes how long before one its customer is reminded, the first first
 * @param missesToAsk who missed so many is asked to confirm; null for nobody
 */
record AppointmentTermsView(
    String version, List<Integer> reminderMinutes, @Nullable Integer missesToAsk) {}
