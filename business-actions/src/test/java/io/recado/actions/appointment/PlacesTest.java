package io.recado.actions.appointment;

import static io.recado.actions.appointment.CalendarKind.PERSON;
import static io.recado.actions.appointment.CalendarKind.PLACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome.Done;
import io.recado.action.ActionOutcome.Rejected;
import io.recado.action.ActionRequest;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.hours.BusinessHours;
import io.recado.actions.ticket.TestNews;
import io.recado.conversation.Uuid7;
import io.recado.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Appointments that take somebody and a place, on a real agenda: a visit needs a technician and the
 * bay.
 */
@Tag("server")
class PlacesTest extends OnAnAgenda {

  private static final LocalDate TUESDAY = LocalDate.parse("2026-11-24");
  private static final Instant NINE = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-24T13:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2026-11-24T14:00:00Z");

  private static final int RACES = 100;
  private static final int MOVES = 25;
  private static final int RACES_AT_ONCE = 5;

  private UUID first;
  private UUID second;
  private UUID bay;

  @BeforeEach
  void twoTechniciansAndOneBay() {
    first = calendars().getFirst();
    second = add.calendar("Technician 2", service);
    bay = add.place("Bay", service);
  }

  @Test
  void oneOfEachIsTakenAndWithoutAPlaceNobodyIsFree() {
    booked(TEN);

    assertThat(taken()).containsExactly(first + " " + bay);
    assertThat(offered(TUESDAY)).as("the second technician has no bay").isEmpty();
    assertThat(book("2", TEN)).isEqualTo(new Rejected("taken"));
    add.place("Bay 2", service);
    assertThat(offered(TUESDAY))
        .containsExactly("mar 24 nov, 9:00", "mar 24 nov, 10:00", "mar 24 nov, 11:00");
    assertThat(book("3", TEN)).isInstanceOf(Done.class);
    assertThat(offered(TUESDAY)).as("both technicians are taken").isEmpty();
  }

  @Test
  void aPlaceIsTakenOnceWhateverItIsTakenFor() {
    var rental = Uuid7.next();
    add.service(rental);
    add.had(rental, bay);

    booked(TEN);
    assertThat(bookedAs(rental, "alone", TEN)).isEqualTo(new Change.Taken());
    assertThat(bookedAs(rental, "later", TEN.plus(Duration.ofDays(1))))
        .isInstanceOf(Change.Made.class);
    assertThat(book("beside", TEN.plus(Duration.ofDays(1)))).isEqualTo(new Rejected("taken"));
    assertThat(taken()).containsExactly(first + " " + bay, bay + " " + bay);
  }

  @Test
  void absencesAndHoursOfThePlaceCount() {
    add.execute(
        "insert into calendar_absence (tenant_id, calendar_id, during) values ($1, '%s', '[2026-11-24 12:00Z,2026-11-24 13:00Z)')"
            .formatted(bay));
    add.execute(
        "insert into calendar_hours (tenant_id, calendar_id, weekday, opens, closes) values ($1, '%s', 2, '09:00', '11:00')"
            .formatted(bay));

    assertThat(offered(TUESDAY)).containsExactly("mar 24 nov, 10:00");
  }

  @Test
  void whatIsMovedLeavesItsPlaceAndTakesAnother() {
    var booked = booked(NINE);
    var other = add.place("Bay 2", service);
    add.execute(
        "insert into calendar_absence (tenant_id, calendar_id, during) values ($1, '%s', '[2026-11-24 14:00Z,)')"
            .formatted(bay));

    var moved = Await.value(bookings.move(request("move"), booked.number(), wanted(ELEVEN), NOW));

    assertThat(moved).isInstanceOf(Change.Made.class);
    assertThat(taken()).containsExactly(first + " " + other);
  }

  @Test
  void whatIsNotMovedToWhereThePlaceIsTakenStays() {
    booked(NINE);
    var late = booked(ELEVEN);

    var moved = Await.value(bookings.move(request("move"), late.number(), wanted(NINE), NOW));

    assertThat(moved).isEqualTo(new Change.Taken());
    assertThat(taken()).containsExactly(first + " " + bay, first + " " + bay);
  }

  @Test
  void whatIsCancelledGivesBothFree() {
    var booked = booked(TEN);

    Await.done(bookings.cancel(request("cancel"), booked, NOW));

    assertThat(book("again", TEN)).isInstanceOf(Done.class);
  }

