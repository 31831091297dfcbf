package io.recado.actions.appointment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.conversation.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rows of services and appointments hold. */
final class AgendaRows {

  private AgendaRows() {}

  /** A row of {@code service}, with {@code number} and {@code starts_at} beside it. */
  static Appointment appointment(Readable row) {
    return new Appointment(
        required(row, "number", Long.class),
        service(row),
        required(row, "starts_at", Instant.class));
  }

  static Service service(Readable row) {
    return new Service(
        required(row, "service_id", UUID.class),
        Map.of(
            Language.SPANISH, required(row, "name_es", String.class),
            Language.ENGLISH, required(row, "name_en", String.class),
            Language.GERMAN, required(row, "name_de", String.class)),
        minutes(row, "minutes"),
        minutes(row, "buffer_before_minutes"),
        minutes(row, "buffer_minutes"),
        minutes(row, "step_minutes"),
        minutes(row, "notice_minutes"),
        price(row));
  }

  private static Duration minutes(Readable row, String column) {
    return Duration.ofMinutes(required(row, column, Integer.class));
  }

  private static @Nullable Price price(Readable row) {
    var minor = row.get("price_minor", Long.class);
    return minor == null
        ? null
        : new Price(minor, Currency.getInstance(required(row, "currency", String.class)));
  }
}
