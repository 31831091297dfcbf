package io.recado.intents.llm;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The form answers must have. Flat, with every field required and {@value #NONE} for what does not
 * apply: the part of JSON Schema that all providers keep to in their strict modes.
 */
final class AnswerSchema {

  /** No empty text, which Gemini refuses among enumerated values. */
  static final String NONE = "none";

  static final String COMMANDS = "commands";
  static final List<String> FIELDS =
      List.of("command", "intent", "slot", "option", "words", "intents");

  private AnswerSchema() {}

  static ResponseFormat of(Grounds grounds) {
    var command =
        JsonObjectSchema.builder()
            .addEnumProperty("command", Arrays.stream(Verb.values()).map(Verb::word).toList())
            .addEnumProperty("intent", orNone(grounds.intents()))
            .addEnumProperty("slot", orNone(grounds.slots()))
            .addEnumProperty("option", orNone(grounds.options()))
            .addStringProperty("words")
            .addProperty("intents", list(orNone(grounds.intents())))
            .required(FIELDS)
            .additionalProperties(false)
            .build();
    var root =
        JsonObjectSchema.builder()
            .addProperty(COMMANDS, JsonArraySchema.builder().items(command).build())
            .required(COMMANDS)
            .additionalProperties(false)
            .build();
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(JsonSchema.builder().name(COMMANDS).rootElement(root).build())
        .build();
  }

  private static JsonArraySchema list(List<String> values) {
    return JsonArraySchema.builder()
        .items(JsonEnumSchema.builder().enumValues(values).build())
        .build();
  }

  private static List<String> orNone(Collection<String> values) {
    var all = new ArrayList<>(values);
    all.add(NONE);
    return all;
  }
}
