package io.recado.actions.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionOutcome.Done;
import io.recado.action.ActionOutcome.Rejected;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupOutcome.Found;
import io.recado.action.LookupOutcome.None;
import io.recado.action.LookupRequest;
import io.recado.actions.TestConversations.TestThread;
import io.recado.conversation.Language;
import io.recado.dialogue.SlotValue;
import io.recado.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

/** The lookups and actions of appointments on a real agenda. */
@Tag("server")
class AppointmentsTest extends OnAnAgenda {

  private static final String NINE_ON_TUESDAY = "2026-11-24T12:00:00Z";
  private static final String TEN_ON_TUESDAY = "2026-11-24T13:00:00Z";

  private static final int RACES = 1_000;
  private static final int RACES_AT_ONCE = 5;
  private static final int TRIES = 25;

  @Test
  void servicesAreFoundInTheCustomersLanguage() {
    assertThat(find(new ServicesLookup(agenda), ana, Map.of()))
        .isEqualTo(
            new Found(
                List.of(
                    new FoundItem(
                        service.toString(),
                        "Visita",
                        "60 min · 25.000 CLP",
                        Map.of("service", "Visita", "price", "25.000 CLP"),
                        null))));
  }

  @Test
  void freeTimesAreFoundFromTheNoticeOn() {
    var found = freeTimes(Map.of());

    assertThat(found.getFirst().title()).isEqualTo("lun 23 nov, 11:00");
    assertThat(found.getFirst().facts()).containsEntry("when", "lunes 23 de noviembre a las 11:00");
    assertThat(found).hasSize(Found.MOST_ITEMS);
  }

  @Test
  void aDayAndATimeNarrowWhatIsFound() {
    assertThat(freeTimes(Map.of("day", day("2026-11-24"))))
        .extracting(FoundItem::title)
        .containsExactly("mar 24 nov, 9:00", "mar 24 nov, 10:00", "mar 24 nov, 11:00");
    assertThat(freeTimes(Map.of("day", day("2026-11-24"), "time", time("10:00"))))
        .extracting(FoundItem::title)
        .containsExactly("mar 24 nov, 10:00");
    assertThat(freeTimes(Map.of("day", day("2026-11-24"), "time", time("18:00"))))
        .as("the nearest first")
        .extracting(FoundItem::title)
        .containsExactly("mar 24 nov, 11:00", "mar 24 nov, 10:00", "mar 24 nov, 9:00");
  }

  @Test
  void hoursOfTheDayLeaveTheOthersOut() {
    assertThat(freeTimes(Map.of("day", day("2026-11-24"), "time", hours(10, 20))))
        .extracting(FoundItem::title)
        .containsExactly("mar 24 nov, 10:00", "mar 24 nov, 11:00");
    assertThat(find(free(), ana, times(Map.of("day", day("2026-11-24"), "time", hours(12, 20)))))
        .isEqualTo(new None("those_hours"));
    assertThat(find(free(), ana, times(Map.of("day", day("2026-11-22"), "time", hours(12, 20)))))
        .as("on a day that is over there is nothing at any hour")
        .isEqualTo(new None("that_day"));
  }

  @Test
  void nothingIsFoundOnDaysThatAreOverOrFarAwayOrOfServicesThatAreNot() {
    assertThat(find(free(), ana, times(Map.of("day", day("2026-11-22")))))
        .isEqualTo(new None("that_day"));
    assertThat(find(free(), ana, times(Map.of("day", day("2027-11-22")))))
        .isEqualTo(new None("that_day"));
    assertThat(find(free(), ana, Map.of())).isEqualTo(new None("unknown_service"));
    assertThat(find(free(), ana, Map.of("service", new SlotValue.Words("visit"))))
        .isEqualTo(new None("unknown_service"));
  }

  @Test
  void whatIsHardToTakeBackNeedsAYes() {
    assertThat(List.of(book(), move(), cancel())).allMatch(BusinessAction::needsConfirmation);
  }

