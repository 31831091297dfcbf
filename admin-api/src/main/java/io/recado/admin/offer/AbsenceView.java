package io.recado.admin.offer;

import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a calendar is not to be had, by the tenant's clocks.
 *
 * @param until not part of it any more; null for ever
 * @param booked how many appointments to come fall into it; they stay until somebody cancels them
 */
record AbsenceView(
    UUID id, UUID calendar, LocalDateTime from, @Nullable LocalDateTime until, long booked) {}
