package io.recado.intents.evaluation;

import io.recado.intents.quality.LabelledText;
import java.util.List;
import java.util.Random;

/**
 * Slips of the finger: every character but blanks is, with the same probability, left out, doubled,
 * replaced by some letter from a to z, or swapped with the next one. Not the noise the classifier
 * is trained with, so that it is not tested on what it was told.
 */
final class Noise {

  private final double rate;
  private final Random random;

  /**
   * @param rate 0 to 1
   */
  Noise(double rate, long seed) {
    this.rate = rate;
    random = new Random(seed);
  }

  List<LabelledText> on(List<LabelledText> texts) {
    return texts.stream().map(each -> new LabelledText(each.label(), on(each.text()))).toList();
  }

  /** A text that would be left blank stays as it was. */
  String on(String text) {
    var noisy = new StringBuilder();
    var characters = text.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      if (Character.isWhitespace(characters[i]) || random.nextDouble() >= rate) {
        noisy.appendCodePoint(characters[i]);
      } else {
        slip(characters, i, noisy);
      }
    }
    return noisy.toString().isBlank() ? text : noisy.toString();
  }

  private void slip(int[] characters, int at, StringBuilder noisy) {
    switch (random.nextInt(4)) {
      case 0 -> {
        // Left out.
      }
      case 1 -> noisy.appendCodePoint(characters[at]).appendCodePoint(characters[at]);
      case 2 -> noisy.append((char) ('a' + random.nextInt(26)));
      default -> {
        int next = Math.min(at + 1, characters.length - 1);
        noisy.appendCodePoint(characters[next]);
        characters[next] = characters[at];
      }
    }
  }
}
