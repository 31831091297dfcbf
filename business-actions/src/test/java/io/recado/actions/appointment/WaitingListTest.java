package io.recado.actions.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionName;
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
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.hours.BusinessHours;
import io.recado.actions.hours.OpenPeriod;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Option;
import io.recado.dialogue.SlotValue;
import io.recado.testing.Await;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who waits for a time, on a real agenda that is full until somebody cancels. */
@Tag("server")
class WaitingListTest extends OnAnAgenda {

  private static final Instant TUESDAY_TEN = Instant.parse("2026-11-24T13:00:00Z");
  private static final Instant WEDNESDAY_TEN = Instant.parse("2026-11-25T13:00:00Z");
  private static final String TUESDAY = "2026-11-24/2026-11-24";
  private static final String THIS_WEEK = "2026-11-23/2026-11-29";
  private static final Duration KEPT = Duration.ofHours(2);

  private static final int RACES = 1_000;
  private static final int RACERS = 10;

  private PostgresWaitingList list;
  private TestThread eva;
  private Appointment booked;

  /** Eva has the only time of Tuesday, and nothing is free before and after it. */
  @BeforeEach
  void fullAgenda() {
    list =
        new PostgresWaitingList(
            database().database().dispatch(), database().client(), database().scope());
    eva = TestConversations.add(database(), tenant);
    add.awaken();
    add.execute(
        """
        insert into calendar_absence
        select tenant_id, calendar_id, during from calendar, (values
          (tstzrange('2026-11-23 00:00Z', '2026-11-24 13:00Z')),
          (tstzrange('2026-11-24 14:30Z', '2026-12-31 00:00Z'))) absent (during)
        where tenant_id = $1
        """);
    var made =
        bookings.book(
            request(new ActionName("any"), eva, "eva", Map.of()), wanted(TUESDAY_TEN), NOW);
    booked = ((Change.Made) Await.value(made)).appointment();
  }

