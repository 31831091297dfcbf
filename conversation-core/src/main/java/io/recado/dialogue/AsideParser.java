package io.recado.dialogue;

import java.util.List;
import java.util.Set;

/** Reads the questions that a flow answers itself. */
final class AsideParser {

  private final Problems problems;
  private final FlowTexts texts;

  AsideParser(Problems problems, FlowTexts texts) {
    this.problems = problems;
    this.texts = texts;
  }

  List<Aside> asides(Section section) {
    return section.sections("aside").entrySet().stream()
        .map(named -> aside(named.getKey(), named.getValue()))
        .toList();
  }

  private Aside aside(String name, Section section) {
    Names.check(problems, section.line(), section.what(), name);
    section.allow(Set.of("words", "text", "unknown"));
    var words = OptionParser.everyLanguage(OptionParser.words(section, "words"));
    if (words.isEmpty()) {
      problems.at(section.line(), "%s has no words that ask for it", section.what());
    }
    var text = texts.wording(section, "text");
    var unknown = texts.wordingIfAny(section, "unknown");
    boolean mayBeUnknown = text.facts().findAny().isPresent();
    if (mayBeUnknown == (unknown == null)) {
      problems.at(
          section.line(),
          mayBeUnknown
              ? "%s speaks of what was found, and needs \"unknown\" for when it was not"
              : "%s speaks of nothing that is looked up, so \"unknown\" is never said",
          section.what());
    }
    if (unknown != null && unknown.facts().findAny().isPresent()) {
      problems.at(
          section.line("unknown"), "%s: unknown speaks of what was not found", section.what());
    }
    return new Aside(name, words, text, unknown == null ? text : unknown, section.line());
  }
}
