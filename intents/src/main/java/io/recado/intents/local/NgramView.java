package io.recado.intents.local;

import io.recado.conversation.Language;
import io.recado.intents.text.PlainText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words, pairs of words, and runs of 2 to 5 characters inside words, weighed by TF-IDF. Catches the
 * domain's vocabulary in any language and survives typos.
 */
final class NgramView implements View {

  private static final int SHORTEST_RUN = 2;
  private static final int LONGEST_RUN = 5;

  private final Language language;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<Double> rarity = new ArrayList<>();

  /** Learns the vocabulary of these texts. */
  NgramView(Language language, Collection<String> texts) {
    this.language = language;
    var frequencies = new TreeMap<String, Integer>();
    for (var text : texts) {
      for (var gram : new HashSet<>(grams(text))) {
        frequencies.merge(gram, 1, Integer::sum);
      }
    }
    frequencies.forEach(
        (gram, frequency) -> {
          indexes.put(gram, rarity.size());
          rarity.add(1 + Math.log((1.0 + texts.size()) / (1.0 + frequency)));
        });
  }

  @Override
  public FeatureVector of(String text) {
    var counts = new TreeMap<Integer, Integer>();
    for (var gram : grams(text)) {
      var index = indexes.get(gram);
      if (index != null) {
        counts.merge(index, 1, Integer::sum);
      }
    }
    var places = new int[counts.size()];
    var values = new float[counts.size()];
    int k = 0;
    for (var count : counts.entrySet()) {
      places[k] = count.getKey();
      values[k++] = (float) ((1 + Math.log(count.getValue())) * rarity.get(count.getKey()));
    }
    return FeatureVector.sparse(places, values);
  }

  @Override
  public int features() {
    return rarity.size();
  }

  @Override
  public double familiarity(String text) {
    var grams = grams(text);
    if (grams.isEmpty()) {
      return 0;
    }
    return (double) grams.stream().filter(indexes::containsKey).count() / grams.size();
  }

  private List<String> grams(String text) {
    var words = respelled(PlainText.of(text).value()).split(" ");
    var grams = new ArrayList<String>();
    for (int i = 0; i < words.length; i++) {
      grams.add("w " + words[i]);
      grams.add("p " + (i == 0 ? "^" : words[i - 1]) + " " + words[i]);
      addRuns("^" + words[i] + "$", grams);
    }
    return grams;
  }

  private static void addRuns(String word, List<String> grams) {
    for (int length = SHORTEST_RUN; length <= LONGEST_RUN; length++) {
      for (int from = 0; from + length <= word.length(); from++) {
        grams.add(word.substring(from, from + length));
      }
    }
  }

  /** German is typed with and without umlauts: "für", "fuer" and "fur" are one word here. */
  private String respelled(String text) {
    return switch (language) {
      case GERMAN -> text.replace("ae", "a").replace("oe", "o").replace("ue", "u");
      case SPANISH, ENGLISH -> text;
    };
  }
}
