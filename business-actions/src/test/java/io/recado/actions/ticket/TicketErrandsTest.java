package io.recado.actions.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.FoundItem;
import io.recado.action.IdempotencyKey;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.hours.BusinessHours;
import io.recado.actions.hours.OpenPeriod;
import io.recado.actions.ticket.TicketEvent.By;
import io.recado.actions.ticket.TicketEvent.What;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.database.TestDatabase;
import io.recado.dialogue.Abilities;
import io.recado.dialogue.ActionSignature;
import io.recado.dialogue.FlowCatalog;
import io.recado.dialogue.LookupSignature;
import io.recado.dialogue.SlotValue;
import io.recado.tenant.InMemoryTenants;
import io.recado.tenant.Tenant;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What customers do to their tickets, on PostgreSQL. */
@Tag("server")
class TicketErrandsTest {

  private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
  private static final BusinessHours NINE_TO_SIX =
      new BusinessHours(
          SANTIAGO,
          Arrays.stream(DayOfWeek.values())
              .collect(
                  Collectors.toMap(
                      Function.identity(), day -> List.of(OpenPeriod.of("09:00", "18:00")))),
          Map.of());

  private static final TestDatabase DATABASE = TestDatabase.with("core", "actions");

  /** Monday, 14:30 in Santiago. */
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T17:30:00Z"));

  private final FixedTerms terms = new FixedTerms();
  private final InMemoryTenants tenants = new InMemoryTenants();
  private final PostgresTickets tickets = new PostgresTickets(DATABASE.client(), DATABASE.scope());
  private final PostgresTicketFiles files =
      new PostgresTicketFiles(DATABASE.client(), DATABASE.scope());
  private final TicketWork work =
      new TicketWork(
          tickets,
          files,
          terms,
          new TicketWork.Hours(tenants, tenant -> Mono.just(NINE_TO_SIX)),
          clock);
  private final TicketOpener opener =
      new TicketOpener(tickets, tenants, tenant -> Mono.just(NINE_TO_SIX), terms, clock);

  private TestThread thread = TestThread.imagined();
  private int requests;

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @BeforeEach
  void newCustomer() {
    thread = customerOf(DATABASE.tenant("A tenant"));
  }

  @Test
  void aTicketsLifeIsWrittenDown() {
    open("Sin internet");
    clock.advance(Duration.ofHours(1));
    var photo = new MediaFile("file-1", "image/jpeg", "luz.jpg", 1_000L);
    done(add(), Map.of("note", words("La luz es roja"), "attachments", files(photo)));
    clock.advance(Duration.ofHours(1));
    done(new CloseTicket(work), Map.of());
    clock.advance(Duration.ofHours(1));
    done(new ReopenTicket(work), Map.of("why", words("Volvió a fallar")));

    var history = Await.all(files.history(thread.tenant(), new TicketNumber(1001)));

    var start = Instant.parse("2026-11-23T17:30:00Z");
    assertThat(history)
        .containsExactly(
            byCustomer(start, new What.Opened()),
            byCustomer(start.plusSeconds(3600), new What.Noted("La luz es roja", List.of(photo))),
            byCustomer(start.plusSeconds(7200), new What.Closed(null)),
            byCustomer(start.plusSeconds(10800), new What.Reopened("Volvió a fallar", List.of())));
    assertThat(ticket(1001).report().attachments()).containsExactly(photo);
  }

  @Test
  void aRepeatedRequestHappensOnceAndGetsTheSameReceipt() {
    open("Sin internet");
    var request = request(add().name(), Map.of("note", words("Otra cosa")));
    var first = Await.value(add().perform(request));
    clock.advance(Duration.ofDays(1));

    var again = Await.all(Flux.range(0, 20).flatMap(i -> add().perform(request), 20));

    assertThat(again).containsOnly(first);
    assertThat(Await.value(add().outcomeOf(request))).isEqualTo(first);
    assertThat(Await.all(files.history(thread.tenant(), new TicketNumber(1001)))).hasSize(2);
  }

  @Test
  void ofManyWhoCloseAtOnceOneDoes() {
    open("Sin internet");

    var outcomes =
        Await.all(
            Flux.range(0, 20)
                .flatMap(
                    i ->
                        new CloseTicket(work)
                            .perform(request(new ActionName("close_ticket"), Map.of())),
                    20));

    assertThat(outcomes.stream().filter(ActionOutcome.Done.class::isInstance)).hasSize(1);
    assertThat(outcomes).contains(new ActionOutcome.Rejected("closed"));
  }

