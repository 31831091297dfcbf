package io.recado.intents.cascade;

import io.recado.conversation.Language;
import io.recado.intents.keyword.Doubts;
import io.recado.intents.local.Phrases;
import io.recado.intents.text.PerLanguage;
import io.recado.intents.text.PlainText;
import io.recado.intents.text.WordList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The words of which people make a yes. To a classifier "ja, ich komme" is like one, and yet it is
 * none to whether the appointment shall be cancelled.
 */
final class WordsOfYes {

  private final PerLanguage<Set<String>> words;

  WordsOfYes() {
    var phrases = Phrases.shipped();
    var beside = WordList.perLanguage("/entity/beside-yes");
    words = new PerLanguage<>(language -> words(phrases, beside.in(language), language));
  }

  /** Whether a text has no others, and is doubtful in no way. */
  boolean make(String text, Language language) {
    return words.in(language).containsAll(PlainText.of(text).withoutEmoji().words())
        && !Doubts.areIn(text, language)
        && !Doubts.reserve(text)
        && !Doubts.partsIn(text)
        && !Doubts.isOwnDoing(text, language);
  }

  private static Set<String> words(Phrases phrases, WordList beside, Language language) {
    var all = new HashSet<>(beside.words());
    phrases
        .in(language)
        .getOrDefault("affirm", List.of())
        .forEach(phrase -> all.addAll(PlainText.of(phrase).words()));
    // "Why not" has a word of a no.
    all.removeIf(Doubts::isContradiction);
    return Set.copyOf(all);
  }
}
