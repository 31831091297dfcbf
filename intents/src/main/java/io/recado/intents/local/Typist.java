package io.recado.intents.local;

import java.util.Random;

/** Types phrases the way customers do on a phone: letters swapped, lost, doubled or mistaken. */
final class Typist {

  private static final double SLIPS_PER_LETTER = 0.06;

  private final Random random;

  Typist(long seed) {
    random = new Random(seed);
  }

  String type(String phrase) {
    var typed = new StringBuilder(phrase);
    for (int i = phrase.length() - 2; i > 0; i--) {
      if (Character.isLetter(typed.charAt(i)) && random.nextDouble() < SLIPS_PER_LETTER) {
        slip(typed, i);
      }
    }
    return typed.toString();
  }

  private void slip(StringBuilder typed, int at) {
    char letter = typed.charAt(at);
    switch (random.nextInt(4)) {
      case 0 -> typed.deleteCharAt(at);
      case 1 -> typed.insert(at, letter);
      case 2 -> typed.setCharAt(at, (char) ('a' + random.nextInt(26)));
      default -> {
        typed.setCharAt(at, typed.charAt(at + 1));
        typed.setCharAt(at + 1, letter);
      }
    }
  }
}
