package io.recado.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionOutcome.Done;
import io.recado.action.ActionOutcome.Rejected;
import io.recado.action.ActionRequest;
import io.recado.action.ActionRun;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.action.Proof;
import io.recado.actions.ActionCatalog;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.store.Events;
import io.recado.testing.Await;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Requests that waited while the bot was published anew. */
class TryActionsTest {

  private static final Rejected WITHDRAWN = new Rejected("withdrawn");

  private final Stage stage = new Stage();
  private final TryActions tries = new TryActions(stage.stores.ledger(), stage.policy);

  @Test
  void whatNeedsAProofNowIsNotDoneForARequestThatWasMadeWithoutOne() {
    stage.errand.needs(Proof.CUSTOMER);

    assertThat(attempt(request(null))).isEqualTo(WITHDRAWN);
    assertThat(stage.errand.calls()).isZero();
  }

  @Test
  void norIsItAskedWhatBecameOfIt() {
    var request = request(null);
    assertThat(attempt(request)).isInstanceOf(Done.class);
    stage.errand.needs(Proof.CUSTOMER);

    assertThat(find(request)).isEqualTo(WITHDRAWN);
  }

  @Test
  void withAProofItIsDone() {
    stage.errand.needs(Proof.CUSTOMER);
    var request = request(new CustomerId(Uuid7.next()));

    assertThat(attempt(request)).isInstanceOf(Done.class);
    assertThat(find(request)).isInstanceOf(Done.class);
  }

  @Test
  void whatIsNotThereAnyMoreIsNotDone() {
    var nothing = ActionCatalog.of(List.of(), List.of());

    var result = tries.attempt(nothing, request(null), "run", "step", Events.NOON);

    assertThat(Await.value(result).outcome()).isEqualTo(WITHDRAWN);
  }

  private ActionOutcome attempt(ActionRequest request) {
    return Await.value(tries.attempt(catalog(), request, "run", "step", Events.NOON)).outcome();
  }

  private ActionOutcome find(ActionRequest request) {
    var run = new ActionRun(request, "run", "step", 1, null);
    return Await.value(tries.find(catalog(), run, Events.NOON)).outcome();
  }

  private ActionCatalog catalog() {
    return ActionCatalog.of(List.of(stage.errand), List.of());
  }

  private ActionRequest request(@Nullable CustomerId customer) {
    var conversation = stage.begin(stage.writes("hi")).conversation();
    return new ActionRequest(
        conversation.tenant(),
        conversation.id(),
        conversation.contact(),
        IdempotencyKey.of(conversation.id(), "run", "step"),
        stage.errand.name(),
        Map.of(),
        Language.SPANISH,
        customer);
  }
}
