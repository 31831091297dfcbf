package io.recado.admin.appointment;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment.
 *
 * @param number such as {@code C-1001}
 * @param service what it is for, by language ({@code es}, {@code en}, {@code de})
 * @param calendar who or what it takes up, and {@code calendarName} what that is called
 * @param place where it is, beside that, and {@code placeName} what that is called; null where it
 *     takes one of both alone
 * @param contactName as the channel tells it
 * @param confirmedAt when its customer said that they will come; null when they have not
 */
record AppointmentView(
    String number,
    State state,
    Map<String, String> service,
    UUID calendar,
    String calendarName,
    @Nullable UUID place,
    @Nullable String placeName,
    Instant startsAt,
    Instant endsAt,
    UUID conversation,
    UUID contact,
    @Nullable String contactName,
    @Nullable Instant confirmedAt) {

  /** What has become of it. */
  enum State {
    BOOKED,
    CANCELLED,
    NO_SHOW,
    DONE
  }
}
