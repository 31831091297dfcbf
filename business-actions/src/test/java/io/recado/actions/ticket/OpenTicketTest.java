package io.recado.actions.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.IdempotencyKey;
import io.recado.action.Receipt;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.hours.BusinessHours;
import io.recado.actions.hours.OpenPeriod;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.dialogue.SlotValue;
import io.recado.tenant.InMemoryTenants;
import io.recado.tenant.Tenant;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class OpenTicketTest {

  private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
  private static final BusinessHours WEEKDAYS_9_TO_18 =
      new BusinessHours(
          SANTIAGO,
          Map.of(
              DayOfWeek.MONDAY, List.of(OpenPeriod.of("09:00", "18:00")),
              DayOfWeek.TUESDAY, List.of(OpenPeriod.of("09:00", "18:00"))),
          Map.of());

  private final TestThread thread = TestThread.imagined();
  private final InMemoryTickets tickets = new InMemoryTickets();
  private final InMemoryTenants tenants =
      new InMemoryTenants()
          .add(new Tenant(thread.tenant(), "Red Andina", SANTIAGO, Language.SPANISH));

  private final FixedTerms terms = new FixedTerms();
  private final List<ActionRequest> faults = new ArrayList<>();

  /** Monday, 14:30 in Santiago. */
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T17:30:00Z"));

  @Test
  void aTicketIsOpenedWithANumberAndAPromise() {
    var receipt = done(request(Map.of()));

    assertThat(receipt)
        .isEqualTo(
            new Receipt(
                "T-1001",
                Instant.parse("2026-11-23T17:30:00Z"),
                Map.of("number", "T-1001", "expected_answer", "hoy antes de las 16:30")));
  }

  @Test
  void theReceiptHasTheFactsThatWereDeclared() {
    var action = openTicket(WEEKDAYS_9_TO_18);

    assertThat(done(request(Map.of())).facts().keySet()).isEqualTo(action.receiptFacts());
    assertThat(action.name()).hasToString("open_ticket");
    assertThat(action.requiredInputs()).containsExactlyInAnyOrder("summary", "category", "urgency");
    assertThat(action.optionalInputs()).containsExactly("attachments");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPANISH | high   | hoy antes de las 16:30",
        "SPANISH | normal | mañana antes de las 13:30",
        "ENGLISH | normal | tomorrow by 1:30 pm",
        "GERMAN  | normal | morgen bis 13:30 Uhr",
        "GERMAN  | low    | am Dienstag, 1. Dezember, bis 11:30 Uhr",
      })
  void theAnswerIsPromisedByUrgencyInTheCustomersLanguage(
      Language language, String urgency, String words) {
    var request = request(language, Map.of("urgency", chosen(urgency)));

    assertThat(done(request).facts()).containsEntry("expected_answer", words);
  }

  @Test
  void aTicketKeepsWhoAskedForWhat() {
    var photo = new MediaFile("file-1", "image/jpeg", null, 1_000L);
    var request =
        request(Language.ENGLISH, Map.of("attachments", new SlotValue.Files(List.of(photo))));

    done(request);

    var ticket = Await.value(tickets.find(thread.tenant(), new TicketNumber(1001)));
    assertThat(ticket.origin())
        .isEqualTo(
            new TicketOrigin(
                thread.tenant(),
                request.key(),
                thread.conversation(),
                thread.contact(),
                Language.ENGLISH));
    assertThat(ticket.report())
        .isEqualTo(
            new TicketReport(Category.INTERNET, Priority.HIGH, "Sin internet", List.of(photo)));
  }

  @Test
  void aRepeatedRequestGetsTheSameReceiptThoughTimeHasPassed() {
    var first = done(request(Map.of()));
    clock.advance(Duration.ofDays(1));

    assertThat(done(request(Map.of()))).isEqualTo(first);
  }

  @Test
  void aTenantThatIsNeverOpenPromisesNoTime() {
    var never = new BusinessHours(SANTIAGO, Map.of(), Map.of());

    var outcome = Await.value(openTicket(never).perform(request(Map.of())));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ActionOutcome.Done.class,
            done ->
                assertThat(done.receipt().facts())
                    .containsEntry("expected_answer", "lo antes posible"));
  }

  @Test
  void aRuleOfTheTenantGoesBeforeTheCustomersChoice() {
    terms.sortBy(new SortingRule(List.of("internet"), null, Category.TELEPHONE, Priority.LOW));

    var receipt = done(request(Map.of()));

    var ticket = Await.value(tickets.find(thread.tenant(), new TicketNumber(1001)));
    assertThat(ticket.report().category()).isEqualTo(Category.TELEPHONE);
    assertThat(ticket.report().priority()).isEqualTo(Priority.LOW);
    assertThat(receipt.facts())
        .containsEntry("expected_answer", "el martes 1 de diciembre antes de las 11:30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n\t", "\u0000"})
  void aBlankSummaryIsRejected(String summary) {
    assertRejected(Map.of("summary", new SlotValue.Words(summary)), "summary_blank");
  }

  @Test
  void aSummaryIsCountedInCharactersPeopleSee() {
    var longest = "🙂".repeat(TicketReport.LONGEST_SUMMARY);

    assertThat(done(request(Map.of("summary", new SlotValue.Words(longest)))).reference())
        .isEqualTo("T-1001");
    assertRejected(Map.of("summary", new SlotValue.Words(longest + "!")), "summary_too_long");
  }

  @Test
  void whatIsNotOfferedIsRejected() {
    assertRejected(Map.of("category", chosen("weather")), "unknown_category");
    assertRejected(Map.of("category", chosen("INTERNET")), "unknown_category");
    assertRejected(Map.of("urgency", chosen("yesterday")), "unknown_urgency");
  }

  @Test
  void aFloodOfFilesIsRejected() {
    var file = new MediaFile("file", null, null, null);
    var files = new SlotValue.Files(Collections.nCopies(21, file));

    assertRejected(Map.of("attachments", files), "too_many_attachments");
  }

  @Test
  void inputsThatAreMissingAreRejected() {
    var bare =
        new ActionRequest(
            thread.tenant(),
            thread.conversation(),
            thread.contact(),
            new IdempotencyKey("k"),
            OpenTicket.NAME,
            Map.of(),
            Language.SPANISH);

    assertThat(Await.value(openTicket(WEEKDAYS_9_TO_18).perform(bare)))
        .isEqualTo(new ActionOutcome.Rejected("summary_blank"));
  }

  @Test
  void aRequestOfNoTenantIsADefect() {
    var action =
        new OpenTicket(
            new TicketOpener(
                tickets,
                new InMemoryTenants(),
                tenant -> Mono.just(WEEKDAYS_9_TO_18),
                terms,
                clock),
            this::note);

    assertThatThrownBy(() -> Await.value(action.perform(request(Map.of()))))
        .hasMessageContaining("no such tenant");
  }

  @Test
  void aFaultOfTheNetworkIsReportedBesidesItsTicketAndNothingElseIs() {
    var lost = request(Map.of());

    done(lost);
    done(request(Map.of("category", chosen("billing"))));

    assertThat(faults).containsExactly(lost);
  }

  private void assertRejected(Map<String, SlotValue> inputs, String reason) {
    var outcome = Await.value(openTicket(WEEKDAYS_9_TO_18).perform(request(inputs)));

    assertThat(outcome).isEqualTo(new ActionOutcome.Rejected(reason));
  }

  private Receipt done(ActionRequest request) {
    var outcome = Await.value(openTicket(WEEKDAYS_9_TO_18).perform(request));
    assertThat(outcome).isInstanceOf(ActionOutcome.Done.class);
    return ((ActionOutcome.Done) outcome).receipt();
  }

  private OpenTicket openTicket(BusinessHours hours) {
    return new OpenTicket(
        new TicketOpener(tickets, tenants, tenant -> Mono.just(hours), terms, clock), this::note);
  }

  private Mono<Void> note(ActionRequest request) {
    return Mono.fromRunnable(() -> faults.add(request));
  }

  private ActionRequest request(Map<String, SlotValue> inputs) {
    return request(Language.SPANISH, inputs);
  }

  /** A request about a lost connection, of high urgency, but for these inputs. */
  private ActionRequest request(Language language, Map<String, SlotValue> inputs) {
    var all = new HashMap<String, SlotValue>();
    all.put("summary", new SlotValue.Words(" Sin internet "));
    all.put("category", chosen("internet"));
    all.put("urgency", chosen("high"));
    all.putAll(inputs);
    return new ActionRequest(
        thread.tenant(),
        thread.conversation(),
        thread.contact(),
        IdempotencyKey.of(thread.conversation(), "run", "open"),
        OpenTicket.NAME,
        all,
        language);
  }

  private static SlotValue chosen(String option) {
    return new SlotValue.Chosen(option, option);
  }
}
