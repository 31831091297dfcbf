package io.recado.dialogue;

import io.recado.conversation.Language;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what can be chosen for a slot. */
final class OptionParser {

  /** WhatsApp shows 72 characters of a list row's description. */
  private static final int MOST_DESCRIPTION = 72;

  private final Problems problems;
  private final FlowTexts texts;

  OptionParser(Problems problems, FlowTexts texts) {
    this.problems = problems;
    this.texts = texts;
  }

  Slot.Option option(String slot, String name, Section section) {
    Names.check(problems, section.line(), section.what(), name);
    checkLength(slot, name, section);
    section.allow(Set.of("title", "description", "words", "begins"));
    var begins = words(section, "begins");
    return new Slot.Option(
        name,
        texts.label(section, "title", SlotParser.MOST_TITLE),
        section.has("description") ? texts.label(section, "description", MOST_DESCRIPTION) : null,
        withBeginnings(words(section, "words"), begins),
        everyLanguage(begins),
        section.line());
  }

  private void checkLength(String slot, String name, Section section) {
    if (slot.length() + name.length() > OptionId.MOST_NAMES) {
      problems.at(
          section.line(),
          "%s: its name and that of slot \"%s\" have %d characters together; at most %d fit a"
              + " button",
          section.what(),
          slot,
          slot.length() + name.length(),
          OptionId.MOST_NAMES);
    }
  }

  /** Words by language, lower case; none where the key is left out. */
  static Map<Language, Set<String>> words(Section within, String key) {
    var words = new EnumMap<Language, Set<String>>(Language.class);
    if (!within.has(key)) {
      return words;
    }
    var section = within.section(key, within.what() + ": " + key);
    section.allow(Set.of("es", "en", "de"));
    for (var language : Language.values()) {
      var lower = new LinkedHashSet<String>();
      section
          .words(language.code())
          .forEach(word -> lower.add(word.toLowerCase(language.locale())));
      words.put(language, lower);
    }
    return words;
  }

  /** What begins the errand says the option as well, once the errand is under way. */
  private static Map<Language, Set<String>> withBeginnings(
      Map<Language, Set<String>> words, Map<Language, Set<String>> begins) {
    begins.forEach(
        (language, some) ->
            words.computeIfAbsent(language, none -> new LinkedHashSet<>()).addAll(some));
    return words;
  }

  /** Whoever begins a conversation may write another language than the one it is led in so far. */
  static Set<String> everyLanguage(Map<Language, Set<String>> begins) {
    var all = new TreeSet<String>();
    begins.values().forEach(all::addAll);
    return all;
  }
}
