package io.recado.intents.local;

import io.recado.conversation.Language;

/** German is typed with and without umlauts: "für", "fuer" and "fur" are one word here. */
final class Umlauts {

  private Umlauts() {}

  /**
   * The one spelling of a word's several.
   *
   * @param word in lower case and without accents
   */
  static String folded(String word, Language language) {
    return switch (language) {
      case GERMAN -> word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
      case SPANISH, ENGLISH -> word;
    };
  }
}
