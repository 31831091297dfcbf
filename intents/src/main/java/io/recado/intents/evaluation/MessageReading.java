package io.recado.intents.evaluation;

import io.recado.dialogue.SlotValue;
import io.recado.json.Json;
import io.recado.understanding.Command;
import io.recado.understanding.Understanding;
import io.recado.understanding.Understanding.Interpretation;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the bot made of one message, to be printed.
 *
 * @param intent one of the shipped intents
 * @param commands as JSON: type and fields of each, with confidence, evidence and who decided
 */
record MessageReading(
    String text,
    String intent,
    double confidence,
    List<Entity> entities,
    List<ObjectNode> commands) {

  /**
   * A detail found in the message.
   *
   * @param name of the slot it fills
   * @param words it was read from
   */
  record Entity(String name, String value, String words) {}

  static MessageReading of(String text, Understanding understanding) {
    var intent = IntentName.of(understanding);
    return new MessageReading(
        text,
        intent.name(),
        intent.confidence(),
        understanding.commands().stream().flatMap(MessageReading::entity).toList(),
        understanding.interpretations().stream().map(MessageReading::json).toList());
  }

  private static Stream<Entity> entity(Command command) {
    return switch (command) {
      case Command.SetSlot(var slot, var value) -> Stream.of(entity(slot, value));
      case Command.CorrectSlot(var slot, var value) -> Stream.of(entity(slot, value));
      case Command _ -> Stream.empty();
    };
  }

  private static Entity entity(String slot, SlotValue value) {
    var words = value instanceof SlotValue.Chosen chosen ? chosen.evidence() : value.text();
    return new Entity(slot, value.text(), words);
  }

  private static ObjectNode json(Interpretation interpretation) {
    ObjectNode json = Json.mapper().valueToTree(interpretation.command());
    return json.put("confidence", interpretation.confidence())
        .put("evidence", interpretation.evidence())
        .put("decidedBy", interpretation.decidedBy().name());
  }
}
