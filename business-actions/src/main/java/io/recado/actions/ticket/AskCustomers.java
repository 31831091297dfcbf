package io.recado.actions.ticket;

import static io.recado.database.Columns.required;

import io.recado.actions.ticket.TicketEvent.By;
import io.recado.actions.ticket.TicketEvent.What;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Option;
import io.recado.dialogue.ErrandButton;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Asks customers how it was, once their ticket is closed. Not while a person has the conversation,
 * and not where the channel would take nothing but a template: a question is not worth one.
 */
final class AskCustomers {

  /**
   * Short of the 24 hours in which WhatsApp takes free words (Cloud API: customer service window).
   */
  private static final Duration STILL_HEARD = Duration.ofHours(23);

  /** After that nobody remembers how it was. */
  private static final Duration STILL_FRESH = Duration.ofDays(3);

  private static final String TAKE =
      """
      delete from ticket_due
      where tenant_id = $1 and number = $2 and kind = 'survey' and due_at <= clock_timestamp()
      returning 1
      """;

  private static final String LATER =
      """
      insert into ticket_due (tenant_id, number, kind, due_at)
      values ($1, $2, 'survey', clock_timestamp() + interval '1 hour')
      """;

  private static final String LOCK =
      """
      select t.*, c.handler = 'bot' as free,
             t.closed_at > clock_timestamp() - $4::interval
               and (h.kind <> 'whatsapp' or c.last_heard_at > clock_timestamp() - $3::interval) as reachable
      from ticket t
      join conversation c on c.tenant_id = t.tenant_id and c.conversation_id = t.conversation_id
      join channel h on h.tenant_id = c.tenant_id and h.channel_id = c.channel_id
      where t.tenant_id = $1 and t.number = $2
      for update of t
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final TicketWork work;
  private final CustomerNews news;

  AskCustomers(DatabaseClient client, TenantScope scope, TicketWork work, CustomerNews news) {
    this.client = client;
    this.scope = scope;
    this.work = work;
    this.news = news;
  }

  /** Asks now, or later, or never; does nothing where it is not due, or no more. */
  Mono<Void> ask(TenantId tenant, TicketNumber number) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(LOCK)
                .bind(0, tenant.value())
                .bind(1, number.value())
                .bind(2, STILL_HEARD.toSeconds() + " seconds")
                .bind(3, STILL_FRESH.toSeconds() + " seconds")
                .map(
                    row ->
                        new Asked(
                            TicketRows.read(tenant, row),
                            required(row, "free", Boolean.class),
                            required(row, "reachable", Boolean.class)))
                .one()
                .filterWhen(asked -> take(asked.ticket()))
                .flatMap(this::ask));
  }

  private Mono<Boolean> take(Ticket ticket) {
    return client
        .sql(TAKE)
        .bind(0, ticket.origin().tenant().value())
        .bind(1, ticket.number().value())
        .fetch()
        .rowsUpdated()
        .map(taken -> taken == 1);
  }

  private Mono<Void> ask(Asked asked) {
    var ticket = asked.ticket();
    if (!asked.reachable()) {
      return Mono.empty();
    }
    return asked.free() ? askNow(ticket) : later(ticket);
  }

  private Mono<Void> askNow(Ticket ticket) {
    var origin = ticket.origin();
    var event = new TicketEvent(work.now(), new By.Recado(), new What.Surveyed());
    return work.change(new TicketChange(origin.tenant(), ticket.number(), null, null, event))
        .filter(TicketChange.Outcome.Made.class::isInstance)
        .flatMap(_ -> news.tell(origin.tenant(), origin.conversation(), question(ticket)));
  }

  private Mono<Void> later(Ticket ticket) {
    return client
        .sql(LATER)
        .bind(0, ticket.origin().tenant().value())
        .bind(1, ticket.number().value())
        .then();
  }

  private static OutboundContent question(Ticket ticket) {
    var language = ticket.origin().language();
    var words =
        switch (language) {
          case SPANISH -> "Sobre tu ticket %s («%s»): ¿cómo fue nuestra atención?";
          case ENGLISH -> "About your ticket %s (“%s”): how well did we help you?";
          case GERMAN -> "Zu Ihrem Ticket %s („%s“): Wie gut haben wir Ihnen geholfen?";
        };
    var options =
        Arrays.stream(Score.values()).map(score -> option(ticket, score, language)).toList();
    return new OutboundContent.Choices(
        words.formatted(ticket.number(), TicketWords.about(ticket)), options);
  }

  private static Option option(Ticket ticket, Score score, Language language) {
    var details =
        Map.of(
            TicketAction.TICKET,
            String.valueOf(ticket.number().value()),
            RateTicket.SCORE,
            score.code());
    return new Option(new ErrandButton(RateTicket.NAME, details).id(), score.title(language), null);
  }

  /**
   * @param free whether the bot has the conversation
   * @param reachable whether a question would arrive, and in time
   */
  private record Asked(Ticket ticket, boolean free, boolean reachable) {}
}