  /**
   * In each race, two nodes want the one bay, each with a technician of its own: no constraint on
   * technicians stands between them.
   */
  @Test
  void ofTwoPeopleWhoWantOnePlaceOneGetsIt() {
    var races =
        races(
            new Room(List.of(first), List.of(bay), false),
            new Room(List.of(second), List.of(bay), false));

    assertThat(races)
        .hasSize(RACES)
        .allSatisfy(
            race ->
                assertThat(race)
                    .hasAtLeastOneElementOfType(Change.Made.class)
                    .contains(new Change.Taken()));
    assertThat(taken()).hasSize(RACES);
    assertThat(taken().stream().distinct()).as("both nodes have won").hasSize(2);
  }

  /**
   * Who loses one of what looked free takes the other; so nobody is turned away who need not be.
   */
  @Test
  void ofTwoWithRoomForBothBothGetIt() {
    var other = add.place("Bay 2", service);
    var room = new Room(List.of(first, second), List.of(bay, other), false);

    var races = races(room, room);

    assertThat(races)
        .hasSize(RACES)
        .allSatisfy(race -> assertThat(race).hasOnlyElementsOfType(Change.Made.class));
    assertThat(taken()).hasSize(2 * RACES);
  }

  private List<List<Change>> races(Room here, Room there) {
    var visit = Await.value(agenda.service(tenant, service));
    try (var otherNode = database().anotherNode()) {
      var others = new PostgresBookings(otherNode.client(), otherNode.scope());
      return Await.all(
          Flux.range(0, RACES)
              .flatMap(
                  race -> {
                    var time = TEN.plus(Duration.ofHours(2L * race));
                    var one =
                        bookings.book(
                            as(ana, "here" + race), new Bookings.Wanted(visit, time, here), NOW);
                    var other =
                        others.book(
                            as(ben, "there" + race), new Bookings.Wanted(visit, time, there), NOW);
                    return (race % 2 == 0 ? Mono.zip(one, other) : Mono.zip(other, one))
                        .map(both -> List.of(both.getT1(), both.getT2()));
                  },
                  RACES_AT_ONCE));
    }
  }

  @Test
  void ofTwoWhoMoveToOnePlaceOneGetsThere() {
    var visit = Await.value(agenda.service(tenant, service));
    var one = booked(NINE);
    var other = booked(ELEVEN);
    try (var otherNode = database().anotherNode()) {
      var others = new PostgresBookings(otherNode.client(), otherNode.scope());
      for (int round = 1; round <= MOVES; round++) {
        var time = TEN.plus(Duration.ofDays(round));
        var here = new Bookings.Wanted(visit, time, new Room(List.of(first), List.of(bay), false));
        var there =
            new Bookings.Wanted(visit, time, new Room(List.of(second), List.of(bay), false));

        var race =
            Await.value(
                Mono.zip(
                    bookings.move(request("here" + round), one.number(), here, NOW),
                    others.move(request("there" + round), other.number(), there, NOW)));

        assertThat(race.toList())
            .hasAtLeastOneElementOfType(Change.Made.class)
            .contains(new Change.Taken());
      }
    }
  }

  /** Who waits for the other sees what is left. */
  @Test
  void ofTwoWhoMoveToWhereThereIsRoomForBothBothGetThere() {
    var other = add.place("Bay 2", service);
    var visit = Await.value(agenda.service(tenant, service));
    var one = booked(NINE);
    var two = booked(ELEVEN);
    var room = new Room(List.of(first, second), List.of(bay, other), false);
    try (var otherNode = database().anotherNode()) {
      var others = new PostgresBookings(otherNode.client(), otherNode.scope());
      for (int round = 1; round <= MOVES; round++) {
        var wanted = new Bookings.Wanted(visit, TEN.plus(Duration.ofDays(round)), room);

        var race =
            Await.value(
                Mono.zip(
                    bookings.move(request("here" + round), one.number(), wanted, NOW),
                    others.move(request("there" + round), two.number(), wanted, NOW)));

        assertThat(race.toList()).hasOnlyElementsOfType(Change.Made.class);
      }
    }
  }

