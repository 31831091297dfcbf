package io.recado.intents.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * The sequences a pattern stands for: {@code a|b} is one word or the other, {@code [a b]} may be
 * missing, {@code [a / b c]} is one or the other or missing, {@code <kind>} or {@code <kind:name>}
 * is a place.
 */
final class Sequences {

  private Sequences() {}

  static List<List<String>> of(String pattern) {
    return of(List.of(pattern.strip().split("\\s+")));
  }

  private static List<List<String>> of(List<String> elements) {
    var sequences = new ArrayList<List<String>>(List.of(List.of()));
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i).startsWith("[")) {
        int last = closing(elements, i);
        extend(sequences, optional(elements.subList(i, last + 1)));
        i = last;
      } else {
        var alternatives = List.of(elements.get(i).split("\\|"));
        extend(sequences, alternatives.stream().map(List::of).toList());
      }
    }
    return sequences;
  }

  private static int closing(List<String> elements, int from) {
    int last = from;
    while (!elements.get(last).endsWith("]")) {
      last++;
    }
    return last;
  }

  private static List<List<String>> optional(List<String> bracketed) {
    var inside = String.join(" ", bracketed);
    var sequences = new ArrayList<List<String>>(List.of(List.of()));
    for (var alternative : inside.substring(1, inside.length() - 1).split(" / ")) {
      sequences.addAll(of(alternative));
    }
    return sequences;
  }

  private static void extend(List<List<String>> sequences, List<List<String>> tails) {
    var extended = new ArrayList<List<String>>();
    for (var head : sequences) {
      for (var tail : tails) {
        var whole = new ArrayList<>(head);
        whole.addAll(tail);
        extended.add(whole);
      }
    }
    sequences.clear();
    sequences.addAll(extended);
  }
}
