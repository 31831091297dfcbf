package io.recado.admin.offer;

import io.recado.admin.web.Amount;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be booked.
 *
 * @param minutes how long it takes
 * @param bufferMinutes how long its calendar is kept free afterwards
 * @param stepMinutes every how many minutes one may begin
 * @param noticeMinutes how long before it must be booked
 * @param price tax included; null where nothing is said of it
 * @param calendars who or what it takes up, any one of them; while there is none it is not offered
 */
record ServiceView(
    UUID id,
    ServiceNames names,
    int minutes,
    int bufferMinutes,
    int stepMinutes,
    int noticeMinutes,
    @Nullable Amount price,
    List<UUID> calendars) {

  static ServiceView of(UUID id, ServiceDraft draft) {
    return new ServiceView(
        id,
        draft.names(),
        draft.minutes(),
        draft.bufferMinutes(),
        draft.stepMinutes(),
        draft.noticeMinutes(),
        draft.price(),
        draft.calendars());
  }
}
