package io.recado.intents.evaluation;

import io.recado.intents.quality.LabelledText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Labelled texts dealt into parts that each hold about the same share of every label. A text that
 * occurs twice is in one part both times: else it would be tested by a reader that has learned it.
 */
final class Folds {

  private final List<LabelledText> all;
  private final Map<String, Integer> foldOf = new HashMap<>();
  private final int count;

  /** The same seed deals in the same way. */
  Folds(List<LabelledText> all, int count, long seed) {
    this.all = List.copyOf(all);
    this.count = count;
    var random = new Random(seed);
    int next = 0;
    for (var texts : byLabel(all).values()) {
      var shuffled = new ArrayList<>(texts);
      Collections.shuffle(shuffled, random);
      for (var text : shuffled) {
        if (foldOf.putIfAbsent(text, next % count) == null) {
          next++;
        }
      }
    }
  }

  int count() {
    return count;
  }

  List<LabelledText> in(int fold) {
    return all.stream().filter(text -> foldOf(text) == fold).toList();
  }

  List<LabelledText> outside(int fold) {
    return all.stream().filter(text -> foldOf(text) != fold).toList();
  }

  int foldOf(LabelledText text) {
    return foldOf.getOrDefault(text.text(), 0);
  }

  /**
   * The first so many phrases of each label after a shuffle, as if no more had been collected.
   *
   * @param seed the same seed draws the same phrases
   */
  static List<LabelledText> draw(List<LabelledText> all, int phrases, long seed) {
    var random = new Random(seed);
    var drawn = new ArrayList<LabelledText>();
    byLabel(all)
        .forEach(
            (label, texts) -> {
              var shuffled = new ArrayList<>(texts);
              Collections.shuffle(shuffled, random);
              shuffled.stream()
                  .limit(phrases)
                  .map(text -> new LabelledText(label, text))
                  .forEach(drawn::add);
            });
    return drawn;
  }

  private static Map<String, Set<String>> byLabel(List<LabelledText> all) {
    var byLabel = new LinkedHashMap<String, Set<String>>();
    all.forEach(
        each -> byLabel.computeIfAbsent(each.label(), _ -> new LinkedHashSet<>()).add(each.text()));
    return byLabel;
  }
}
