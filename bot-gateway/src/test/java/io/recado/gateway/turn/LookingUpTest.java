package io.recado.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.actions.ActionCatalog;
import io.recado.conversation.OutboundContent;
import io.recado.dialogue.Abilities;
import io.recado.dialogue.FlowCatalog;
import io.recado.dialogue.LookupSignature;
import io.recado.dialogue.Patience;
import io.recado.dialogue.Situation;
import io.recado.dialogue.YamlFile;
import io.recado.store.Events;
import io.recado.testing.Await;
import io.recado.understanding.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What a flow looks up in the middle of a turn. */
class LookingUpTest {

  private static final String FLOW =
      """
      flow: balance
      intent: ask_balance
      title: {es: saldo, en: balance, de: Saldo}
      steps:
        - look: balance
          lookup: balance
          none:
            default: {es: No debes nada., en: You owe nothing., de: Es ist nichts offen.}
          unavailable: {es: Ahora no., en: Not now., de: Gerade nicht.}
        - say: told
          text: {es: 'Debes {found.amount}.', en: 'You owe {found.amount}.', de: 'Offen sind {found.amount}.'}
        - end: finished
      """;

  private final Stage stage = new Stage();
  private final Balance balance = new Balance();
  private final Bot bot = Bot.of(catalog(), stage.understander, Patience.USUAL);
  private final RunActions actions =
      new RunActions(
          bot,
          ActionCatalog.of(List.of(), List.of(balance)),
          stage.stores.ledger(),
          (tenant, conversation, contact) -> Mono.empty(),
          stage.policy);

  @Test
  void whatIsFoundIsToldInTheSameTurn() {
    assertThat(askedFor()).containsExactly("Debes 5.");
  }

  @Test
  void whatIsNotFoundIsToldAsWell() {
    balance.outcome = new LookupOutcome.None("nothing_owed");

    assertThat(askedFor()).containsExactly("No debes nada.");
  }

  @Test
  void itIsLookedUpForTheCustomerOfTheConversation() {
    askedFor();

    var conversation = stage.begin(stage.writes("thanks")).conversation();
    var request = balance.asked.getFirst();
    assertThat(request.tenant()).isEqualTo(conversation.tenant());
    assertThat(request.contact()).isEqualTo(conversation.contact());
  }

  private List<String> askedFor() {
    var begun = stage.begin(stage.writes("thanks"));
    var situation = new Situation("Fibra Demo", Events.NOON, "1", null);
    var decision =
        bot.engine()
            .decide(
                begun.conversation().dialogue(),
                List.of(new Command.StartFlow("ask_balance")),
                situation);
    var progress = Await.value(actions.follow(Progress.of(begun), decision, situation));
    return progress.said().stream().map(OutboundContent::body).toList();
  }

  private FlowCatalog catalog() {
    return FlowCatalog.of(
        List.of(new YamlFile("balance.yaml", FLOW)),
        new YamlFile("phrases.yaml", read("/flows/phrases.yaml")),
        Abilities.of(List.of(), List.of(LookupSignature.of(balance))));
  }

  private static String read(String resource) {
    try (var in = LookingUpTest.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Balance implements Lookup {

    private final List<LookupRequest> asked = new ArrayList<>();
    private LookupOutcome outcome =
        new LookupOutcome.Found(
            List.of(new FoundItem("1", "Balance", null, Map.of("amount", "5"), null)));

    @Override
    public ActionName name() {
      return new ActionName("balance");
    }

    @Override
    public Set<String> requiredInputs() {
      return Set.of();
    }

    @Override
    public Set<String> optionalInputs() {
      return Set.of();
    }

    @Override
    public Set<String> facts() {
      return Set.of("amount");
    }

    @Override
    public Mono<LookupOutcome> find(LookupRequest request) {
      asked.add(request);
      return Mono.just(outcome);
    }
  }
}
