package io.recado.intents.knowledge;

import io.recado.intents.text.PlainText;
import java.util.List;
import java.util.regex.Pattern;

/** The sentences of a text; each line of a list is one. */
final class Sentences {

  private static final Pattern ENDS = Pattern.compile("(?<=[.!?…])[\"»”)]*\\s+|\\n+");

  private Sentences() {}

  static List<String> of(String text) {
    return ENDS.splitAsStream(text).map(String::strip).filter(each -> !each.isEmpty()).toList();
  }

  /** Lower case, no accents, no signs. */
  static String folded(String sentence) {
    return PlainText.of(sentence).value();
  }
}
