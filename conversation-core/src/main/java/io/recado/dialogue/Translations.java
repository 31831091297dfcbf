package io.recado.dialogue;

import io.recado.conversation.Language;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads texts that must be there in every language. */
final class Translations {

  private final Problems problems;

  Translations(Problems problems) {
    this.problems = problems;
  }

  /** The texts under a key; each language that is missing is reported. */
  Map<Language, Template> under(Section owner, String key) {
    var section = owner.section(key, owner.what() + ": " + key);
    return owner.has(key) ? in(section, owner.what(), key, Set.of()) : blank();
  }

  /**
   * The texts of a section that may have other keys besides.
   *
   * @param owner whose texts they are, and {@code key} what they are to it, for problems
   */
  Map<Language, Template> in(Section section, String owner, String key, Set<String> otherKeys) {
    var texts = blank();
    var known = new TreeSet<>(otherKeys);
    for (var language : Language.values()) {
      known.add(language.code());
      if (section.has(language.code())) {
        texts.put(language, Template.of(section.text(language.code())));
      } else {
        problems.at(section.line(), "%s has no %s %s", owner, nameOf(language), key);
      }
    }
    section.allow(known);
    return texts;
  }

  /** Empty texts, to go on with after a problem. */
  static Map<Language, Template> blank() {
    var texts = new EnumMap<Language, Template>(Language.class);
    for (var language : Language.values()) {
      texts.put(language, Template.of(""));
    }
    return texts;
  }

  /** The English name of a language, for problems. */
  static String nameOf(Language language) {
    return language.locale().getDisplayLanguage(Locale.ENGLISH);
  }
}
