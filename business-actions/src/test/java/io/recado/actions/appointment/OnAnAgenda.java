package io.recado.actions.appointment;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.FoundItem;
import io.recado.action.IdempotencyKey;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.caldav.CalDav;
import io.recado.actions.hours.BusinessHours;
import io.recado.actions.hours.OpenPeriod;
import io.recado.actions.resilience.ActionGuards;
import io.recado.actions.resilience.ActionLimits;
import io.recado.channel.MasterKey;
import io.recado.channel.SecretBox;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.dialogue.SlotValue;
import io.recado.egress.TestEgress;
import io.recado.settings.Settings;
import io.recado.tenant.InMemoryTenants;
import io.recado.tenant.Tenant;
import io.recado.tenant.TenantId;
import io.recado.tenant.Tenants;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Mono;

/**
 * A test on a real agenda: a tenant of its own in Santiago, open from nine to twelve, with one
 * service, one technician and two customers.
 */
abstract class OnAnAgenda {

  static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

  /** Monday, 08:30 in Santiago. */
  static final Instant NOW = Instant.parse("2026-11-23T11:30:00Z");

  private static final SecretBox BOX = SecretBox.of(List.of(MasterKey.random()));
  private static final URI HERE = URI.create("https://chat.example.com");

  private static TestDatabase database;

  final SettableClock clock = new SettableClock(NOW);
  final UUID service = Uuid7.next();
  TenantId tenant;
  TestThread ana;
  TestThread ben;
  TestAgenda add;
  Agenda agenda;
  Bookings bookings;

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
    ben = TestConversations.add(database, tenant);
    agenda = new PostgresAgenda(database.client(), database.scope());
    bookings = new PostgresBookings(database.client(), database.scope());
    add = new TestAgenda(database, tenant);
    add.execute("update tenant set time_zone = '%s' where tenant_id = $1".formatted(SANTIAGO));
    add.service(service);
    add.calendar("Technician 1", service);
  }

  static TestDatabase database() {
    return database;
  }

  /** This test's tenant alone: others' rows stay in the database between tests. */
  Tenants tenants() {
    return new InMemoryTenants().add(new Tenant(tenant, "Red Andina", SANTIAGO, Language.SPANISH));
  }

  Planner planner() {
    var week =
        Arrays.stream(DayOfWeek.values())
            .collect(
                Collectors.toMap(
                    Function.identity(), day -> List.of(OpenPeriod.of("09:00", "12:00"))));
    var hours = new BusinessHours(SANTIAGO, week, Map.of());
    var firm = new Planner.Firm(tenants(), any -> Mono.just(hours));
    return new Planner(agenda, servers(), firm, HERE, clock);
  }

  CalendarServers servers() {
    var guards = new ActionGuards(ActionLimits.of(Settings.of(Map.of())), clock);
    var egress = TestEgress.toThisMachine(Duration.ofSeconds(10));
    return new CalendarServers(sql(), BOX, new CalDav(egress), guards);
  }

  static AgendaSql sql() {
    return new AgendaSql(database.client(), database.scope());
  }

  WriteCalendars writing() {
    return new WriteCalendars(database.database().dispatch(), sql(), servers(), clock);
  }

  /** What becomes of Ana's wish for a time. */
  ActionOutcome book(String key, Instant start) {
    var inputs =
        Map.<String, SlotValue>of(
            "service", picked(service.toString()), "time", picked(start.toString()));
    var book = new BookAppointment(planner(), bookings);
    return Await.value(book.perform(request(book.name(), ana, key, inputs)));
  }

  /** The times that Ana is offered on a day. */
  List<String> offered(LocalDate day) {
    var inputs =
        Map.of(
            "service",
            picked(service.toString()),
            "day",
            new SlotValue.Day(List.of(day), day.toString()));
    var free = new FreeTimesLookup(planner());
    var found =
        Await.value(
            free.find(
                new LookupRequest(
                    tenant,
                    ana.conversation(),
                    ana.contact(),
                    free.name(),
                    inputs,
                    Language.SPANISH)));
    return found instanceof LookupOutcome.Found(var items)
        ? items.stream().map(FoundItem::title).toList()
        : List.of();
  }

  static SlotValue picked(String id) {
    return new SlotValue.Picked(id, "title", Map.of());
  }

  /** This time, with any of the calendars. */
  Bookings.Wanted wanted(Instant start) {
    var service = Await.value(agenda.service(tenant, this.service));
    return new Bookings.Wanted(service, start, new Room(calendars(), List.of(), false));
  }

  List<UUID> calendars() {
    return Await.all(
        add.query(
            "select calendar_id from calendar where tenant_id = $1 order by name", UUID.class));
  }

  ActionRequest request(
      ActionName action, TestThread customer, String key, Map<String, SlotValue> inputs) {
    return new ActionRequest(
        tenant,
        customer.conversation(),
        customer.contact(),
        new IdempotencyKey(key),
        action,
        inputs,
        Language.SPANISH);
  }

  /** Of Ana, for what is asked of {@link #bookings} itself. */
  ActionRequest request(String key) {
    return request(new ActionName("any"), ana, key, Map.of());
  }

  /** An appointment of Ana's. */
  Appointment booked(Instant start) {
    var made = bookings.book(request("book" + start), wanted(start), clock.instant());
    return ((Change.Made) Await.value(made)).appointment();
  }
}
