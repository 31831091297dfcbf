package io.recado.intents.cascade;

import io.recado.conversation.Language;
import io.recado.intents.text.PerLanguage;
import io.recado.intents.text.PlainText;
import io.recado.intents.text.WordList;

/** Tells a question of its own from the end of a longer sentence, by the word it begins with. */
final class Questions {

  private final PerLanguage<WordList> beginnings = WordList.perLanguage("/language/questions");

  /** "When are you open", and not "set the router up" of "could somebody come and …?". */
  boolean isAsked(String clause, Language language) {
    var words = PlainText.of(clause).words();
    return !words.isEmpty() && beginnings.in(language).contains(words.getFirst());
  }
}
