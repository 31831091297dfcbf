package io.recado.actions.appointment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import java.time.Instant;

/** Appointments as events of a calendar. */
final class CalendarRows {

  /** Each change but a confirmation makes a calendar's copy an old one; the first was booking. */
  static final String SELECT =
      """
      select a.number, a.calendar_id, a.place_id, a.starts_at, a.ends_at, a.language, a.state, t.name as firm, s.*,
             changes.sequence, changes.changed_at
      from appointment a
      join service s using (tenant_id, service_id)
      join tenant t using (tenant_id)
      cross join lateral (
        select greatest(count(*) - 1, 0) as sequence, coalesce(max(c.changed_at), a.arranged_at) as changed_at
        from appointment_change c
        where c.tenant_id = a.tenant_id and c.number = a.number and c.kind <> 'confirmed') changes
      """;

  private CalendarRows() {}

  /**
   * @param beside what stands beside the service in the title
   */
  static CalendarEvent event(TenantId tenant, Readable row, String beside) {
    var appointment = AgendaRows.appointment(row);
    var language = Language.ofTag(required(row, "language", String.class)).orElseThrow();
    return new CalendarEvent(
        uid(tenant, appointment.number()),
        required(row, "sequence", Long.class),
        required(row, "changed_at", Instant.class),
        new Span(appointment.startsAt(), required(row, "ends_at", Instant.class)),
        appointment.service().name(language) + " · " + beside,
        word(language) + " " + appointment.spoken(),
        required(row, "state", String.class).equals("cancelled"));
  }

  /** The same for as long as there is the appointment, and no other's anywhere. */
  static String uid(TenantId tenant, long number) {
    return uidsOf(tenant) + number;
  }

  /** What the uids of a tenant's appointments begin with. */
  static String uidsOf(TenantId tenant) {
    return "recado-" + tenant + "-";
  }

  private static String word(Language language) {
    return switch (language) {
      case SPANISH -> "Cita";
      case ENGLISH -> "Appointment";
      case GERMAN -> "Termin";
    };
  }
}
