package io.recado.actions.ticket;

import io.recado.action.IdempotencyKey;
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.hours.BusinessHours;
import io.recado.actions.ticket.TicketChange.Outcome;
import io.recado.actions.ticket.TicketEvent.By;
import io.recado.actions.ticket.TicketEvent.What;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.database.TestDatabase;
import io.recado.tenant.InMemoryTenants;
import io.recado.tenant.Tenant;
import io.recado.testing.Await;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** One tenant's tickets on PostgreSQL, and a customer who has them. */
public final class TestTickets {

  private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
  private static final AtomicInteger KEY = new AtomicInteger();

  public final TestThread thread;
  public final InMemoryTenants tenants = new InMemoryTenants();
  public final TicketDesk desk;

  private final TestDatabase database;
  private final PostgresTickets tickets;
  private final TicketWork work;

  public TestTickets(TestDatabase database) {
    this.database = database;
    thread = TestConversations.add(database, database.tenant("A tenant"));
    tenants.add(new Tenant(thread.tenant(), "Red Andina", SANTIAGO, Language.SPANISH));
    execute(
        "insert into conversation_work (tenant_id, conversation_id)"
            + " select tenant_id, conversation_id from conversation where tenant_id = $1");
    tickets = new PostgresTickets(database.client(), database.scope());
    work =
        new TicketWork(
            tickets,
            new PostgresTicketFiles(database.client(), database.scope()),
            new FixedTerms(),
            new TicketWork.Hours(tenants, tenant -> Mono.just(BusinessHours.always(SANTIAGO))),
            Clock.systemUTC());
    desk =
        new TicketDesk(
            work, new PostgresCustomerNews(database.client(), database.scope()), database.scope());
  }

  public TicketNumber open(String summary, MediaFile... files) {
    var origin =
        new TicketOrigin(
            thread.tenant(), key(), thread.conversation(), thread.contact(), Language.SPANISH);
    var report = new TicketReport(Category.INTERNET, Priority.HIGH, summary, List.of(files));
    var opening = new Opening(new ServicePromise(Instant.now(), null, null));
    return Await.value(tickets.open(origin, report, opening)).number();
  }

  /** The customer adds something. */
  public void add(TicketNumber number, String words, MediaFile... files) {
    change(number, new What.Noted(words, List.of(files)));
  }

  /** The customer closes it. */
  public void close(TicketNumber number) {
    change(number, new What.Closed(null));
  }

  /** The customer reopens it. */
  public void reopen(TicketNumber number, String why) {
    change(number, new What.Reopened(why, List.of()));
  }

  public TicketDesk.TicketFile file(TicketNumber number) {
    return Await.value(desk.file(thread.tenant(), number));
  }

  /** What happened, as its table calls it. */
  public List<String> happened(TicketNumber number) {
    return file(number).events().stream().map(event -> TicketHistory.kind(event.what())).toList();
  }

  /** What was said to the customer on the outbox. */
  public List<String> told() {
    return texts("select content::text from outbox where tenant_id = $1 order by sequence");
  }

  public List<String> texts(String sql) {
    return Await.value(
        database
            .scope()
            .inTenant(
                thread.tenant(),
                () ->
                    database
                        .client()
                        .sql(sql)
                        .bind(0, thread.tenant().value())
                        .mapValue(String.class)
                        .all()
                        .collectList()));
  }

  public void execute(String sql) {
    Await.done(
        database
            .scope()
            .inTenant(
                thread.tenant(),
                () -> database.client().sql(sql).bind(0, thread.tenant().value()).then()));
  }

  private void change(TicketNumber number, What what) {
    var event = new TicketEvent(Instant.now(), new By.Customer(), what);
    var outcome =
        Await.value(
            work.change(new TicketChange(thread.tenant(), number, thread.contact(), key(), event)));
    if (!(outcome instanceof Outcome.Made)) {
      throw new IllegalStateException("not made: " + outcome);
    }
  }

  private static IdempotencyKey key() {
    return new IdempotencyKey("run/" + KEY.incrementAndGet());
  }
}