  @Test
  void nobodySeesOrChangesAnothersTicket() {
    open("Sin internet");
    var other = customerOf(thread.tenant());
    thread = other;

    assertThat(look(Map.of("number", words("1001"))))
        .isEqualTo(new LookupOutcome.None("unknown_number"));
    assertThat(look(Map.of())).isEqualTo(new LookupOutcome.None("no_tickets"));
    assertThat(state("1001")).isEqualTo(new LookupOutcome.None("unknown_ticket"));
    for (var action :
        List.<BusinessAction>of(
            add(),
            new CloseTicket(work),
            new ReopenTicket(work),
            new FollowUpTicket(work, opener),
            new RateTicket(work))) {
      assertThat(perform(action, everyInput()))
          .isEqualTo(new ActionOutcome.Rejected("unknown_ticket"));
    }
  }

  @Test
  void openTicketsAreOfferedAndClosedOnesWhereNoneIsOpenOrTheyAreAskedFor() {
    open("La primera");
    open("La segunda");
    done(new CloseTicket(work), Map.of());

    assertThat(numbers(Map.of())).containsExactly("T-1002");
    assertThat(numbers(Map.of("wish", chosen("reopen")))).containsExactly("T-1001");

    done(new CloseTicket(work), Map.of("ticket", words("T-1002")));

    assertThat(numbers(Map.of())).containsExactlyInAnyOrder("T-1001", "T-1002");

    clock.advance(Duration.ofDays(15));

    assertThat(look(Map.of())).isEqualTo(new LookupOutcome.None("no_tickets"));
    assertThat(numbers(Map.of("number", words("1001")))).containsExactly("T-1001");
  }

  @Test
  void aTicketTellsHowItStands() {
    open("Sin   internet\ndesde ayer");

    assertThat(status())
        .isEqualTo(
            "El ticket T-1001 («Sin internet desde ayer») está abierto desde hoy."
                + " Respuesta prevista: mañana antes de las 13:30.");

    clock.advance(Duration.ofDays(2));

    assertThat(status())
        .isEqualTo(
            "El ticket T-1001 («Sin internet desde ayer») está abierto desde el 23 de noviembre."
                + " Todavía no lo hemos respondido; perdona la demora.");

    done(new CloseTicket(work), Map.of());

    assertThat(status()).isEqualTo("El ticket T-1001 («Sin internet desde ayer») se cerró hoy.");
  }

  @Test
  void theWayAFlowGoesOnFollowsTheState() {
    open("Sin internet");
    assertThat(state("T-1001")).isInstanceOf(LookupOutcome.Found.class);

    done(new CloseTicket(work), Map.of());
    assertThat(state("T-1001")).isEqualTo(new LookupOutcome.None("closed"));

    clock.advance(Duration.ofDays(14));
    assertThat(state("T-1001")).isEqualTo(new LookupOutcome.None("closed_long_ago"));
    assertThat(state("mi ticket")).isEqualTo(new LookupOutcome.None("unknown_ticket"));
  }

  @Test
  void whatWasClosedTooLongAgoGoesOnInANewTicket() {
    open("Sin internet");
    done(new CloseTicket(work), Map.of());
    clock.advance(Duration.ofDays(20));
    var why = Map.<String, SlotValue>of("why", words("Otra vez sin internet"));

    assertThat(perform(new ReopenTicket(work), why))
        .isEqualTo(new ActionOutcome.Rejected("closed_long_ago"));
    var receipt = done(new FollowUpTicket(work, opener), why);

    assertThat(receipt).containsEntry("number", "T-1002").containsKey("expected_answer");
    assertThat(ticket(1002).report().category()).isEqualTo(Category.INTERNET);
    assertThat(ticket(1002).report().summary()).isEqualTo("Otra vez sin internet");
  }

  @Test
  void wordsThatAreNoneOrTooManyAreRefused() {
    open("Sin internet");

    assertThat(perform(add(), Map.of("note", words(" \n"))))
        .isEqualTo(new ActionOutcome.Rejected("words_blank"));
    assertThat(perform(add(), Map.of("note", words("x".repeat(2_001)))))
        .isEqualTo(new ActionOutcome.Rejected("words_too_long"));
    assertThat(perform(new RateTicket(work), Map.of("score", chosen("6"))))
        .isEqualTo(new ActionOutcome.Rejected("unknown_score"));
  }

  @Test
  void aRatingIsGivenOnceAndRemarkedOnOnce() {
    open("Sin internet");
    assertThat(perform(new RateTicket(work), Map.of("score", chosen("great"))))
        .isEqualTo(new ActionOutcome.Rejected("open"));
    done(new CloseTicket(work), Map.of());
    var remark = Map.<String, SlotValue>of("remark", words("Muy amables"));

    assertThat(perform(new RemarkOnTicket(work), remark))
        .isEqualTo(new ActionOutcome.Rejected("rated"));
    done(new RateTicket(work), Map.of("score", chosen("good")));
    done(new RemarkOnTicket(work), remark);

    assertThat(perform(new RateTicket(work), Map.of("score", chosen("terrible"))))
        .isEqualTo(new ActionOutcome.Rejected("rated"));
    assertThat(perform(new RemarkOnTicket(work), remark))
        .isEqualTo(new ActionOutcome.Rejected("rated"));
    assertThat(Await.all(files.history(thread.tenant(), new TicketNumber(1001))))
        .extracting(TicketEvent::what)
        .endsWith(new What.Rated(4), new What.Remarked("Muy amables"));
  }

