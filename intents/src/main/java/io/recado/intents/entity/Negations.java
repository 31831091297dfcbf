package io.recado.intents.entity;

import io.recado.intents.text.Lines;
import io.recado.intents.text.PlainText;
import java.util.List;

/** Tells words that stand from words taken back right before they are said. */
final class Negations {

  private final List<String> negations =
      Lines.of("/entity/negations.txt").stream().map(line -> PlainText.of(line).value()).toList();

  /** Whether these words occur in the text at least once without a negation before them. */
  boolean stand(List<String> text, String words) {
    var sentence = " " + String.join(" ", text) + " ";
    var sought = " " + words + " ";
    for (int at = sentence.indexOf(sought); at >= 0; at = sentence.indexOf(sought, at + 1)) {
      var before = sentence.substring(0, at);
      if (negations.stream().noneMatch(negation -> (" " + before).endsWith(" " + negation))) {
        return true;
      }
    }
    return false;
  }
}