  @Test
  void whoJoinsIsToldWhatForAndIsThereOnce() {
    var joined = join(ana, "1", TUESDAY, "morning");

    assertThat(((Done) joined).receipt().facts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "service", "Visita",
                "span", "el martes 24 de noviembre",
                "part", "por la mañana"));
    assertThat(join(ana, "1", TUESDAY, "morning")).as("the same request").isEqualTo(joined);
    assertThat(add.count("waiting_entry")).isEqualTo(1);
  }

  @Test
  void whoAsksAgainKeepsThePlaceWithTheNewWish() {
    join(ana, "1", "2026-11-25/2026-11-25", "morning");
    join(ben, "2", TUESDAY, "any");
    clock.set(NOW.plusSeconds(60));
    join(ana, "3", TUESDAY, "any");

    cancelBooked();
    run();

    assertThat(add.count("waiting_entry")).isEqualTo(2);
    assertThat(kept(ana)).hasSize(1);
    assertThat(kept(ben)).isEmpty();
  }

  @Test
  void whatIsNoServiceNoSpanOrOverIsRefused() {
    assertThat(join(ana, "1", "tomorrow", "any")).isEqualTo(new Rejected("span_over"));
    assertThat(join(ana, "2", "2026-11-20/2026-11-22", "any")).isEqualTo(new Rejected("span_over"));
    assertThat(join(ana, "3", TUESDAY, "midnight")).isEqualTo(new Rejected("span_over"));
    var wish = Map.of("service", picked("no id"), "span", picked(TUESDAY), "part", picked("any"));
    assertThat(perform(new JoinWaitingList(planner(), list), ana, "4", wish))
        .isEqualTo(new Rejected("unknown_service"));
    assertThat(add.count("waiting_entry")).isZero();
  }

  @Test
  void nothingIsOfferedWhileNothingIsFree() {
    join(ana, "1", THIS_WEEK, "any");

    run();

    assertThat(said()).isEmpty();
  }

  @Test
  void nothingIsKeptInACalendarThatHasJustBeenTakenAway() {
    join(ana, "1", TUESDAY, "any");
    cancelBooked();
    var waiting = Await.all(list.inOrder(tenant)).getFirst();
    var offer =
        new WaitingList.Offer(
            TUESDAY_TEN,
            new Room(calendars(), List.of(), false),
            TUESDAY_TEN,
            number -> WaitingWords.offer(waiting, TUESDAY_TEN, TUESDAY_TEN, SANTIAGO, number));

    add.execute("delete from service_calendar where tenant_id = $1");

    assertThat(Await.value(list.offer(tenant, waiting, offer, NOW))).isFalse();
    assertThat(kept(ana)).isEmpty();
  }

  @Test
  void theFirstWhoFitsIsOfferedWhatGotFree() {
    join(ana, "1", TUESDAY, "afternoon");
    join(ben, "2", TUESDAY, "morning");

    cancelBooked();
    run();

    var offer = (Choices) said().getFirst();
    assertThat(said()).hasSize(1);
    assertThat(kept(ben)).extracting(FoundItem::id).containsExactly("1002");
    assertThat(offer.body())
        .isEqualTo(
            "Hay una hora libre para Visita: martes 24 de noviembre a las 10:00. Todavía no está"
                + " agendada: te la guardo hasta el lunes 23 de noviembre a las 10:30. ¿La quieres?");
    assertThat(offer.options())
        .containsExactly(
            new Option("+:answer_offer:answer=take,offer=1002", "Sí, la tomo", null),
            new Option("+:answer_offer:answer=pass,offer=1002", "Esta vez no", null),
            new Option("+:cancel_appointment:what=waiting", "Salir de la lista", null));
  }

  @Test
  void whatIsKeptForOneIsNotToBeHadByOthers() {
    join(ana, "1", TUESDAY, "any");
    cancelBooked();
    run();

    assertThat(offered(LocalDate.parse("2026-11-24"))).isEmpty();
    assertThat(Await.value(bookings.book(request("other"), wanted(TUESDAY_TEN), NOW)))
        .isEqualTo(new Change.Taken());
    assertThat(take(ben, "2", "1002")).as("it is Ana's").isEqualTo(new Rejected("taken"));
  }

  @Test
  void whoTakesItHasTheAppointmentAndWaitsNoMore() {
    join(ana, "1", TUESDAY, "any");
    cancelBooked();
    run();

    var taken = take(ana, "2", "1002");

    assertThat(((Done) taken).receipt().facts())
        .containsEntry("number", "C-1002")
        .containsEntry("when", "martes 24 de noviembre a las 10:00");
    assertThat(take(ana, "2", "1002")).as("the same request").isEqualTo(taken);
    assertThat(find(new MyWaitingLookup(list), ana)).isEqualTo(new None("not_waiting"));
    assertThat(find(new MyAppointmentsLookup(planner()), ana)).isInstanceOf(Found.class);
    clock.set(NOW.plus(KEPT).plusSeconds(1));
    run();
    assertThat(find(new MyAppointmentsLookup(planner()), ana)).isInstanceOf(Found.class);
  }

  @Test
  void whatIsLetPassGoesToTheNextAndNotBack() {
    join(ana, "1", TUESDAY, "any");
    join(ben, "2", TUESDAY, "any");
    cancelBooked();
    run();

    var passed = perform(pass(), ana, "3", Map.of("appointment", picked("1002")));
    run();

    assertThat(passed).isInstanceOf(Done.class);
    assertThat(kept(ana)).isEmpty();
    assertThat(kept(ben)).hasSize(1);
    perform(pass(), ben, "4", Map.of("appointment", picked("1003")));
    run();
    assertThat(kept(ana)).as("it was offered once").isEmpty();
    assertThat(find(new MyWaitingLookup(list), ana)).isInstanceOf(Found.class);
  }

  @Test
  void whatIsNotAnsweredInTimeGoesToTheNext() {
    join(ana, "1", TUESDAY, "any");
    join(ben, "2", TUESDAY, "any");
    cancelBooked();
    run();

    clock.set(NOW.plus(KEPT));
    assertThat(take(ana, "3", "1002")).as("too late").isEqualTo(new Rejected("taken"));
    run();

    assertThat(kept(ana)).isEmpty();
    assertThat(kept(ben)).hasSize(1);
    assertThat(said()).hasSize(2);
  }

  /** Each time is kept for them, and with it from everybody else. */
  @Test
  void whoDoesNotAnswerTwiceWaitsNoMoreAndIsToldOnce() {
    wednesdayIsFree();
    join(ana, "1", THIS_WEEK, "any");
    run();
    clock.set(NOW.plus(KEPT));
    run();
    assertThat(kept(ana)).as("the second time").hasSize(1);

    clock.set(NOW.plus(KEPT.multipliedBy(2)));
    run();
    run();

    assertThat(said()).hasSize(3);
    assertThat(said().getLast().body())
        .isEqualTo(
            "Te guardé más de una vez una hora para Visita y no me respondiste, así que ya no estás en"
                + " la lista de espera. Si todavía la necesitas, escribe «agendar una cita».");
    assertThat(find(new MyWaitingLookup(list), ana)).isEqualTo(new None("not_waiting"));
    assertThat(add.count("waiting_look")).as("nobody is left on it").isZero();
  }

  @Test
  void whoLetsTimesPassIsNotSilent() {
    wednesdayIsFree();
    join(ana, "1", THIS_WEEK, "any");
    run();
    perform(pass(), ana, "2", Map.of("appointment", picked("1002")));
    run();
    perform(pass(), ana, "3", Map.of("appointment", picked("1003")));
    run();

    assertThat(find(new MyWaitingLookup(list), ana)).isInstanceOf(Found.class);
  }

  @Test
  void whoBooksATimeOtherwiseWaitsNoMoreAndGivesFreeWhatIsKept() {
    wednesdayIsFree();
    join(ana, "1", TUESDAY, "any");
    join(ben, "2", TUESDAY, "any");
    cancelBooked();
    run();

    var made = Await.value(bookings.book(as(ana, "other"), wanted(WEDNESDAY_TEN), NOW));
    run();

    assertThat(made).isInstanceOf(Change.Made.class);
    assertThat(find(new MyWaitingLookup(list), ana)).isEqualTo(new None("not_waiting"));
    assertThat(kept(ana)).isEmpty();
    assertThat(kept(ben)).as("it is their turn").hasSize(1);
    assertThat(find(new MyAppointmentsLookup(planner()), ana)).isInstanceOf(Found.class);
  }

  /** Nothing can be said in the conversation of the first. */
  @Test
  void whoCannotBeServedStopsNobodyElse() {
    var mute = TestConversations.add(database(), tenant);
    join(mute, "1", TUESDAY, "any");
    join(ben, "2", TUESDAY, "any");
    cancelBooked();

    run();

    assertThat(kept(mute)).isEmpty();
    assertThat(kept(ben)).hasSize(1);
  }

  private void wednesdayIsFree() {
    add.execute(
        "delete from calendar_absence where tenant_id = $1 and lower(during) > '2026-11-24 13:00Z'");
  }

  /** The old time of what is moved is free as well. */
  @Test
  void whatIsMovedAwayIsOfferedToo() {
    wednesdayIsFree();
    join(ana, "1", TUESDAY, "morning");
    run();
    perform(pass(), ana, "2", Map.of("appointment", picked("1002")));
    run();
    assertThat(kept(ana)).isEmpty();

    Await.done(
        bookings.move(
            request(new ActionName("any"), eva, "move", Map.of()),
            booked.number(),
            wanted(WEDNESDAY_TEN),
            NOW));
    run();

    assertThat(kept(ana)).extracting(FoundItem::title).containsExactly("mar 24 nov, 10:00");
  }

  @Test
  void nobodyIsWrittenToWhenTheFirmIsClosed() {
    join(ana, "1", TUESDAY, "any");
    cancelBooked();
    var hours = open("12:00", "18:00");

    run(hours);
    assertThat(said()).isEmpty();

    clock.set(NOW.plus(Duration.ofHours(4)));
    run(hours);
    assertThat(said()).hasSize(1);
  }

  @Test
  void whoLeavesIsOfferedNothingAndGivesFreeWhatIsKept() {
    join(ana, "1", TUESDAY, "any");
    join(ben, "2", TUESDAY, "any");
    cancelBooked();
    run();
    var place = ((Found) find(new MyWaitingLookup(list), ana)).items().getFirst();

    assertThat(leave(ben, "3", place.id()))
        .as("it is Ana's")
        .isEqualTo(new Rejected("not_waiting"));
    var left = leave(ana, "4", place.id());
    run();

    assertThat(left).isInstanceOf(Done.class);
    assertThat(leave(ana, "4", place.id())).as("the same request").isEqualTo(left);
    assertThat(leave(ana, "5", "no id")).isEqualTo(new Rejected("not_waiting"));
    assertThat(kept(ana)).isEmpty();
    assertThat(kept(ben)).hasSize(1);
  }

  @Test
  void aPlaceEndsWithItsLastDayAndItsOwnerIsToldOnce() {
    join(ana, "1", TUESDAY, "morning");

    clock.set(NOW.plus(Duration.ofDays(2)));
    run();
    run();

    assertThat(said())
        .extracting(OutboundContent::body)
        .containsExactly(
            "Se terminaron los días que me diste para Visita (el martes 24 de noviembre, por la"
                + " mañana), así que ya no estás en la lista de espera. Si todavía la necesitas, escribe"
                + " «agendar una cita».");
    assertThat(find(new MyWaitingLookup(list), ana)).isEqualTo(new None("not_waiting"));
  }

  /** Two nodes look through the list at once, time and again: the constraint decides. */
  @Test
  void oneTimeManyWhoWaitAndTwoNodesMakeOneOffer() {
    join(ana, "1", TUESDAY, "any");
    join(ben, "2", TUESDAY, "any");
    cancelBooked();

    Await.all(Flux.range(0, 40).flatMap(node -> job(always()).run().thenReturn(node), RACERS));

    assertThat(said()).hasSize(1);
    assertThat(kept(ana).size() + kept(ben).size()).isEqualTo(1);
  }

  /** The one it is kept for and many who want it otherwise: one appointment, and it is Ana's. */
  @Test
  void ofAThousandThatWantWhatIsKeptTheOneItIsKeptForGetsIt() {
    join(ana, "1", TUESDAY, "any");
    cancelBooked();
    run();
    var wanted = wanted(TUESDAY_TEN);
    var held = Await.value(list.heldFor(tenant, ana.contact(), NOW).next());

    var changes =
        Await.all(
            Flux.range(0, RACES)
                .flatMap(
                    race ->
                        race % 2 == 0
                            ? bookings.book(as(ben, "race" + race), wanted, NOW)
                            : bookings.take(as(ana, "race" + race), held.appointment(), NOW),
                    RACERS));

    assertThat(changes).filteredOn(Change.Made.class::isInstance).hasSize(1);
    assertThat(kept(ana)).isEmpty();
    assertThat(find(new MyAppointmentsLookup(planner()), ana)).isInstanceOf(Found.class);
    assertThat(find(new MyAppointmentsLookup(planner()), ben)).isEqualTo(new None("none_booked"));
  }

  @Test
  void spansBeginTodayAndADayIsTakenByItself() {
    var spans = (Found) find(new WaitingSpansLookup(planner()), ana);

    assertThat(spans.items())
        .extracting(FoundItem::id)
        .containsExactly(
            THIS_WEEK, "2026-11-30/2026-12-06", "2026-11-23/2026-12-07", "2026-11-23/2026-12-23");
    assertThat(span("2026-12-03"))
        .isInstanceOfSatisfying(
            Found.class,
            found ->
                assertThat(found.items())
                    .extracting(FoundItem::title)
                    .containsExactly("Solo el jue 3 dic"));
    assertThat(span("2026-11-22")).isEqualTo(new None("that_day"));
  }

  private LookupOutcome span(String day) {
    return find(
        new WaitingSpansLookup(planner()),
        ana,
        Map.of("day", new SlotValue.Day(List.of(LocalDate.parse(day)), day)));
  }

  private void cancelBooked() {
    Await.done(bookings.cancel(as(eva, "cancel"), booked, clock.instant()));
  }

  private ActionOutcome join(TestThread who, String key, String span, String part) {
    return perform(
        new JoinWaitingList(planner(), list),
        who,
        key,
        Map.of("service", picked(service.toString()), "span", picked(span), "part", picked(part)));
  }

  private ActionOutcome leave(TestThread who, String key, String entry) {
    return perform(new LeaveWaitingList(list, clock), who, key, Map.of("entry", picked(entry)));
  }

  private ActionOutcome take(TestThread who, String key, String number) {
    var take = new TakeOfferedTime(planner(), bookings, list);
    return perform(take, who, key, Map.of("appointment", picked(number)));
  }

  private PassOfferedTime pass() {
    return new PassOfferedTime(planner(), bookings, list);
  }

  private ActionOutcome perform(
      BusinessAction action, TestThread who, String key, Map<String, SlotValue> inputs) {
    return Await.value(action.perform(request(action.name(), who, key, inputs)));
  }

  private ActionRequest as(TestThread who, String key) {
    return request(new ActionName("any"), who, key, Map.of());
  }

  private List<FoundItem> kept(TestThread who) {
    return find(new MyOffersLookup(list, planner()), who) instanceof Found(var items)
        ? items
        : List.of();
  }

  private LookupOutcome find(Lookup lookup, TestThread who) {
    return find(lookup, who, Map.of());
  }

  private LookupOutcome find(Lookup lookup, TestThread who, Map<String, SlotValue> inputs) {
    return Await.value(
        lookup.find(
            new LookupRequest(
                tenant,
                who.conversation(),
                who.contact(),
                lookup.name(),
                inputs,
                Language.SPANISH)));
  }

  private void run() {
    run(always());
  }

  private void run(BusinessHours hours) {
    Await.done(job(hours).run());
  }

  private OfferFreedTimes job(BusinessHours hours) {
    return new OfferFreedTimes(
        list, planner(), new Planner.Firm(tenants(), any -> Mono.just(hours)), KEPT);
  }

  private static BusinessHours always() {
    return BusinessHours.always(SANTIAGO);
  }

  private static BusinessHours open(String from, String until) {
    var week =
        Stream.of(DayOfWeek.values())
            .collect(Collectors.toMap(day -> day, day -> List.of(OpenPeriod.of(from, until))));
    return new BusinessHours(SANTIAGO, week, Map.of());
  }

  private List<OutboundContent> said() {
    return add.said();
  }
}
