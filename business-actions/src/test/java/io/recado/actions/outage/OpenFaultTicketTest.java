package io.recado.actions.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.actions.TestConversations.TestThread;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.dialogue.SlotValue;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class OpenFaultTicketTest {

  private final FakeTickets tickets = new FakeTickets();
  private final OpenFaultTicket action =
      new OpenFaultTicket(tickets, new Places((_, _, _) -> Mono.empty(), new NoNetwork()));

  @Test
  void theTicketHoldsWhatTheChecksHaveShown() {
    Await.value(
        action.perform(
            request(
                Language.SPANISH,
                Map.of(
                    "affected", "none", "power", "on", "lights", "red", "detail", "Desde ayer"))));

    assertThat(tickets.asked.getFirst().text("summary"))
        .isEqualTo(
            """
            Sin internet
            Corriente: router encendido
            Luces: hay una roja
            Cables: sin revisar
            Reinicio: sin revisar
            Desde ayer\
            """);
    assertThat(tickets.asked.getFirst().text("category")).isEqualTo("internet");
    assertThat(tickets.asked.getFirst().text("urgency")).isEqualTo("high");
  }

  @Test
  void theTicketSaysWhereTheCustomerSaysTheyAre() {
    Await.value(
        action.perform(
            request(Language.GERMAN, Map.of("affected", "none", "place", "Cerro Norte"))));

    assertThat(tickets.asked.getFirst().text("summary"))
        .startsWith("Kein Internet\nOrt: Cerro Norte\nStrom: ");
  }

  @Test
  void aLongPlaceIsCut() {
    Await.value(
        action.perform(
            request(
                Language.ENGLISH,
                Map.of("affected", "none", "place", "\uD83C\uDFE0".repeat(300)))));

    assertThat(tickets.asked.getFirst().text("summary"))
        .startsWith("No internet\nPlace: " + "\uD83C\uDFE0".repeat(200) + "\nPower: ");
  }

  @Test
  void whatStillWorksSomehowIsLessUrgent() {
    Await.value(action.perform(request(Language.GERMAN, Map.of("affected", "poor"))));

    assertThat(tickets.asked.getFirst().text("summary")).startsWith("Internet langsam");
    assertThat(tickets.asked.getFirst().text("urgency")).isEqualTo("normal");
  }

  @Test
  void whatWasSentWithTheChecksIsInTheTicket() {
    var photos = new SlotValue.Files(List.of(new MediaFile("lights", "image/jpeg", null, null)));

    Await.value(
        action.perform(
            asking(Language.SPANISH, Map.of("affected", value("none"), "attachments", photos))));

    assertThat(tickets.asked.getFirst().inputs()).containsEntry("attachments", photos);
  }

  @Test
  void theTicketIsAskedForUnderTheSameKeyAndItsOutcomeIsTheirs() {
    var request = request(Language.ENGLISH, Map.of("affected", "none"));

    assertThat(Await.value(action.perform(request)))
        .isEqualTo(new ActionOutcome.Rejected("performed"));
    assertThat(Await.value(action.outcomeOf(request)))
        .isEqualTo(new ActionOutcome.Rejected("asked"));
    assertThat(tickets.asked).extracting(ActionRequest::key).containsOnly(request.key());
    assertThat(tickets.asked).extracting(ActionRequest::action).containsOnly(tickets.name());
  }

  private static ActionRequest request(Language language, Map<String, String> options) {
    return asking(
        language,
        options.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> value(e.getValue()))));
  }

  private static ActionRequest asking(Language language, Map<String, SlotValue> inputs) {
    var thread = TestThread.imagined();
    return new ActionRequest(
        thread.tenant(),
        thread.conversation(),
        thread.contact(),
        new IdempotencyKey("key"),
        OpenFaultTicket.NAME,
        inputs,
        language);
  }

  private static SlotValue value(String text) {
    return new SlotValue.Chosen(text, "");
  }

  private static final class NoNetwork implements Network {

    @Override
    public Flux<Area> areas(TenantId tenant) {
      return Flux.empty();
    }

    @Override
    public Flux<NodeId> accesses(TenantId tenant, CustomerId customer) {
      return Flux.empty();
    }

    @Override
    public Flux<Contract> contracts(TenantId tenant, Set<String> numbers) {
      return Flux.empty();
    }

    @Override
    public Flux<NodeId> above(TenantId tenant, List<NodeId> nodes) {
      return Flux.empty();
    }

    @Override
    public Flux<String> names(TenantId tenant, List<NodeId> nodes) {
      return Flux.empty();
    }
  }

  private static final class FakeTickets implements BusinessAction {

    final List<ActionRequest> asked = new ArrayList<>();

    @Override
    public ActionName name() {
      return new ActionName("open_ticket");
    }

    @Override
    public Set<String> requiredInputs() {
      return Set.of("summary", "category", "urgency");
    }

    @Override
    public Set<String> receiptFacts() {
      return Set.of("number");
    }

    @Override
    public Mono<ActionOutcome> perform(ActionRequest request) {
      asked.add(request);
      return Mono.just(new ActionOutcome.Rejected("performed"));
    }

    @Override
    public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
      asked.add(request);
      return Mono.just(new ActionOutcome.Rejected("asked"));
    }
  }
}
