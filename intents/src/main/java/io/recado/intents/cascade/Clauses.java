package io.recado.intents.cascade;

import io.recado.conversation.Language;
import io.recado.intents.text.PerLanguage;
import io.recado.intents.text.PlainText;
import java.util.List;
import java.util.regex.Pattern;

/** Divides a message where a second wish may begin: at the ends of sentences and at "and". */
final class Clauses {

  /** "Internet" in "internet and telephone are down" asks for nothing by itself. */
  private static final int FEWEST_WORDS = 2;

  private static final PerLanguage<Pattern> SEAMS =
      new PerLanguage<>(language -> Pattern.compile("[.!?;,\\n]+|" + joints(language), flags()));

  private Clauses() {}

  /**
   * The parts of two words and more, in their order; one or none where there is nothing to part.
   */
  static List<String> of(String text, Language language) {
    return SEAMS
        .in(language)
        .splitAsStream(text)
        .map(String::strip)
        .filter(clause -> PlainText.of(clause).words().size() >= FEWEST_WORDS)
        .toList();
  }

  static String joints(Language language) {
    var words =
        switch (language) {
          case SPANISH -> "y|e|además|ademas|también|tambien|aparte";
          case ENGLISH -> "and|also|plus|besides";
          case GERMAN -> "und|außerdem|ausserdem|sowie|zudem";
        };
    return "\\b(?:" + words + ")\\b";
  }

  static int flags() {
    return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  }
}
