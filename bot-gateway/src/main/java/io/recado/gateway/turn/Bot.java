package io.recado.gateway.turn;

import io.recado.actions.ActionCatalog;
import io.recado.dialogue.DialogueEngine;
import io.recado.dialogue.FlowCatalog;
import io.recado.dialogue.Patience;
import io.recado.understanding.Understander;

/**
 * A published bot: its flows and texts, what leads through them, what they have done, and what
 * reads customers for it.
 */
public record Bot(
    FlowCatalog catalog, DialogueEngine engine, ActionCatalog actions, Understander understander) {

  public static Bot of(
      FlowCatalog catalog, ActionCatalog actions, Understander understander, Patience patience) {
    return new Bot(catalog, new DialogueEngine(catalog, patience), actions, understander);
  }
}
