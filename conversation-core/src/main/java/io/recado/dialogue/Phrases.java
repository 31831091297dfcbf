package io.recado.dialogue;

import io.recado.conversation.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The bot's general texts, all of them present in every language. */
record Phrases(Map<Phrase, Wording> wordings) {

  Phrases {
    wordings = Map.copyOf(wordings);
  }

  String in(Language language, Phrase phrase, UnaryOperator<String> values) {
    return Objects.requireNonNull(wordings.get(phrase)).in(language, values);
  }

  /** The same, but for a tenant's own; with problems found, what is returned is of no use. */
  Phrases with(Map<String, Map<Language, String>> own, Problems problems) {
    if (own.isEmpty()) {
      return this;
    }
    var root = GeneralText.file(own).read("the file", problems);
    var changed = new EnumMap<>(wordings);
    var known = new TreeSet<String>();
    var texts = new FlowTexts(problems, Set.of(), Set.of());
    for (var phrase : Phrase.values()) {
      known.add(phrase.key());
      if (root.has(phrase.key())) {
        changed.put(phrase, texts.phrase(root, phrase));
      }
    }
    root.allow(known);
    return new Phrases(changed);
  }

  /** Reads the texts; with problems found, what is returned is of no use. */
  static Phrases parse(YamlFile file, Problems problems) {
    var wordings = new EnumMap<Phrase, Wording>(Phrase.class);
    var root = file.read("the file", problems);
    if (!problems.all().isEmpty()) {
      return new Phrases(wordings);
    }
    var known = new TreeSet<String>();
    var texts = new FlowTexts(problems, Set.of(), Set.of());
    for (var phrase : Phrase.values()) {
      known.add(phrase.key());
      wordings.put(phrase, texts.phrase(root, phrase));
    }
    root.allow(known);
    return new Phrases(wordings);
  }
}
