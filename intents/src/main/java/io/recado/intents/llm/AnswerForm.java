package io.recado.intents.llm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a model wrote, strictly: JSON in the form of {@link AnswerSchema} and not a character
 * else. What a provider promises of its strict mode is not relied on.
 */
final class AnswerForm {

  static final int MOST_COMMANDS = 5;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private AnswerForm() {}

  /** One to {@value #MOST_COMMANDS} proposals; empty when the text has another form. */
  static Optional<List<Proposal>> read(String text) {
    try {
      var root = MAPPER.readTree(text);
      return root.isObject() && root.size() == 1
          ? proposals(root.path(AnswerSchema.COMMANDS))
          : Optional.empty();
    } catch (JacksonException malformed) {
      // The caller asks again, or gives up: what is wrong with it tells nobody anything.
      return Optional.empty();
    }
  }

  private static Optional<List<Proposal>> proposals(JsonNode commands) {
    if (!commands.isArray() || commands.isEmpty() || commands.size() > MOST_COMMANDS) {
      return Optional.empty();
    }
    var proposals = new ArrayList<Proposal>();
    for (var node : commands) {
      var proposal = proposal(node);
      if (proposal.isEmpty()) {
        return Optional.empty();
      }
      proposals.add(proposal.get());
    }
    return Optional.of(proposals);
  }

  private static Optional<Proposal> proposal(JsonNode node) {
    boolean complete =
        node.isObject()
            && node.size() == AnswerSchema.FIELDS.size()
            && node.path("intents").isArray()
            && AnswerSchema.FIELDS.stream()
                .filter(field -> !field.equals("intents"))
                .allMatch(field -> node.path(field).isString());
    return complete
        ? verb(node.get("command").asString()).map(verb -> of(verb, node))
        : Optional.empty();
  }

  private static Proposal of(Verb verb, JsonNode node) {
    var intents = new ArrayList<String>();
    node.get("intents").forEach(intent -> intents.add(intent.asString("")));
    return new Proposal(
        verb,
        node.get("intent").asString(),
        node.get("slot").asString(),
        node.get("option").asString(),
        node.get("words").asString(),
        intents);
  }

  private static Optional<Verb> verb(String word) {
    return Arrays.stream(Verb.values()).filter(verb -> verb.word().equals(word)).findFirst();
  }
}