  /** As the version before writes them, which knows of no places. */
  @Test
  void whoKnowsOfNoPlacesBooksNothingThatNeedsOneAndMovesWithThePlaceThereIs() {
    var booked = booked(NINE);
    var copy =
        """
        insert into appointment (tenant_id, number, conversation_id, contact_id, service_id, calendar_id,
                                 starts_at, ends_at, occupied)
        select tenant_id, 2000, conversation_id, contact_id, service_id, calendar_id,
               starts_at + interval '1 day', ends_at + interval '1 day',
               tstzrange(starts_at + interval '1 day', ends_at + interval '1 day')
        from appointment where tenant_id = $1
        on conflict do nothing
        """;
    var move =
        "update appointment set calendar_id = '%s', occupied = tstzrange('%s', '%s'), starts_at = '%2$s', ends_at = '%3$s'"
            + " where tenant_id = $1 and number = %4$s";

    add.execute(copy);
    add.execute(move.formatted(second, ELEVEN, ELEVEN.plus(Duration.ofHours(1)), booked.number()));

    assertThat(taken()).containsExactly(second + " " + bay);
    var alone = "update appointment set calendar_id = '%s' where tenant_id = $1".formatted(bay);
    assertThatThrownBy(() -> add.execute(alone)).hasStackTraceContaining("takes one of two");
    var early = Await.value(bookings.book(as(ben, "early"), wanted(NINE), NOW));
    var back = move.formatted(second, NINE, NINE.plus(Duration.ofHours(1)), booked.number());
    assertThat(early).isInstanceOf(Change.Made.class);
    assertThatThrownBy(() -> add.execute(back))
        .hasStackTraceContaining("appointment_place_occupied_excl");
  }

  @Test
  void aMissedAppointmentIsNotTakenBackWhereOthersHaveItsPlace() {
    var missed = booked(NINE);
    var desk =
        new AgendaDesk(database().client(), database().scope(), TestNews.on(database()), clock);
    clock.set(NINE);
    Await.done(desk.missed(tenant, missed.number()));
    var rental = Uuid7.next();
    add.service(rental);
    add.had(rental, bay);
    clock.set(NOW);
    assertThat(bookedAs(rental, "alone", NINE)).isInstanceOf(Change.Made.class);

    clock.set(NINE);
    assertThat(Await.value(desk.takeBack(tenant, missed.number()))).isFalse();
  }

  @Test
  void whatIsKeptForWhoWaitsIsKeptWithItsPlace() {
    var list =
        new PostgresWaitingList(
            database().database().dispatch(), database().client(), database().scope());
    add.awaken();
    var wish =
        Map.of(
            "service", picked(service.toString()),
            "span", picked("2026-11-24/2026-11-24"),
            "part", picked("any"));
    var join = new JoinWaitingList(planner(), list);
    Await.value(join.perform(request(join.name(), ana, "join", wish)));
    var job =
        new OfferFreedTimes(
            list,
            planner(),
            new Planner.Firm(tenants(), any -> Mono.just(BusinessHours.always(SANTIAGO))),
            Duration.ofHours(2));

    Await.done(job.run());

    assertThat(taken()).containsExactly(first + " " + bay);
    assertThat(offered(TUESDAY)).as("the bay is kept").containsExactly("mar 24 nov, 11:00");
    var take = new TakeOfferedTime(planner(), bookings, list);
    var offer = Map.of("appointment", picked("1001"));
    assertThat(Await.value(take.perform(request(take.name(), ana, "take", offer))))
        .isInstanceOf(Done.class);
  }

  private Change bookedAs(UUID service, String key, Instant start) {
    var wanted = Await.value(agenda.service(tenant, service));
    var room = new Room(List.of(bay), List.of(), false);
    return Await.value(bookings.book(as(ben, key), new Bookings.Wanted(wanted, start, room), NOW));
  }

  /** Any of the technicians, and any of the places. */
  @Override
  Bookings.Wanted wanted(Instant start) {
    return new Bookings.Wanted(
        Await.value(agenda.service(tenant, service)),
        start,
        new Room(calendarsOf(PERSON), calendarsOf(PLACE), false));
  }

  private List<UUID> calendarsOf(CalendarKind kind) {
    return Await.all(
        add.query(
            "select calendar_id from calendar where tenant_id = $1 and kind = '%s' order by name"
                .formatted(kind.code()),
            UUID.class));
  }

  /** Calendar and place of each appointment. */
  private List<String> taken() {
    return Await.all(
        add.query(
            "select calendar_id || ' ' || place_id from appointment where tenant_id = $1 and state in ('booked', 'held')"
                + " order by number",
            String.class));
  }

  private ActionRequest as(TestThread who, String key) {
    return request(new ActionName("any"), who, key, Map.of());
  }
}
