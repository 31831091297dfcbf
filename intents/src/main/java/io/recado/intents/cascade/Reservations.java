package io.recado.intents.cascade;

import io.recado.intents.text.PlainText;
import io.recado.intents.text.WordList;

/** Tells what takes back a yes in the same breath: "sí, pero mejor el viernes". */
final class Reservations {

  private static final WordList WORDS = WordList.of("/entity/reservations.txt");
  private static final WordList CONTRADICTIONS = WordList.of("/entity/contradictions.txt");
  private static final WordList FAREWELLS = WordList.of("/entity/farewells.txt");

  private Reservations() {}

  static boolean areIn(String text) {
    return PlainText.of(text).words().stream().anyMatch(WORDS::contains);
  }

  /** Whether a word, in the form of {@link PlainText}, may turn a yes around: "nicht". */
  static boolean isContradiction(String word) {
    return CONTRADICTIONS.contains(word);
  }

  /** Whether somebody parts, who may mean that they will be there: "sí, nos vemos". */
  static boolean partsIn(String text) {
    return PlainText.of(text).words().stream().anyMatch(FAREWELLS::contains);
  }
}
