package io.recado.dialogue;

import java.util.List;

/** What the engine decided: the dialogue's next state, and what is to be done. */
public record Decision(DialogueState state, List<Effect> effects) {
  public Decision {
    effects = List.copyOf(effects);
  }
}
