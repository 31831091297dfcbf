package io.recado.intents.local;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words by their {@link Grams}, weighed by TF-IDF. Catches the domain's vocabulary in any language
 * and survives typos.
 */
final class NgramView {

  private static final Comparator<Map.Entry<Integer, Integer>> MOST_FREQUENT_FIRST =
      Map.Entry.<Integer, Integer>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  private final int[] grams;
  private final float[] rarity;

  /**
   * @param grams ascending
   */
  private NgramView(int[] grams, float[] rarity) {
    this.grams = grams;
    this.rarity = rarity;
  }

  /**
   * Learns the grams of these texts, given as their words.
   *
   * @param most so many grams at most, the most frequent ones
   */
  static NgramView of(Collection<List<String>> texts, int most) {
    var frequencies = new HashMap<Integer, Integer>();
    for (var words : texts) {
      Arrays.stream(Grams.of(words).sorted())
          .distinct()
          .forEach(gram -> frequencies.merge(gram, 1, Integer::sum));
    }
    var sorted = new TreeMap<Integer, Integer>();
    frequencies.entrySet().stream()
        .sorted(MOST_FREQUENT_FIRST)
        .limit(most)
        .forEach(gram -> sorted.put(gram.getKey(), gram.getValue()));
    var grams = sorted.keySet().stream().mapToInt(Integer::intValue).toArray();
    var rarity = new float[grams.length];
    int k = 0;
    for (int frequency : sorted.values()) {
      rarity[k++] = rounded(1 + Math.log((1.0 + texts.size()) / (1.0 + frequency)));
    }
    return new NgramView(grams, rarity);
  }

  static NgramView readFrom(DataInput in) throws IOException {
    var grams = new int[in.readInt()];
    var rarity = new float[grams.length];
    for (int k = 0; k < grams.length; k++) {
      grams[k] = in.readInt();
      rarity[k] = Float.float16ToFloat(in.readShort());
    }
    return new NgramView(grams, rarity);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(grams.length);
    for (int k = 0; k < grams.length; k++) {
      out.writeInt(grams[k]);
      out.writeShort(Float.floatToFloat16(rarity[k]));
    }
  }

  int features() {
    return grams.length;
  }

  FeatureVector of(List<String> words) {
    var found = Grams.of(words).sorted();
    var indexes = new int[found.length];
    var values = new float[found.length];
    int count = 0;
    for (int from = 0, to; from < found.length; from = to) {
      to = endOfRun(found, from);
      int index = Arrays.binarySearch(grams, found[from]);
      if (index >= 0) {
        indexes[count] = index;
        values[count++] = (float) (1 + Math.log(to - from)) * rarity[index];
      }
    }
    return new FeatureVector(Arrays.copyOf(indexes, count), Arrays.copyOf(values, count)).toUnit();
  }

  /** The share of the words' letters that were seen in training, 0 to 1. */
  double familiarity(List<String> words) {
    var found = Grams.of(words).withinWords();
    long known = Arrays.stream(found).filter(gram -> Arrays.binarySearch(grams, gram) >= 0).count();
    return found.length == 0 ? 0 : (double) known / found.length;
  }

  private static int endOfRun(int[] sorted, int from) {
    int to = from;
    while (to < sorted.length && sorted[to] == sorted[from]) {
      to++;
    }
    return to;
  }

  /** Rounded as it will be stored. */
  private static float rounded(double value) {
    return Float.float16ToFloat(Float.floatToFloat16((float) value));
  }
}
