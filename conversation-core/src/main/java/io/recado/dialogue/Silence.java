package io.recado.dialogue;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Customers who fall silent in mid-errand: reminded once, and in the end no longer waited for. */
final class Silence {

  private final Draft draft;
  private final DialogueState state;
  private final Patience patience;

  Silence(Draft draft, DialogueState state, Patience patience) {
    this.draft = draft;
    this.state = state;
    this.patience = patience;
  }

  /** Nothing is done before its time: what was decided meanwhile has set another. */
  Decision decide() {
    var at = state.silenceAt();
    var heard = state.lastTurnAt();
    if (at == null || heard == null || draft.now().isBefore(at)) {
      return new Decision(state, List.of());
    }
    if (!draft.now().isBefore(heard.plus(patience.expiry()))) {
      draft.forget();
      return new Decision(draft.state(null), List.of());
    }
    boolean inWindow = draft.now().isBefore(heard.plus(Patience.WINDOW));
    return state.reminders() == 0 && inWindow ? remind(heard) : waitOn(heard);
  }

  /** A flow that changed meanwhile is left to the customer's next words, and so is every action. */
  private Decision remind(Instant heard) {
    new Interruptions(draft).mend();
    var run = draft.top();
    if (run.isEmpty() || !draft.speech().isSilent()) {
      return waitOn(heard);
    }
    draft.speech().say(Phrase.STILL_THERE, Map.of("flow", draft.titleOf(run.get().flow())));
    draft.reminded();
    var decision = new Walk(draft, new Errands(draft)).decide();
    boolean acts = decision.effects().stream().anyMatch(effect -> !(effect instanceof Effect.Say));
    return acts ? waitOn(heard) : decision;
  }

  /** No reminder, now or later; the errand's end is still to come. */
  private Decision waitOn(Instant heard) {
    return new Decision(state.remindedUntil(heard.plus(patience.expiry())), List.of());
  }
}
