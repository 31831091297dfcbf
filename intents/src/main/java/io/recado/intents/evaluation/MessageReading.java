package io.recado.intents.evaluation;

import io.recado.intents.entity.Entity;
import io.recado.json.Json;
import io.recado.understanding.Command;
import io.recado.understanding.Hop;
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
 * @param trace who was asked, in order, and what came of it
 */
record MessageReading(
    String text,
    String intent,
    double confidence,
    List<Detail> entities,
    List<ObjectNode> commands,
    List<Asked> trace) {

  /** One reader, and what came of asking it. */
  record Asked(Hop.Reader reader, Hop.Outcome outcome) {}

  /**
   * @param found what the message names, whatever it asks for
   */
  static MessageReading of(String text, Understanding understanding, List<Entity> found) {
    var intent = IntentName.of(understanding);
    var slots = understanding.commands().stream().flatMap(MessageReading::slot);
    return new MessageReading(
        text,
        intent.name(),
        intent.confidence(),
        Stream.concat(found.stream().map(Detail::of), slots).toList(),
        understanding.interpretations().stream().map(MessageReading::json).toList(),
        understanding.trace().stream().map(hop -> new Asked(hop.reader(), hop.outcome())).toList());
  }

  private static Stream<Detail> slot(Command command) {
    return switch (command) {
      case Command.SetSlot(var slot, var value) -> Stream.of(Detail.of(slot, value));
      case Command.CorrectSlot(var slot, var value) -> Stream.of(Detail.of(slot, value));
      case Command _ -> Stream.empty();
    };
  }

  private static ObjectNode json(Interpretation interpretation) {
    ObjectNode json = Json.mapper().valueToTree(interpretation.command());
    return json.put("confidence", interpretation.confidence())
        .put("evidence", interpretation.evidence())
        .put("decidedBy", interpretation.decidedBy().name());
  }
}
