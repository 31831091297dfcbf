package io.recado.dialogue;

import io.recado.conversation.Language;
import java.util.List;
import java.util.Map;
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
    section.allow(Set.of("words", "text"));
    var words = OptionParser.words(section, "words");
    checkWords(section, words);
    return new Aside(name, words, texts.wording(section, "text"));
  }

  private void checkWords(Section section, Map<Language, Set<String>> words) {
    var all = OptionParser.everyLanguage(words);
    if (all.isEmpty()) {
      problems.at(section.line(), "%s has no words that ask for it", section.what());
    }
    all.stream()
        .filter(each -> each.codePoints().noneMatch(Character::isLetterOrDigit))
        .forEach(
            each ->
                problems.at(
                    section.line("words"),
                    "%s: \"%s\" has neither letter nor digit",
                    section.what(),
                    each));
  }
}
