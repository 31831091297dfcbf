package io.recado.intents.entity;

import io.recado.dialogue.Expectation.Option;
import io.recado.intents.entity.Options.Found;
import io.recado.intents.text.Lines;
import io.recado.intents.text.PlainText;
import io.recado.intents.text.WordList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers by position: "2", "la primera", "the second one", "die letzte". */
final class Ordinals {

  private static final int LAST = 0;

  private final Map<String, Integer> positions = new HashMap<>();
  private final WordList companions = WordList.of("/entity/counting-words.txt");

  Ordinals() {
    for (var line : Lines.of("/entity/ordinals.txt")) {
      var parts = line.split(" ");
      for (int i = 1; i < parts.length; i++) {
        positions.put(parts[i], Integer.valueOf(parts[0]));
      }
    }
  }

  Optional<Found> in(String message, List<Option> options) {
    var words = PlainText.of(message).withoutEmoji().words();
    var telling = companions.strangersIn(words);
    // In "the second one" the number is a companion; alone it is the answer.
    var counted = telling.isEmpty() && words.size() == 1 ? words : telling;
    if (counted.size() != 1) {
      return Optional.empty();
    }
    var position = positions.get(counted.getFirst());
    if (position == null || position > options.size()) {
      return Optional.empty();
    }
    var option = position == LAST ? options.getLast() : options.get(position - 1);
    return Optional.of(new Found(option, message));
  }
}
