package io.recado.actions.ticket;

import io.recado.action.IdempotencyKey;
import io.recado.actions.ticket.TicketChange.Outcome;
import io.recado.actions.ticket.TicketEvent.By;
import io.recado.actions.ticket.TicketEvent.What;
import io.recado.conversation.OutboundContent;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What agents do to tickets. Every change is written down with the agent's name. One that is asked
 * for twice under the same key happens once.
 */
public final class TicketDesk {

  private final TicketWork work;
  private final CustomerNews news;
  private final TenantScope scope;

  TicketDesk(TicketWork work, CustomerNews news, TenantScope scope) {
    this.work = work;
    this.news = news;
    this.scope = scope;
  }

  /**
   * A ticket and all that happened to it.
   *
   * @param events in their order
   */
  public record TicketFile(Ticket ticket, List<TicketEvent> events) {
    public TicketFile {
      events = List.copyOf(events);
    }
  }

  /** The whole file of a ticket; empty when the tenant has none of this number. */
  public Mono<TicketFile> file(TenantId tenant, TicketNumber number) {
    return work.find(tenant, number)
        .zipWith(work.files().history(tenant, number).collectList(), TicketFile::new);
  }

  /** The customer got an answer; the first one keeps, or has broken, what was promised. */
  public Mono<Outcome> answered(
      TenantId tenant, TicketNumber number, String agent, IdempotencyKey key) {
    return change(tenant, number, agent, key, new What.Answered());
  }

  /** Adds words for those who work on it; the customer is not told. */
  public Mono<Outcome> note(
      TenantId tenant, TicketNumber number, String agent, IdempotencyKey key, String words) {
    return change(tenant, number, agent, key, new What.Noted(words, List.of()));
  }

  /**
   * Closes a ticket, and tells the customer.
   *
   * @param words what was found or done, for the file; null where nothing is said of it
   */
  public Mono<Outcome> close(
      TenantId tenant,
      TicketNumber number,
      String agent,
      IdempotencyKey key,
      @Nullable String words) {
    return scope.inTenant(
        tenant,
        () -> change(tenant, number, agent, key, new What.Closed(words)).flatMap(this::tellClosed));
  }

  /** Reopens a ticket; its end is promised anew. */
  public Mono<Outcome> reopen(
      TenantId tenant, TicketNumber number, String agent, IdempotencyKey key, String why) {
    return change(tenant, number, agent, key, new What.Reopened(why, List.of()));
  }

  /**
   * Has a ticket seen to sooner or later; what is promised of it is counted anew. To have the
   * priority it has already changes nothing.
   */
  public Mono<Outcome> prioritise(
      TenantId tenant, TicketNumber number, String agent, Priority priority) {
    return change(tenant, number, agent, null, new What.Prioritised(priority));
  }

  private Mono<Outcome> change(
      TenantId tenant, TicketNumber number, String agent, @Nullable IdempotencyKey key, What what) {
    var event = new TicketEvent(work.now(), new By.Agent(agent), what);
    return work.change(new TicketChange(tenant, number, null, key, event));
  }

  /** Only whoever made the change tells of it; it was made under the ticket's lock. */
  private Mono<Outcome> tellClosed(Outcome outcome) {
    return outcome instanceof Outcome.Made(var ticket, _, var anew) && anew
        ? tellClosed(ticket).thenReturn(outcome)
        : Mono.just(outcome);
  }

  private Mono<Void> tellClosed(Ticket ticket) {
    var origin = ticket.origin();
    return work.policy(origin.tenant())
        .map(policy -> policy.reopening().isZero() ? closedForGood(ticket) : closed(ticket))
        .flatMap(
            words ->
                news.tell(
                    origin.tenant(),
                    origin.conversation(),
                    new OutboundContent.Text(
                        words.formatted(ticket.number(), TicketWords.about(ticket)))));
  }

  private static String closedForGood(Ticket ticket) {
    return switch (ticket.origin().language()) {
      case SPANISH ->
          "Cerramos tu ticket %s («%s»). Si algo sigue sin funcionar, escríbeme y abrimos uno"
              + " nuevo.";
      case ENGLISH ->
          "We have closed your ticket %s (“%s”). If anything still does not work, write to me and"
              + " we will open a new one.";
      case GERMAN ->
          "Wir haben Ihr Ticket %s („%s“) geschlossen. Wenn etwas weiterhin nicht geht, schreiben"
              + " Sie mir, und wir eröffnen ein neues.";
    };
  }

  private static String closed(Ticket ticket) {
    return switch (ticket.origin().language()) {
      case SPANISH ->
          "Cerramos tu ticket %s («%s»). Si algo sigue sin funcionar, escríbeme y lo reabro.";
      case ENGLISH ->
          "We have closed your ticket %s (“%s”). If anything still does not work, write to me"
              + " and I will reopen it.";
      case GERMAN ->
          "Wir haben Ihr Ticket %s („%s“) geschlossen. Wenn etwas weiterhin nicht geht,"
              + " schreiben Sie mir, und ich öffne es wieder.";
    };
  }
}
