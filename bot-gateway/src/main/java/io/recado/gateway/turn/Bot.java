package io.recado.gateway.turn;

import io.recado.dialogue.DialogueEngine;
import io.recado.dialogue.FlowCatalog;
import io.recado.dialogue.Patience;
import io.recado.understanding.Understander;

/**
 * A published bot: its flows and texts, what leads through them, and what reads customers for it.
 */
public record Bot(FlowCatalog catalog, DialogueEngine engine, Understander understander) {

  public static Bot of(FlowCatalog catalog, Understander understander, Patience patience) {
    return new Bot(catalog, new DialogueEngine(catalog, patience), understander);
  }
}
