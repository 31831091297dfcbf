package io.recado.dialogue;

import io.recado.action.ActionOutcome;
import io.recado.action.LookupOutcome;
import io.recado.action.Receipt;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How transcripts write what actions and lookups are asked and how they end: {@code done number=7;
 * until=noon}, {@code rejected too_late}, {@code unavailable}.
 */
public final class OutcomeNotation {

  private OutcomeNotation() {}

  public static ActionOutcome outcome(String text, Instant at) {
    var words = text.split(" ", 2);
    return switch (words[0]) {
      case "done" ->
          new ActionOutcome.Done(
              new Receipt("R", at, words.length == 1 ? Map.of() : facts(words[1])));
      case "rejected" -> new ActionOutcome.Rejected(words[1]);
      case "unavailable" -> new ActionOutcome.Unavailable(null);
      default -> throw new IllegalArgumentException("not an outcome: " + text);
    };
  }

  private static Map<String, String> facts(String text) {
    var facts = new TreeMap<String, String>();
    for (var fact : text.split("; ")) {
      var words = fact.split("=", 2);
      facts.put(words[0], words[1]);
    }
    return facts;
  }

  /** Items as {@code 7 | Thu 26, 10:00 | at=2026-11-26T10:00 | price=20}, parted by slashes. */
  public static LookupOutcome found(String text) {
    return new FoundNotation(text).outcome();
  }

  public static String inputs(Map<String, SlotValue> inputs) {
    return new TreeMap<>(inputs)
        .entrySet().stream()
            .map(input -> "%s=%s".formatted(input.getKey(), input.getValue().text()))
            .collect(Collectors.joining("; "));
  }
}
