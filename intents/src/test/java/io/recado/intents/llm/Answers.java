package io.recado.intents.llm;

import io.recado.json.JsonText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a scripted model writes. */
final class Answers {

  private Answers() {}

  static String of(Map<?, ?>... commands) {
    return JsonText.text(Map.of("commands", List.of(commands)));
  }

  /** A command of which the named fields are given and all others are "none". */
  static Map<String, Object> command(String verb, String words, String... fields) {
    var command = new HashMap<String, Object>();
    command.put("command", verb);
    command.put("intent", "none");
    command.put("slot", "none");
    command.put("option", "none");
    command.put("words", words);
    command.put("intents", List.of());
    for (int i = 0; i < fields.length; i += 2) {
      command.put(fields[i], fields[i + 1]);
    }
    return command;
  }

  static Map<String, Object> startFlow(String intent, String words) {
    return command("start_flow", words, "intent", intent);
  }

  static Map<String, Object> clarify(String words, String... intents) {
    var command = command("clarify", words);
    command.put("intents", List.of(intents));
    return command;
  }
}
