package io.recado.actions.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.IdempotencyKey;
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.hours.BusinessHours;
import io.recado.actions.ticket.TicketAlarm.Kind;
import io.recado.actions.ticket.TicketChange.Outcome;
import io.recado.actions.ticket.TicketChange.Reason;
import io.recado.actions.ticket.TicketEvent.By;
import io.recado.actions.ticket.TicketEvent.What;
import io.recado.conversation.Language;
import io.recado.database.TestDatabase;
import io.recado.tenant.InMemoryTenants;
import io.recado.tenant.Tenant;
import io.recado.testing.Await;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What agents do and what time sets off, on PostgreSQL and by its clock. */
@Tag("server")
class TicketDeskTest {

  private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
  private static final TicketNumber NUMBER = new TicketNumber(1001);
  private static final IdempotencyKey ONCE = new IdempotencyKey("panel/1");
  private static final IdempotencyKey AGAIN = new IdempotencyKey("panel/2");

  private static final TestDatabase DATABASE = TestDatabase.with("core", "actions");

  private final InMemoryTenants tenants = new InMemoryTenants();
  private final PostgresTickets tickets = new PostgresTickets(DATABASE.client(), DATABASE.scope());
  private final PostgresCustomerNews news =
      new PostgresCustomerNews(DATABASE.client(), DATABASE.scope());
  private final FixedTerms terms = new FixedTerms();
  private final TicketWork work =
      new TicketWork(
          tickets,
          new PostgresTicketFiles(DATABASE.client(), DATABASE.scope()),
          terms,
          new TicketWork.Hours(tenants, tenant -> Mono.just(BusinessHours.always(SANTIAGO))),
          Clock.systemUTC());
  private final TicketDesk desk = new TicketDesk(work, news, DATABASE.scope());
  private final WatchTickets watch =
      new WatchTickets(
          DATABASE.database().dispatch(),
          DATABASE.client(),
          DATABASE.scope(),
          new AskCustomers(DATABASE.client(), DATABASE.scope(), work, news));

  private TestThread thread = TestThread.imagined();

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @BeforeEach
  void newCustomer() {
    thread = TestConversations.add(DATABASE, DATABASE.tenant("A tenant"));
    tenants.add(new Tenant(thread.tenant(), "Red Andina", SANTIAGO, Language.SPANISH));
    execute(
        "insert into conversation_work (tenant_id, conversation_id)"
            + " select tenant_id, conversation_id from conversation where tenant_id = $1");
  }

