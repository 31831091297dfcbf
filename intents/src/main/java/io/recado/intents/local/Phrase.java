package io.recado.intents.local;

import java.util.List;

/**
 * A phrase to learn from.
 *
 * @param written as it was given
 * @param text its spelling corrected
 * @param label the number of its intent
 */
record Phrase(String written, String text, List<String> words, int label) {

  Lesson lesson(NgramView view) {
    return new Lesson(view.of(words), label);
  }
}
