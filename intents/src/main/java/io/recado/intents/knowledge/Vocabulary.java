package io.recado.intents.knowledge;

import io.recado.intents.text.Spelling;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stems that a tenant's passages of one language consist of.
 *
 * @param frequencies stem → the passages it occurs in
 * @param passages how many there are
 */
record Vocabulary(Map<String, Integer> frequencies, int passages) {

  static final Vocabulary EMPTY = new Vocabulary(Map.of(), 0);

  /** A part of a compound has at least so many letters: Router in Routerpreis. */
  private static final int SHORTEST_PART = 5;

  Vocabulary {
    frequencies = Map.copyOf(frequencies);
  }

  boolean knows(String stem) {
    return frequencies.containsKey(stem);
  }

  /** Known stems that an unknown one may stand for: a slip of the pen, or a compound of theirs. */
  Set<String> near(String unknown) {
    var alike =
        frequencies.keySet().stream()
            .filter(stem -> Spelling.alike(stem, unknown))
            .collect(Collectors.toSet());
    return alike.isEmpty()
        ? frequencies.keySet().stream()
            .filter(stem -> isCompound(stem, unknown) || isCompound(unknown, stem))
            .collect(Collectors.toSet())
        : alike;
  }

  private static boolean isCompound(String whole, String part) {
    return part.length() >= SHORTEST_PART && (whole.startsWith(part) || whole.endsWith(part));
  }

  /** How much it says that a stem of these occurs: the rarer, the more. */
  double weight(Set<String> stems) {
    int most = stems.stream().mapToInt(stem -> frequencies.getOrDefault(stem, 0)).max().orElse(0);
    return Math.log(1 + (passages + 1.0) / (most + 1.0));
  }
}