  @Test
  void whatIsMissedIsWrittenDownOnceHoweverManyWatch() {
    openDueIn(Duration.ofMinutes(-1));

    Await.done(Flux.range(0, 8).flatMap(i -> watch.run(), 8).then());
    Await.done(watch.run());

    assertThat(happened())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of(new What.Opened()), Stream.of(Kind.values()).map(What.Alarm::new))
                .toList());
    assertThat(file().events().getLast().by()).isEqualTo(new By.Recado());
  }

  @Test
  void whatIsNotDueYetIsNotWrittenDown() {
    openDueIn(Duration.ofHours(1));

    Await.done(watch.run());

    assertThat(happened()).containsExactly(new What.Opened());
  }

  @Test
  void anAnswerKeepsThePromiseOfOne() {
    openDueIn(Duration.ofMinutes(-1));

    made(desk.answered(thread.tenant(), NUMBER, "Agente Demo", ONCE));
    Await.done(watch.run());

    assertThat(happened())
        .containsExactlyInAnyOrder(
            new What.Opened(),
            new What.Answered(),
            new What.Alarm(Kind.RESOLUTION_WARNING),
            new What.Alarm(Kind.RESOLUTION_BREACH));
    assertThat(file().ticket().state()).isInstanceOf(TicketState.InProgress.class);
    assertThat(file().events().get(1).by()).isEqualTo(new By.Agent("Agente Demo"));
  }

  @Test
  void closingEndsEverythingThatWasDueAndTellsTheCustomerOnce() {
    openDueIn(Duration.ofMinutes(-1));

    made(desk.close(thread.tenant(), NUMBER, "Agente Demo", ONCE, "router cambiado"));
    made(desk.close(thread.tenant(), NUMBER, "Agente Demo", ONCE, "router cambiado"));
    Await.done(watch.run());

    assertThat(happened()).containsExactly(new What.Opened(), new What.Closed("router cambiado"));
    assertThat(told())
        .singleElement()
        .asString()
        .contains("Cerramos tu ticket T-1001 («Sin internet»)");
    assertThat(Await.value(desk.close(thread.tenant(), NUMBER, "Otro", AGAIN, null)))
        .isEqualTo(new Outcome.Refused(Reason.CLOSED));
  }

  @Test
  void aReopenedTicketIsPromisedItsEndAnew() {
    openDueIn(Duration.ofMinutes(-1));
    made(desk.close(thread.tenant(), NUMBER, "Agente Demo", ONCE, null));
    var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    made(desk.reopen(thread.tenant(), NUMBER, "Agente Demo", AGAIN, "sigue igual"));

    assertThat(file().ticket().state()).isEqualTo(new TicketState.Unanswered());
    assertThat(file().ticket().promise().resolutionDue())
        .isBetween(before.plus(Duration.ofHours(8)), before.plus(Duration.ofHours(9)));
    assertThat(due()).containsExactly("resolution_breach", "resolution_warning");
  }

  @Test
  void anotherPriorityIsPromisedFromTheOpeningOn() {
    openDueIn(Duration.ofHours(1));
    var opened = file().ticket().promise().openedAt();

    made(desk.prioritise(thread.tenant(), NUMBER, "Agente Demo", Priority.LOW));
    made(desk.prioritise(thread.tenant(), NUMBER, "Agente Demo", Priority.LOW));

    assertThat(file().ticket().report().priority()).isEqualTo(Priority.LOW);
    assertThat(file().ticket().promise())
        .isEqualTo(
            new ServicePromise(
                opened, opened.plus(Duration.ofHours(24)), opened.plus(Duration.ofHours(72))));
    assertThat(happened()).containsExactly(new What.Opened(), new What.Prioritised(Priority.LOW));
    assertThat(due()).hasSize(Kind.values().length);
  }

  @Test
  void whatWasMissedBeforeIsNotMissedAgainWithAnotherPriority() {
    openDueIn(Duration.ofMinutes(-1));
    execute(
        "update ticket set opened_at = now() - interval '10 days', answer_due = now() - interval '1"
            + " minute', resolution_due = now() + interval '1 day' where tenant_id = $1");
    Await.done(watch.run());
    var before = happened().size();

    made(desk.prioritise(thread.tenant(), NUMBER, "Agente Demo", Priority.LOW));

    assertThat(due()).containsExactly("resolution_breach");
    Await.done(watch.run());
    assertThat(happened()).hasSize(before + 2).contains(new What.Alarm(Kind.RESOLUTION_BREACH));
  }

  @Test
  void notesAreForThoseWhoWorkOnIt() {
    openDueIn(Duration.ofHours(1));

    made(desk.note(thread.tenant(), NUMBER, "Agente Demo", ONCE, "Cliente de viaje"));

    assertThat(happened()).endsWith(new What.Noted("Cliente de viaje", List.of()));
    assertThat(told()).isEmpty();
  }

  @Test
  void aTicketThereIsNotIsUnknown() {
    assertThat(Await.value(desk.close(thread.tenant(), NUMBER, "Agente Demo", ONCE, null)))
        .isEqualTo(new Outcome.Unknown());
    assertThat(Await.empty(desk.file(thread.tenant(), NUMBER))).isTrue();
  }

  @Test
  void aCustomerIsAskedOnceHowItWas() {
    openDueIn(Duration.ofHours(1));
    made(desk.close(thread.tenant(), NUMBER, "Agente Demo", ONCE, null));
    aMinutePasses();

    Await.done(Flux.range(0, 8).flatMap(i -> watch.run(), 8).then());

    assertThat(told())
        .hasSize(2)
        .last()
        .asString()
        .contains("¿cómo fue nuestra atención?", "+:rate_ticket:score=great,ticket=1001");
    made(desk.reopen(thread.tenant(), NUMBER, "Agente Demo", AGAIN, "sigue igual"));
    made(desk.close(thread.tenant(), NUMBER, "Agente Demo", new IdempotencyKey("panel/3"), null));
    assertThat(due()).isEmpty();
  }

  @Test
  void nobodyIsAskedWhileAPersonHasTheConversation() {
    openDueIn(Duration.ofHours(1));
    made(desk.close(thread.tenant(), NUMBER, "Agente Demo", ONCE, null));
    aMinutePasses();
    execute("update conversation set handler = 'agent' where tenant_id = $1");

    Await.done(watch.run());

    assertThat(happened()).doesNotContain(new What.Surveyed());
    assertThat(due()).containsExactly("survey");
  }

  @Test
  void nobodyIsAskedWhomOnlyATemplateWouldReach() {
    openDueIn(Duration.ofHours(1));
    made(desk.close(thread.tenant(), NUMBER, "Agente Demo", ONCE, null));
    aMinutePasses();
    execute(
        "update conversation set last_heard_at = now() - interval '2 days' where tenant_id = $1");
    execute("update channel set kind = 'whatsapp' where tenant_id = $1");

    Await.done(watch.run());

    assertThat(happened()).doesNotContain(new What.Surveyed());
    assertThat(due()).isEmpty();
  }

  @Test
  void whereNothingIsReopenedANewTicketIsOfferedWithTheClosing() {
    terms.reopenNothing();
    openDueIn(Duration.ofHours(1));

    made(desk.close(thread.tenant(), NUMBER, "Agente Demo", ONCE, null));

    assertThat(told())
        .singleElement()
        .asString()
        .contains("abrimos uno nuevo")
        .doesNotContain("reabro");
  }

  @Test
  void whatCannotBeWrittenDownKeepsNothingElseWaiting() {
    openDueIn(Duration.ofMinutes(-1));
    DATABASE.executeAsOwner(
        "alter table ticket_event add constraint poison check (kind <> 'answer_warning') not"
            + " valid");
    try {
      Await.done(watch.run());
    } finally {
      DATABASE.executeAsOwner("alter table ticket_event drop constraint poison");
    }

    assertThat(happened()).hasSize(Kind.values().length);
    assertThat(due()).containsExactly("answer_warning");
    assertThat(
            texts(
                "select kind from ticket_due"
                    + " where tenant_id = $1 and attempts = 1 and try_at > clock_timestamp()"))
        .containsExactly("answer_warning");
  }

  /** A ticket all of whose targets end then. */
  private void openDueIn(Duration time) {
    var now = Instant.now();
    var key = new IdempotencyKey("run/open");
    var origin =
        new TicketOrigin(
            thread.tenant(), key, thread.conversation(), thread.contact(), Language.SPANISH);
    var report = new TicketReport(Category.INTERNET, Priority.HIGH, "Sin internet", List.of());
    var alarms =
        Stream.of(Kind.values()).map(kind -> new TicketAlarm(kind, now.plus(time))).toList();
    var opening = new Opening(new ServicePromise(now, null, null), null, alarms, null, null);
    Await.value(tickets.open(origin, report, opening));
  }

  private static void made(Mono<Outcome> change) {
    assertThat(Await.value(change)).isInstanceOf(Outcome.Made.class);
  }

  private TicketDesk.TicketFile file() {
    return Await.value(desk.file(thread.tenant(), NUMBER));
  }

  private List<What> happened() {
    return file().events().stream().map(TicketEvent::what).toList();
  }

  private void aMinutePasses() {
    execute("update ticket_due set due_at = now() where tenant_id = $1");
  }

  private List<String> due() {
    return texts("select kind from ticket_due where tenant_id = $1 order by kind");
  }

  private List<String> told() {
    return texts("select content::text from outbox where tenant_id = $1 order by sequence");
  }

  private List<String> texts(String sql) {
    return Await.value(
        DATABASE
            .scope()
            .inTenant(
                thread.tenant(),
                () ->
                    DATABASE
                        .client()
                        .sql(sql)
                        .bind(0, thread.tenant().value())
                        .mapValue(String.class)
                        .all()
                        .collectList()));
  }

  private void execute(String sql) {
    Await.done(
        DATABASE
            .scope()
            .inTenant(
                thread.tenant(),
                () -> DATABASE.client().sql(sql).bind(0, thread.tenant().value()).then()));
  }
}