  @Test
  void theFlowsThatComeWithRecadoFitTheseActions() {
    var actions =
        List.of(
            new OpenTicket(opener, _ -> Mono.empty()),
            add(),
            new CloseTicket(work),
            new ReopenTicket(work),
            new FollowUpTicket(work, opener),
            new RateTicket(work),
            new RemarkOnTicket(work));
    var lookups = List.of(new MyTicketsLookup(work), new TicketStateLookup(work));
    var abilities =
        Abilities.of(
            Stream.concat(actions.stream().map(ActionSignature::of), Stream.of(ofOutages()))
                .toList(),
            Stream.concat(lookups.stream().map(LookupSignature::of), Stream.of(areaState()))
                .toList());
    var files = List.of("open_ticket.yaml", "ticket_status.yaml", "rate_ticket.yaml");

    assertThat(FlowCatalog.shipped(abilities, files).intents())
        .containsExactly("open_ticket", "ticket_status");
  }

  private static ActionSignature ofOutages() {
    return new ActionSignature(
        new ActionName("file_outage"), Set.of(), Set.of("place"), Set.of("promise"));
  }

  private static LookupSignature areaState() {
    return new LookupSignature(
        new ActionName("area_state"), Set.of(), Set.of("place"), Set.of("news"));
  }

  private TestThread customerOf(TenantId tenant) {
    tenants.add(new Tenant(tenant, "Red Andina", SANTIAGO, Language.SPANISH));
    return TestConversations.add(DATABASE, tenant);
  }

  private AddToTicket add() {
    return new AddToTicket(work);
  }

  private void open(String summary) {
    done(
        new OpenTicket(opener, _ -> Mono.empty()),
        Map.of(
            "summary", words(summary),
            "category", chosen("internet"),
            "urgency", chosen("normal")));
  }

  private Ticket ticket(long number) {
    return Await.value(tickets.find(thread.tenant(), new TicketNumber(number)));
  }

  private Map<String, String> done(BusinessAction action, Map<String, SlotValue> inputs) {
    var outcome = perform(action, inputs);
    assertThat(outcome).isInstanceOf(ActionOutcome.Done.class);
    var facts = ((ActionOutcome.Done) outcome).receipt().facts();
    assertThat(facts.keySet()).isEqualTo(action.receiptFacts());
    return facts;
  }

  private ActionOutcome perform(BusinessAction action, Map<String, SlotValue> inputs) {
    return Await.value(action.perform(request(action.name(), inputs)));
  }

  /** A new request about the first ticket, but for these inputs. */
  private ActionRequest request(ActionName action, Map<String, SlotValue> inputs) {
    var all = new HashMap<String, SlotValue>(Map.of("ticket", words("T-1001")));
    all.putAll(inputs);
    return new ActionRequest(
        thread.tenant(),
        thread.conversation(),
        thread.contact(),
        IdempotencyKey.of(thread.conversation(), "run-" + ++requests, "step"),
        action,
        all,
        Language.SPANISH);
  }

  private LookupOutcome look(Map<String, SlotValue> inputs) {
    var lookup = new MyTicketsLookup(work);
    return Await.value(lookup.find(lookupRequest(lookup.name(), inputs)));
  }

  private LookupOutcome state(String ticket) {
    var lookup = new TicketStateLookup(work);
    return Await.value(lookup.find(lookupRequest(lookup.name(), Map.of("ticket", words(ticket)))));
  }

  private LookupRequest lookupRequest(ActionName name, Map<String, SlotValue> inputs) {
    return new LookupRequest(
        thread.tenant(), thread.conversation(), thread.contact(), name, inputs, Language.SPANISH);
  }

  private List<String> numbers(Map<String, SlotValue> inputs) {
    return found(inputs).stream().map(FoundItem::id).toList();
  }

  private String status() {
    return found(Map.of("number", words("1001"))).getFirst().facts().getOrDefault("status", "");
  }

  private List<FoundItem> found(Map<String, SlotValue> inputs) {
    return look(inputs) instanceof LookupOutcome.Found(var items) ? items : List.of();
  }

  private static Map<String, SlotValue> everyInput() {
    return Map.of("note", words("algo"), "why", words("algo"), "score", chosen("great"));
  }

  private static TicketEvent byCustomer(Instant at, What what) {
    return new TicketEvent(at, new By.Customer(), what);
  }

  private static SlotValue words(String words) {
    return new SlotValue.Words(words);
  }

  private static SlotValue chosen(String option) {
    return new SlotValue.Chosen(option, "");
  }

  private static SlotValue files(MediaFile... files) {
    return new SlotValue.Files(List.of(files));
  }
}
