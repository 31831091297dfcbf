package io.recado.actions.matter;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.IdempotencyKey;
import io.recado.actions.ticket.CustomerNews;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.database.DispatchDatabase;
import io.recado.dialogue.SlotValue;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Opens a ticket for each matter that was noted, and tells the customer its number in the
 * transaction that marks the matter as filed. Tried for as long as it takes: nothing else would see
 * to it.
 */
final class FileMatters implements Job {

  private static final Logger log = LoggerFactory.getLogger(FileMatters.class);

  private static final String DUE =
      """
      select tenant_id, matter_key from billing_matter
      where due_at <= clock_timestamp() order by due_at limit 100
      """;

  private static final String READ =
      """
      select m.*, c.contact_id from billing_matter m
      join conversation c on c.tenant_id = m.tenant_id and c.conversation_id = m.conversation_id
      where m.tenant_id = $1 and m.matter_key = $2 and m.due_at is not null
      """;

  private static final String FILED =
      """
      update billing_matter set ticket = $3, due_at = null
      where tenant_id = $1 and matter_key = $2 and due_at is not null
      """;

  private static final String LATER =
      """
      update billing_matter set tries = tries + 1,
        due_at = clock_timestamp() + least(interval '1 hour', interval '30 s' * power(2, least(tries, 8)))
      where tenant_id = $1 and matter_key = $2 and due_at is not null
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final BusinessAction tickets;
  private final CustomerNews news;

  /**
   * @param tickets opens tickets of the inputs {@code summary}, {@code category} and {@code
   *     urgency}
   */
  FileMatters(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      BusinessAction tickets,
      CustomerNews news) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.tickets = tickets;
    this.news = news;
  }

  @Override
  public String name() {
    return "file-matters";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Mono<Void> run() {
    return due().concatMap(this::file).then();
  }

  private Flux<Due> due() {
    return dispatch.sql(DUE).map(Due::read).all().collectList().flatMapIterable(all -> all);
  }

  private Mono<Void> file(Due due) {
    return scope
        .inTenant(due.tenant(), () -> of(READ, due).map(row -> Noted.read(due, row)).one())
        .flatMap(this::open)
        .onErrorResume(error -> later(due, error.toString()));
  }

  private Mono<Void> open(Noted noted) {
    return tickets.perform(noted.request(tickets)).flatMap(outcome -> opened(noted, outcome));
  }

  private Mono<Void> opened(Noted noted, ActionOutcome outcome) {
    return outcome instanceof ActionOutcome.Done(var receipt)
        ? filed(noted, receipt.facts().getOrDefault("number", receipt.reference()))
        : later(noted.due(), outcome.toString());
  }

  private Mono<Void> filed(Noted noted, String ticket) {
    var words = new OutboundContent.Text(noted.said().replace(Matter.TICKET, ticket));
    return scope.inTenant(
        noted.due().tenant(),
        () ->
            of(FILED, noted.due())
                .bind(2, ticket)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows > 0)
                .flatMap(_ -> news.tell(noted.due().tenant(), noted.conversation(), words)));
  }

  private Mono<Void> later(Due due, String why) {
    log.warn(
        "No ticket for matter {} of tenant {} yet, next try later: {}",
        due.key(),
        due.tenant(),
        why);
    return scope.inTenant(due.tenant(), () -> of(LATER, due).then());
  }

  private GenericExecuteSpec of(String sql, Due due) {
    return client.sql(sql).bind(0, due.tenant().value()).bind(1, due.key());
  }

  private record Due(TenantId tenant, String key) {

    static Due read(Readable row) {
      return new Due(
          new TenantId(required(row, "tenant_id", UUID.class)),
          required(row, "matter_key", String.class));
    }
  }

  private record Noted(
      Due due,
      ConversationId conversation,
      ContactId contact,
      Language language,
      String words,
      String said) {

    static Noted read(Due due, Readable row) {
      return new Noted(
          due,
          new ConversationId(required(row, "conversation_id", UUID.class)),
          new ContactId(required(row, "contact_id", UUID.class)),
          Language.ofTag(required(row, "language", String.class)).orElseThrow(),
          required(row, "words", String.class),
          required(row, "said", String.class));
    }

    /** The same again opens no second ticket. */
    ActionRequest request(BusinessAction tickets) {
      return new ActionRequest(
          due.tenant(),
          conversation,
          contact,
          IdempotencyKey.of(conversation, "matter/" + due.key(), "open"),
          tickets.name(),
          Map.of(
              "summary", new SlotValue.Words(words),
              "category", new SlotValue.Chosen("billing", ""),
              "urgency", new SlotValue.Chosen("normal", "")),
          language);
    }
  }
}