  @Test
  void whatIsBookedIsTakenWithItsBufferAndCanBeBookedByNobodyElse() {
    var booked = perform(book(), ana, "1", at(TEN_ON_TUESDAY));

    assertThat(((Done) booked).receipt().facts())
        .containsEntry("number", "C-1001")
        .containsEntry("service", "Visita")
        .containsEntry("when", "martes 24 de noviembre a las 10:00")
        .hasEntrySatisfying(
            "calendar",
            link ->
                assertThat(link).matches("https://chat\\.example\\.com/appointments/.{36}\\.ics"));
    // At 09:00 its half hour afterwards would be in the way, and at 11:00 this one's.
    assertThat(find(free(), ben, times(Map.of("day", day("2026-11-24")))))
        .isEqualTo(new None("that_day"));
    assertThat(perform(book(), ben, "2", at(TEN_ON_TUESDAY))).isEqualTo(new Rejected("taken"));
    assertThat(perform(book(), ben, "3", at(NINE_ON_TUESDAY))).isEqualTo(new Rejected("taken"));
  }

  @Test
  void whatIsKeptFreeBeforeIsHeldAsWhatIsKeptFreeAfter() {
    perform(book(), ana, "1", at(NINE_ON_TUESDAY));
    add.execute("update service set buffer_before_minutes = 31 where tenant_id = $1");

    assertThat(perform(book(), ben, "2", at("2026-11-24T14:00:00Z")))
        .as("nine o'clock keeps its calendar until half past ten")
        .isEqualTo(new Rejected("taken"));
    add.execute("update service set buffer_before_minutes = 30 where tenant_id = $1");
    assertThat(perform(book(), ben, "3", at("2026-11-24T14:00:00Z"))).isInstanceOf(Done.class);

    assertThat(
            Await.all(
                add.query(
                    "select (lower(occupied) at time zone 'UTC')::text from appointment"
                        + " where tenant_id = $1 order by starts_at",
                    String.class)))
        .containsExactly("2026-11-24 12:00:00", "2026-11-24 13:30:00");
  }

