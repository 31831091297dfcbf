package io.recado.actions.appointment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.ticket.CustomerNews;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What a tenant's own people do with appointments. */
public final class AgendaDesk {

  private static final String MISSED =
      """
      update appointment set state = 'no_show'
      where tenant_id = $1 and number = $2 and starts_at <= $3 and state in ('booked', 'done')
      """;

  private static final String KEPT =
      """
      update appointment set state = 'done'
      where tenant_id = $1 and number = $2 and starts_at <= $3 and state in ('booked', 'no_show')
      """;

  private static final String TAKE_BACK =
      """
      update appointment a set state = 'booked'
      where tenant_id = $1 and number = $2 and starts_at <= $3 and state in ('no_show', 'done')
        and not exists (
          select from appointment o
          where o.tenant_id = $1 and (o.calendar_id = a.calendar_id or o.place_id = a.place_id)
            and o.state in ('booked', 'held') and o.occupied && a.occupied)
      """;

  private static final String CANCEL =
      """
      with cancelled as (
        update appointment set state = 'cancelled'
        where tenant_id = $1 and number = $2 and starts_at > $3 and state = 'booked'
        returning *
      )
      select c.number, c.starts_at, c.conversation_id, c.language, t.time_zone, s.*
      from cancelled c
      join service s using (tenant_id, service_id)
      join tenant t using (tenant_id)
      """;

  private static final String NEW_LINK =
      """
      update appointment set link_token = gen_random_uuid()
      where tenant_id = $1 and number = $2
      """;

  private final AgendaSql sql;
  private final CustomerNews news;
  private final Clock clock;

  public AgendaDesk(DatabaseClient client, TenantScope scope, CustomerNews news, Clock clock) {
    this.sql = new AgendaSql(client, scope);
    this.news = news;
    this.clock = clock;
  }

  /**
   * Cancels an appointment that is still to come, and tells the customer.
   *
   * @return whether it is cancelled now: not when it was before, or has begun
   */
  public Mono<Boolean> cancel(TenantId tenant, long number) {
    return sql.inTenant(
        tenant,
        () ->
            sql.of(CANCEL, tenant, number, clock.instant())
                .map(Cancelled::read)
                .one()
                .flatMap(
                    cancelled ->
                        news.tell(tenant, cancelled.conversation(), cancelled.words())
                            .thenReturn(true))
                .defaultIfEmpty(false));
  }

  /**
   * Notes that the customer did not come.
   *
   * @return whether it is noted now: not for an appointment that is cancelled, still to come, or
   *     noted already
   */
  public Mono<Boolean> missed(TenantId tenant, long number) {
    return mark(MISSED, tenant, number);
  }

  /**
   * Notes that it took place.
   *
   * @return whether it is noted now: not for an appointment that is cancelled, still to come, or
   *     noted already
   */
  public Mono<Boolean> kept(TenantId tenant, long number) {
    return mark(KEPT, tenant, number);
  }

  /**
   * Takes {@link #missed} or {@link #kept} back.
   *
   * @return whether it is taken back now: not when neither was noted, nor when others have the rest
   *     of its time
   * @throws org.springframework.dao.DataIntegrityViolationException when somebody books the rest of
   *     its time at this very moment
   */
  public Mono<Boolean> takeBack(TenantId tenant, long number) {
    return mark(TAKE_BACK, tenant, number);
  }

  /**
   * Takes the link to an appointment's calendar file back. What the customer is told next has
   * another one.
   *
   * @return whether there is such an appointment
   */
  public Mono<Boolean> revokeLink(TenantId tenant, long number) {
    return update(NEW_LINK, tenant, number);
  }

  private Mono<Boolean> mark(String statement, TenantId tenant, long number) {
    return update(statement, tenant, number, clock.instant());
  }

  private Mono<Boolean> update(String statement, TenantId tenant, Object... values) {
    return sql.inTenant(tenant, () -> sql.of(statement, tenant, values).fetch().rowsUpdated())
        .map(rows -> rows == 1);
  }

  /** What is told of an appointment that the firm has cancelled. */
  private record Cancelled(
      Appointment appointment, ConversationId conversation, Language language, ZoneId zone) {

    static Cancelled read(Readable row) {
      return new Cancelled(
          AgendaRows.appointment(row),
          new ConversationId(required(row, "conversation_id", UUID.class)),
          Language.ofTag(required(row, "language", String.class)).orElseThrow(),
          ZoneId.of(required(row, "time_zone", String.class)));
    }

    OutboundContent words() {
      return new OutboundContent.Text(
          sentence()
              .formatted(
                  appointment.spoken(),
                  appointment.service().name(language),
                  Said.fully(appointment.startsAt().atZone(zone), language)));
    }

    private String sentence() {
      return switch (language) {
        case SPANISH ->
            "Tuvimos que cancelar tu cita %s: %s, %s. Disculpa la molestia; escríbeme y buscamos"
                + " otra hora.";
        case ENGLISH ->
            "We had to cancel your appointment %s: %s, %s. We are sorry; write to me and we will"
                + " find another time.";
        case GERMAN ->
            "Wir mussten Ihren Termin %s absagen: %s, %s. Das tut uns leid; schreiben Sie mir, und"
                + " wir finden einen anderen.";
      };
    }
  }
}
