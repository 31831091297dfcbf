package io.recado.intents.local;

import java.util.Arrays;
import java.util.List;

/**
 * What words are made of and how they stand together, as numbers: hashes of words, of runs of 2 to
 * 5 letters inside words, of neighbours, of any two words, and of the first and the last word.
 */
final class Grams {

  private static final int SHORTEST_RUN = 2;
  private static final int LONGEST_RUN = 5;

  /** Words farther apart than this have little to do with each other. */
  private static final int FARTHEST = 8;

  private static final int WORD = 1;
  private static final int NEIGHBOURS = 2;
  private static final int TOGETHER = 3;
  private static final int FIRST = 4;
  private static final int LAST = 5;
  private static final int RUN = 6;

  private static final int EDGE = '^';

  private int[] hashes = new int[256];
  private int count;
  private int countWithinWords;

  private Grams() {}

  static Grams of(List<String> words) {
    var grams = new Grams();
    var hashes = words.stream().mapToInt(String::hashCode).toArray();
    for (int i = 0; i < hashes.length; i++) {
      grams.add(hash(WORD, hashes[i], 0));
      grams.addRuns("^" + words.get(i) + "$");
    }
    grams.countWithinWords = grams.count;
    grams.addNeighbourhood(hashes);
    return grams;
  }

  /** All of them, equal ones as often as they occur, in ascending order. */
  int[] sorted() {
    var sorted = Arrays.copyOf(hashes, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** The words and their runs only, in the order of the text. */
  int[] withinWords() {
    return Arrays.copyOf(hashes, countWithinWords);
  }

  private void addNeighbourhood(int[] words) {
    for (int i = 0; i < words.length; i++) {
      add(hash(NEIGHBOURS, i == 0 ? EDGE : words[i - 1], words[i]));
      for (int j = Math.max(0, i - FARTHEST); j < i - 1; j++) {
        add(hash(TOGETHER, Math.min(words[i], words[j]), Math.max(words[i], words[j])));
      }
    }
    if (words.length > 0) {
      add(hash(FIRST, words[0], 0));
      add(hash(LAST, words[words.length - 1], 0));
    }
  }

  private void addRuns(String word) {
    for (int from = 0; from < word.length(); from++) {
      int hash = RUN;
      int end = Math.min(word.length(), from + LONGEST_RUN);
      for (int to = from; to < end; to++) {
        hash = hash * 31 + word.charAt(to);
        if (to - from + 1 >= SHORTEST_RUN) {
          add(scattered(hash));
        }
      }
    }
  }

  private void add(int hash) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
    }
    hashes[count++] = hash;
  }

  private static int hash(int kind, int one, int other) {
    return scattered((kind * 0x9E3779B1 + one) * 0x85EBCA6B + other);
  }

  /** Murmur3's last step: inputs that differ little give numbers that differ much. */
  private static int scattered(int hash) {
    int h = hash;
    h = (h ^ (h >>> 16)) * 0x85EBCA6B;
    h = (h ^ (h >>> 13)) * 0xC2B2AE35;
    return h ^ (h >>> 16);
  }
}
