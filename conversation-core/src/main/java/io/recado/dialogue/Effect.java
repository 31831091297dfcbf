package io.recado.dialogue;

import io.recado.action.ActionName;
import io.recado.conversation.OutboundContent;
import java.util.Map;

/** What a decision wants done, in order. */
public sealed interface Effect {

  record Say(OutboundContent content) implements Effect {}

  /**
   * Perform an action, then tell the engine with {@code DialogueEngine.actionEnded}. Always the
   * last effect of a decision.
   *
   * @param flowRun identifies the run of the flow within the conversation; with {@code step} it
   *     makes the idempotency key
   */
  record Perform(String flowRun, String step, ActionName action, Map<String, SlotValue> inputs)
      implements Effect {
    public Perform {
      inputs = Map.copyOf(inputs);
    }
  }

  /**
   * Look something up, then tell the engine with {@code DialogueEngine.lookedUp}. Always the last
   * effect of a decision.
   *
   * @param flowRun the run of the flow that asks, and {@code step} the step in it
   */
  record LookUp(String flowRun, String step, ActionName lookup, Map<String, SlotValue> inputs)
      implements Effect {
    public LookUp {
      inputs = Map.copyOf(inputs);
    }
  }

  /** A person is to take the conversation; the bot falls silent after this decision. */
  record HandOff(String reason) implements Effect {}
}
