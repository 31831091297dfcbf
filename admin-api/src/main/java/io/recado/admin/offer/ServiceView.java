package io.recado.admin.offer;

import io.recado.admin.web.Amount;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be booked.
 *
 * @param minutes how long it takes
 * @param bufferBeforeMinutes how long its calendar is kept free before it
 * @param bufferMinutes how long its calendar is kept free afterwards
 * @param stepMinutes every how many minutes one may begin
 * @param noticeMinutes how long before it must be booked
 * @param price tax included; null where nothing is said of it
 * @param calendars who and where it takes up: one of these people and one of these places, where it
 *     has both; while there is none it is not offered
 * @param version what a change of it is made to, as {@code If-Match}
 */
record ServiceView(
    UUID id,
    ServiceNames names,
    int minutes,
    int bufferBeforeMinutes,
    int bufferMinutes,
    int stepMinutes,
    int noticeMinutes,
    @Nullable Amount price,
    List<UUID> calendars,
    String version) {}
