package io.recado.actions.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionName;
import io.recado.action.ActionRequest;
import io.recado.action.IdempotencyKey;
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.hours.BusinessHours;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Option;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.json.JsonText;
import io.recado.tenant.InMemoryTenants;
import io.recado.tenant.Tenant;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reminders and missed appointments on a real agenda. */
class RemindersTest {

  private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
  private static final Instant NOW = Instant.parse("2026-11-23T11:30:00Z");

  /** Three days later, 10:00 in Santiago. */
  private static final Instant START = Instant.parse("2026-11-26T13:00:00Z");

  private static TestDatabase database;

  private final SettableClock clock = new SettableClock(NOW);
  private final UUID service = Uuid7.next();
  private TenantId tenant;
  private TestThread ana;
  private TestAgenda add;
  private Bookings bookings;
  private AgendaDesk desk;

  @BeforeAll
  static void start() {
    database = TestDatabase.ofPlainOwner("core", "actions");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void openUp() {
    tenant = database.tenant("A tenant");
    ana = TestConversations.add(database, tenant);
    bookings = new PostgresBookings(database.client(), database.scope());
    desk = new AgendaDesk(database.client(), database.scope(), clock);
    add = new TestAgenda(database, tenant);
    add.service(service);
    add.calendar("Technician 1", service);
    add.execute(
        "insert into conversation_work (tenant_id, conversation_id)"
            + " select tenant_id, conversation_id from conversation where tenant_id = $1");
  }

  @Test
  void aDayAndTwoHoursBeforeTheCustomerIsRemindedOnce() {
    book(START);

    remindAt(START.minus(Duration.ofHours(25)));
    assertThat(sent()).isEmpty();

    remindAt(START.minus(Duration.ofHours(24)));
    remindAt(START.minus(Duration.ofHours(23)));
    assertThat(sent()).hasSize(1);

    remindAt(START.minus(Duration.ofHours(2)));
    remindAt(START.minus(Duration.ofHours(1)));
    assertThat(sent()).hasSize(2);

    remindAt(START);
    assertThat(sent()).hasSize(2);
  }

  @Test
  void aReminderNamesTheAppointmentAndItsButtonsLeadToIt() {
    book(START);

    remindAt(START.minus(Duration.ofHours(24)));

    var reminder = (Choices) sent().getFirst();
    assertThat(reminder.body())
        .isEqualTo("Te recordamos tu cita C-1001: Visita, jueves 26 de noviembre a las 10:00.");
    assertThat(reminder.options())
        .containsExactly(
            new Option("+:confirm_appointment:appointment=1001", "Confirmar", null),
            new Option("+:reschedule_appointment:appointment=1001", "Cambiar la cita", null),
            new Option("+:cancel_appointment:appointment=1001", "Anular la cita", null));
  }

  /** Nothing is locked and written for it, minute by minute. */
  @Test
  void whatWasSentIsReadWithTheAppointment() {
    book(START);
    assertThat(reminded()).isNull();

    remindAt(START.minus(Duration.ofHours(24)));
    remindAt(START.minus(Duration.ofHours(2)));

    assertThat(reminded())
        .isEqualTo(new Booked.Reminded(Duration.ofHours(2), START.minus(Duration.ofHours(2))));
  }

  @Test
  void anotherReminderTimeRemindsNobodyAgain() {
    book(START);
    remindAt(START.minus(Duration.ofHours(24)));

    add.execute(
        "insert into appointment_setting (tenant_id, reminder_minutes) values ($1, '{1500}')");
    remindAt(START.minus(Duration.ofHours(23)));

    assertThat(sent()).hasSize(1);
  }

  @Test
  void ofManyNodesThatRemindAtOnceOneDoes() {
    book(START);
    clock.set(START.minus(Duration.ofHours(24)));

    Await.all(Flux.range(0, 50).flatMap(node -> job().run().thenReturn(node), 10));

    assertThat(sent()).hasSize(1);
  }

  @Test
  void aMovedAppointmentIsRemindedOfAtItsNewTimeOnly() {
    var booked = book(START);
    remindAt(START.minus(Duration.ofHours(24)));
    var later = START.plus(Duration.ofDays(2));

    Await.done(bookings.move(request("move"), booked, later, clock.instant()));
    remindAt(START.minus(Duration.ofHours(2)));
    assertThat(sent()).hasSize(1);

    remindAt(later.minus(Duration.ofHours(24)));
    assertThat(sent()).hasSize(2);
    assertThat(sent().getLast().body()).contains("sábado 28 de noviembre a las 10:00");
  }

  @Test
  void aCancelledAppointmentIsNotRemindedOf() {
    var booked = book(START);

    Await.done(bookings.cancel(request("cancel"), booked, NOW));
    remindAt(START.minus(Duration.ofHours(24)));

    assertThat(sent()).isEmpty();
  }

  /** It was read as booked, and is not any more when it is about to be sent. */
  @Test
  void whatWasMovedOrCancelledMeanwhileIsNotSent() {
    var booked = book(START);
    var read =
        Objects.requireNonNull(reminders().booked(tenant, NOW, START.plusSeconds(1)).blockFirst());
    Await.done(bookings.cancel(request("cancel"), booked, NOW));

    var sent =
        Await.value(
            reminders()
                .send(
                    tenant,
                    read,
                    Duration.ofHours(24),
                    ReminderWords.of(read, SANTIAGO, false),
                    NOW));

    assertThat(sent).isFalse();
    assertThat(sent()).isEmpty();
  }

  @Test
  void aConfirmedAppointmentIsNotAskedToBeConfirmedAgain() {
    var booked = book(START);

    Await.done(bookings.confirm(request("confirm"), booked, NOW));
    remindAt(START.minus(Duration.ofHours(24)));

    assertThat(((Choices) sent().getFirst()).options())
        .extracting(Option::title)
        .containsExactly("Cambiar la cita", "Anular la cita");
  }

  @Test
  void aTenantRemindsAsItLikes() {
    add.execute(
        "insert into appointment_setting (tenant_id, reminder_minutes) values ($1, '{2880}')");
    book(START);

    remindAt(START.minus(Duration.ofDays(2)));
    remindAt(START.minus(Duration.ofHours(2)));

    assertThat(sent()).hasSize(1);
  }

  @Test
  void whoMissedAppointmentsIsAskedToConfirmWhereTheTenantWantsIt() {
    add.execute("insert into appointment_setting (tenant_id, no_shows_to_ask) values ($1, 1)");
    book(NOW.plus(Duration.ofHours(1)));
    clock.set(NOW.plus(Duration.ofHours(2)));
    Await.done(desk.missed(tenant, 1001));
    book(START);

    remindAt(START.minus(Duration.ofHours(24)));

    assertThat(sent().getFirst().body()).endsWith("Por favor, confírmanos que vas a estar.");
  }

  @Test
  void onlyWhatIsOverAndWasBookedCanBeMissed() {
    book(START);

    assertThat(Await.value(desk.missed(tenant, 1001))).as("still to come").isFalse();
    clock.set(START.plus(Duration.ofMinutes(15)));
    assertThat(Await.value(desk.missed(database.tenant("Another"), 1001))).isFalse();
    assertThat(Await.value(desk.missed(tenant, 1001))).isTrue();
    assertThat(Await.value(desk.missed(tenant, 1001))).as("noted already").isFalse();
    assertThat(Await.value(desk.notMissed(tenant, 1001))).isTrue();
    assertThat(Await.value(desk.missed(tenant, 4711))).isFalse();
  }

  private Appointment book(Instant start) {
    var wanted = new PostgresAgenda(database.client(), database.scope()).service(tenant, service);
    var made = bookings.book(request("book" + start), Await.value(wanted), start, clock.instant());
    return ((Change.Made) Await.value(made)).appointment();
  }

  private void remindAt(Instant now) {
    clock.set(now);
    Await.done(job().run());
  }

  /** Of this test's tenant alone: others' rows stay in the database between tests. */
  private RemindOfAppointments job() {
    var tenants =
        new InMemoryTenants().add(new Tenant(tenant, "Red Andina", SANTIAGO, Language.SPANISH));
    return new RemindOfAppointments(
        reminders(), tenants, any -> Mono.just(BusinessHours.always(SANTIAGO)), clock);
  }

  private Booked.@Nullable Reminded reminded() {
    var booked = reminders().booked(tenant, NOW, START.plusSeconds(1)).blockFirst();
    return Objects.requireNonNull(booked).reminded();
  }

  private static PostgresReminders reminders() {
    return new PostgresReminders(
        database.database().dispatch(), database.client(), database.scope());
  }

  private List<OutboundContent> sent() {
    return Await.value(
        database
            .scope()
            .inTenant(
                tenant,
                () ->
                    database
                        .client()
                        .sql(
                            "select content::text from outbox where tenant_id = $1 order by sequence")
                        .bind(0, tenant.value())
                        .mapValue(String.class)
                        .all()
                        .map(text -> JsonText.value(text, OutboundContent.class))
                        .collectList()));
  }

  private ActionRequest request(String key) {
    return new ActionRequest(
        tenant,
        ana.conversation(),
        ana.contact(),
        new IdempotencyKey(key),
        new ActionName("any"),
        Map.of(),
        Language.SPANISH);
  }
}
