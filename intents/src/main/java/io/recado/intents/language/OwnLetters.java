package io.recado.intents.language;

import io.recado.conversation.Language;

/** Letters and signs that only some of the languages use. */
final class OwnLetters {

  private static final double STRONG = 3;
  private static final double WEAK = 1.5;

  private OwnLetters() {}

  static double score(String lowerCase, Language language) {
    return switch (language) {
      case SPANISH -> strength(lowerCase, "ñ¿¡", "áéíóú");
      case GERMAN -> strength(lowerCase, "ßäö", "ü");
      case ENGLISH -> 0;
    };
  }

  private static double strength(String text, String own, String likely) {
    return has(text, own) ? STRONG : has(text, likely) ? WEAK : 0;
  }

  private static boolean has(String text, String letters) {
    return letters.chars().anyMatch(letter -> text.indexOf(letter) >= 0);
  }
}
