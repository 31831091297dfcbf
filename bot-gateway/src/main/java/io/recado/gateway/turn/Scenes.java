package io.recado.gateway.turn;

import io.recado.understanding.Scene;
import java.util.HashMap;
import java.util.Map;

/** What a reader is told of the conversation in which a turn is played. */
final class Scenes {

  private Scenes() {}

  static Scene of(Progress progress) {
    var catalog = progress.bot().catalog();
    var conversation = progress.begun().conversation();
    var dialogue = progress.dialogue();
    var titles = catalog.titles(dialogue.language());
    if (dialogue.runs().isEmpty()) {
      return new Scene(conversation.id(), conversation.contact(), titles, null, Map.of());
    }
    var run = dialogue.runs().getLast();
    var known = new HashMap<String, String>();
    run.slots().forEach((slot, value) -> known.put(slot, value.text()));
    var underWay = catalog.intentOf(run.flow()).orElse(null);
    return new Scene(conversation.id(), conversation.contact(), titles, underWay, known);
  }
}
