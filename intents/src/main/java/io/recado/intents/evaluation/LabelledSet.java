package io.recado.intents.evaluation;

import io.recado.conversation.Language;
import io.recado.intents.local.Phrases;
import io.recado.intents.quality.LabelledText;
import io.recado.intents.text.Lines;
import java.util.ArrayList;
import java.util.List;

/** What the shipped bot learns from, and what it is measured by. */
final class LabelledSet {

  private LabelledSet() {}

  /** Messages written apart from the phrases, in {@code /labelled/<language>.tsv}. */
  static List<LabelledText> messages(Language language) {
    return in("/labelled/" + language.code() + ".tsv");
  }

  /** A resource of messages, one a line: label, tab, text. */
  static List<LabelledText> in(String resource) {
    return Lines.of(resource).stream()
        .map(line -> line.split("\t", 2))
        .map(parts -> new LabelledText(parts[0], parts[1]))
        .toList();
  }

  /** The shipped phrases. */
  static List<LabelledText> phrases(Language language) {
    var all = new ArrayList<LabelledText>();
    Phrases.shipped()
        .in(language)
        .forEach(
            (intent, phrases) ->
                phrases.forEach(phrase -> all.add(new LabelledText(intent, phrase))));
    return all;
  }
}