  @Test
  void aRepeatedRequestHasOneEffectAndTheSameReceipt() {
    var first = perform(book(), ana, "1", at(TEN_ON_TUESDAY));
    clock.set(NOW.plus(Duration.ofDays(9)));

    assertThat(perform(book(), ana, "1", at(TEN_ON_TUESDAY))).isEqualTo(first);
    assertThat(Await.value(book().outcomeOf(request(book(), ana, "1", at(TEN_ON_TUESDAY)))))
        .isEqualTo(first);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void whatWasNeverDoneHasNoOutcome() {
    var outcome = book().outcomeOf(request(book(), ana, "never", at(TEN_ON_TUESDAY)));

    assertThat(outcome.blockOptional()).isEmpty();
  }

  @Test
  void timesNobodyOfferedAreNotBooked() {
    assertThat(perform(book(), ana, "1", at("2026-11-24T13:15:00Z")))
        .isEqualTo(new Rejected("taken"));
    assertThat(perform(book(), ana, "2", at("2026-11-20T13:00:00Z")))
        .isEqualTo(new Rejected("taken"));
    assertThat(perform(book(), ana, "3", at("at ten"))).isEqualTo(new Rejected("taken"));
    assertThat(count()).isZero();
  }

  @Test
  void anAppointmentIsMovedAndItsOldTimeIsFreeAgain() {
    perform(book(), ana, "1", at(TEN_ON_TUESDAY));

    var moved = perform(move(), ana, "2", at(NINE_ON_TUESDAY, "1001"));

    assertThat(((Done) moved).receipt().facts())
        .containsEntry("when", "martes 24 de noviembre a las 9:00");
    assertThat(freeTimes(Map.of("day", day("2026-11-24"))))
        .extracting(FoundItem::title)
        .containsExactly("mar 24 nov, 11:00");
    assertThat(perform(move(), ana, "2", at(NINE_ON_TUESDAY, "1001"))).isEqualTo(moved);
  }

  @Test
  void anAppointmentIsNotMovedOntoAnother() {
    perform(book(), ana, "1", at("2026-11-24T12:00:00Z"));
    perform(book(), ben, "2", at("2026-11-24T14:00:00Z"));

    assertThat(perform(move(), ana, "3", at("2026-11-24T14:00:00Z", "1001")))
        .isEqualTo(new Rejected("taken"));
    assertThat(mine(ana)).extracting(FoundItem::title).containsExactly("mar 24 nov, 9:00");
  }

  @Test
  void aCancelledAppointmentIsGoneAndItsTimeFree() {
    perform(book(), ana, "1", at(TEN_ON_TUESDAY));

    var cancelled = perform(cancel(), ana, "2", Map.of("appointment", picked("1001")));

    assertThat(((Done) cancelled).receipt().reference()).isEqualTo("C-1001");
    assertThat(find(new MyAppointmentsLookup(planner()), ana, Map.of()))
        .isEqualTo(new None("none_booked"));
    assertThat(perform(cancel(), ana, "3", Map.of("appointment", picked("1001"))))
        .isEqualTo(new Rejected("unknown_appointment"));
    assertThat(perform(book(), ben, "4", at(TEN_ON_TUESDAY))).isInstanceOf(Done.class);
  }

  @Test
  void anotherCustomersAppointmentCannotBeSeenMovedOrCancelled() {
    perform(book(), ana, "1", at(TEN_ON_TUESDAY));

    assertThat(find(new MyAppointmentsLookup(planner()), ben, Map.of()))
        .isEqualTo(new None("none_booked"));
    assertThat(find(free(), ben, Map.of("appointment", picked("1001"))))
        .isEqualTo(new None("unknown_appointment"));
    assertThat(perform(move(), ben, "2", at(NINE_ON_TUESDAY, "1001")))
        .isEqualTo(new Rejected("unknown_appointment"));
    assertThat(perform(cancel(), ben, "3", Map.of("appointment", picked("1001"))))
        .isEqualTo(new Rejected("unknown_appointment"));
    assertThat(mine(ana)).hasSize(1);
  }

  @Test
  void aSecondCalendarTakesASecondAppointment() {
    add.calendar("Technician 2", service);

    assertThat(perform(book(), ana, "1", at(TEN_ON_TUESDAY))).isInstanceOf(Done.class);
    assertThat(perform(book(), ben, "2", at(TEN_ON_TUESDAY))).isInstanceOf(Done.class);
    assertThat(perform(book(), ben, "3", at(TEN_ON_TUESDAY))).isEqualTo(new Rejected("taken"));
  }

  @Test
  void anAbsenceWithoutAnEndLeavesNothingFree() {
    add.execute(
        "insert into calendar_absence select tenant_id, calendar_id, '[2026-11-24,)' from calendar"
            + " where tenant_id = $1");

    assertThat(freeTimes(Map.of())).hasSize(1);
    assertThat(perform(book(), ana, "1", at(TEN_ON_TUESDAY))).isEqualTo(new Rejected("taken"));
  }

  @Test
  void aTechnicianWithHoursOfTheirOwnIsToBeHadInThemAlone() {
    add.execute(
        """
        insert into calendar_hours (tenant_id, calendar_id, weekday, opens, closes)
        select tenant_id, calendar_id, 2, '09:30'::time, '11:30'::time from calendar where tenant_id = $1
        """);

    assertThat(freeTimes(Map.of("day", day("2026-11-24"))))
        .extracting(FoundItem::title)
        .containsExactly("mar 24 nov, 10:00");
    assertThat(perform(book(), ana, "1", at("2026-11-25T13:00:00Z")))
        .as("on Wednesday nobody is there")
        .isEqualTo(new Rejected("taken"));
    assertThat(perform(book(), ana, "2", at(NINE_ON_TUESDAY))).isEqualTo(new Rejected("taken"));
    assertThat(perform(book(), ana, "3", at(TEN_ON_TUESDAY))).isInstanceOf(Done.class);
  }

  /**
   * In each race, two nodes want one time at once. They pass by what looks first, and their
   * transactions overlap: only the constraint stands.
   */
  @Test
  void inAThousandRacesOfTwoNodesOneOfThemGetsTheTime() {
    var visit = Await.value(agenda.service(tenant, service));
    var room = new Room(calendars(), List.of(), false);
    try (var otherNode = database().anotherNode()) {
      var others = new PostgresBookings(otherNode.client(), otherNode.scope());

      var races =
          Await.all(
              Flux.range(0, RACES)
                  .flatMap(
                      race -> {
                        var time = Instant.parse(TEN_ON_TUESDAY).plus(Duration.ofHours(2L * race));
                        var wanted = new Bookings.Wanted(visit, time, room);
                        var here = bookings.book(racing(ana, "here" + race), wanted, NOW);
                        var there = others.book(racing(ben, "there" + race), wanted, NOW);
                        // Whoever is asked first should not always win.
                        return race % 2 == 0 ? Mono.zip(here, there) : Mono.zip(there, here);
                      },
                      RACES_AT_ONCE));

      assertThat(races).hasSize(RACES).allSatisfy(AppointmentsTest::assertOneWon);
    }
    assertThat(count()).isEqualTo(RACES);
    assertThat(
            Await.all(
                add.query(
                    "select count(*) from appointment where tenant_id = $1 group by contact_id",
                    Long.class)))
        .as("both nodes have won")
        .hasSize(2);
  }

  @Test
  void whoTakesCalendarsAwaySeesWhatIsJustBooked() {
    for (int round = 0; round < TRIES; round++) {
      add.execute(
          "insert into service_calendar select tenant_id, '%s', calendar_id from calendar where tenant_id = $1"
                  .formatted(service)
              + " on conflict do nothing");
      var start = Instant.parse(TEN_ON_TUESDAY).plus(Duration.ofDays(round));

      var book = bookings.book(request(book(), ana, "try" + round, Map.of()), wanted(start), NOW);
      var race = Await.value(Mono.zip(book, bookedAsCalendarsGo(start)));

      assertThat(race.getT1() instanceof Change.Made).isEqualTo(race.getT2() == 1);
    }
  }

  private static void assertOneWon(Tuple2<Change, Change> race) {
    assertThat(race.toList())
        .hasAtLeastOneElementOfType(Change.Made.class)
        .contains(new Change.Taken());
  }

  private ActionRequest racing(TestThread customer, String key) {
    return request(book(), customer, key, Map.of());
  }

  private Mono<Long> bookedAsCalendarsGo(Instant start) {
    return sql()
        .inTenant(
            tenant,
            () ->
                sql()
                    .of("delete from service_calendar where tenant_id = $1", tenant)
                    .then()
                    .then(
                        sql()
                            .of(
                                "select count(*) from appointment where tenant_id = $1 and starts_at = $2",
                                tenant,
                                start)
                            .mapValue(Long.class)
                            .one()));
  }

  /** What no code of ours keeps, the database does. */
  @Test
  void theDatabaseTurnsAwayTwoAtOneTime() {
    perform(book(), ana, "1", at(TEN_ON_TUESDAY));

    var again =
        """
        insert into appointment
        select tenant_id, number + 1, conversation_id, contact_id, service_id, calendar_id,
               starts_at, ends_at, occupied, state
        from appointment where tenant_id = $1
        """;

    assertThatThrownBy(() -> add.execute(again))
        .hasStackTraceContaining("appointment_tenant_id_calendar_id_occupied_excl");
  }

  private FreeTimesLookup free() {
    return new FreeTimesLookup(planner());
  }

  private BookAppointment book() {
    return new BookAppointment(planner(), bookings);
  }

  private RescheduleAppointment move() {
    return new RescheduleAppointment(planner(), bookings);
  }

  private CancelAppointment cancel() {
    return new CancelAppointment(planner(), bookings);
  }

  private List<FoundItem> freeTimes(Map<String, SlotValue> inputs) {
    return ((Found) find(free(), ana, times(inputs))).items();
  }

  private List<FoundItem> mine(TestThread customer) {
    return ((Found) find(new MyAppointmentsLookup(planner()), customer, Map.of())).items();
  }

  private Map<String, SlotValue> times(Map<String, SlotValue> inputs) {
    var all = new HashMap<>(inputs);
    all.put("service", picked(service.toString()));
    return all;
  }

  private LookupOutcome find(Lookup lookup, TestThread customer, Map<String, SlotValue> inputs) {
    return Await.value(
        lookup.find(
            new LookupRequest(
                tenant,
                customer.conversation(),
                customer.contact(),
                lookup.name(),
                inputs,
                Language.SPANISH)));
  }

  private ActionOutcome perform(
      BusinessAction action, TestThread customer, String key, Map<String, SlotValue> inputs) {
    return Await.value(action.perform(request(action, customer, key, inputs)));
  }

  private ActionRequest request(
      BusinessAction action, TestThread customer, String key, Map<String, SlotValue> inputs) {
    return request(action.name(), customer, key, inputs);
  }

  private Map<String, SlotValue> at(String start) {
    return Map.of("service", picked(service.toString()), "time", picked(start));
  }

  private static Map<String, SlotValue> at(String start, String appointment) {
    return Map.of("appointment", picked(appointment), "time", picked(start));
  }

  private static SlotValue day(String day) {
    return new SlotValue.Day(List.of(LocalDate.parse(day)), day);
  }

  private static SlotValue hours(int from, int until) {
    return new SlotValue.Hours(LocalTime.of(from, 0), LocalTime.of(until, 0), "por la tarde");
  }

  private static SlotValue time(String time) {
    return new SlotValue.TimeOfDay(List.of(LocalTime.parse(time)), time);
  }

  private long count() {
    return add.count("appointment");
  }
}
