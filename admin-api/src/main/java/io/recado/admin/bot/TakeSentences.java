package io.recado.admin.bot;

import io.recado.actions.published.BotContent;
import io.recado.conversation.Language;
import io.recado.intents.labelling.LabelledSentence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes phrases of labelled sentences, each once, as many as an intent may have. Used once. */
final class TakeSentences {

  private final Effective bot;
  private final Map<Language, Set<String>> known = new EnumMap<>(Language.class);
  private final Map<String, Map<Language, List<String>>> growing = new HashMap<>();
  private final Set<String> changed = new HashSet<>();

  TakeSentences(Effective bot) {
    this.bot = bot;
    var phrases = bot.phrases();
    for (var language : Language.values()) {
      var words = new HashSet<String>();
      phrases.in(language).values().forEach(each -> each.forEach(one -> words.add(plain(one))));
      known.put(language, words);
    }
  }

  /**
   * @return how many are phrases now that were none
   */
  int all(List<LabelledSentence> labelled) {
    return (int) labelled.stream().filter(this::take).count();
  }

  BotContent content() {
    var content = bot.content();
    for (var intent : changed) {
      content = new Effective(content).withPhrases(intent, growing.getOrDefault(intent, Map.of()));
    }
    return content;
  }

  private boolean take(LabelledSentence sentence) {
    var words = sentence.words().replaceAll("\\s+", " ").strip();
    var language = sentence.language();
    var phrases = phrasesOf(sentence.intent(), language);
    if (words.length() > PhraseLists.LONGEST_PHRASE
        || phrases.size() >= PhraseLists.MOST_PHRASES
        || !known.computeIfAbsent(language, any -> new HashSet<>()).add(plain(words))) {
      return false;
    }
    phrases.add(words);
    changed.add(sentence.intent());
    return true;
  }

  private List<String> phrasesOf(String intent, Language language) {
    return growing
        .computeIfAbsent(intent, this::copied)
        .computeIfAbsent(language, any -> new ArrayList<>());
  }

  private Map<Language, List<String>> copied(String intent) {
    var lists = new EnumMap<Language, List<String>>(Language.class);
    bot.phrasesOf(intent).forEach((language, all) -> lists.put(language, new ArrayList<>(all)));
    return lists;
  }

  private static String plain(String words) {
    return words.strip().toLowerCase(Locale.ROOT);
  }
}
