package io.recado.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.LookupOutcome;
import io.recado.action.Proof;
import io.recado.actions.ActionCatalog;
import io.recado.conversation.OutboundContent;
import io.recado.dialogue.Patience;
import io.recado.dialogue.Situation;
import io.recado.store.Events;
import io.recado.testing.Await;
import io.recado.understanding.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What a flow looks up in the middle of a turn. */
class LookingUpTest {

  private final Stage stage = new Stage();
  private final BalanceFlow balance = new BalanceFlow(Proof.NONE);
  private final Bot bot =
      Bot.of(
          balance.with(),
          ActionCatalog.of(List.of(), List.of(balance)),
          stage.understander,
          Patience.USUAL);
  private final RunActions actions =
      new RunActions(
          (tenant, conversation, contact) -> Mono.empty(),
          new TryActions(stage.stores.ledger(), stage.policy));

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
    var progress = Await.value(actions.follow(Progress.of(begun, bot), decision, situation));
    return progress.said().stream().map(OutboundContent::body).toList();
  }
}
