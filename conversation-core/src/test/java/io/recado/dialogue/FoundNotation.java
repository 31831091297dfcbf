package io.recado.dialogue;

import io.recado.action.FoundItem;
import io.recado.action.LookupOutcome;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How transcripts write what was found: items parted by {@code /}, each an id, a title, and then
 * its description, day and time, and facts as far as it has them: {@code 7 | Thu 26, 10:00 |
 * at=2026-11-26T10:00 | price=20}.
 */
public record FoundNotation(String text) {

  public LookupOutcome outcome() {
    return new LookupOutcome.Found(Stream.of(text.split(" / ")).map(FoundNotation::item).toList());
  }

  private static FoundItem item(String text) {
    var parts = text.strip().split(" *\\| *");
    var facts = new TreeMap<String, String>();
    for (int i = 2; i < parts.length; i++) {
      var fact = parts[i].split("=", 2);
      facts.put(fact[0], fact[1]);
    }
    var at = facts.remove("at");
    var description = facts.remove("description");
    return new FoundItem(
        parts[0],
        parts[1],
        description,
        Map.copyOf(facts),
        at == null ? null : LocalDateTime.parse(at));
  }
}
