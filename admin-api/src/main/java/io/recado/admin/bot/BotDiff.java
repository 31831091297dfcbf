package io.recado.admin.bot;

import io.recado.actions.published.BotContent;
import io.recado.conversation.Language;
import io.recado.dialogue.FlowWords;
import io.recado.dialogue.YamlFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What would change, were a draft published. */
record BotDiff(
    List<FlowChange> flows,
    List<TextChange> texts,
    List<PhraseChange> phrases,
    List<ActsFromChange> actsFrom) {

  /** What happens to a flow. */
  enum FlowFate {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * @param texts those in it that change; of a new or removed flow none
   * @param structure whether something besides its texts changes
   */
  record FlowChange(String flow, FlowFate fate, List<TextChange> texts, boolean structure) {}

  /**
   * @param text the general text's key, or where in its flow it stands
   * @param before null where it is new, and {@code after} where it is removed
   */
  record TextChange(String text, @Nullable Translated before, @Nullable Translated after) {}

  /**
   * @param language by its code
   */
  record PhraseChange(String intent, String language, List<String> added, List<String> removed) {}

  /**
   * From how sure a reading on it acts.
   *
   * @param language by its code
   * @param before null as usual, like {@code after}
   */
  record ActsFromChange(String language, @Nullable Double before, @Nullable Double after) {}

  static BotDiff between(BotContent published, BotContent draft) {
    var before = new Effective(published);
    var after = new Effective(draft);
    return new BotDiff(
        flows(before, after),
        texts(before, after),
        phrases(before, after),
        actsFrom(published.actsFrom(), draft.actsFrom()));
  }

  private static List<ActsFromChange> actsFrom(
      Map<Language, Double> before, Map<Language, Double> after) {
    return Arrays.stream(Language.values())
        .filter(language -> !Objects.equals(before.get(language), after.get(language)))
        .map(
            language ->
                new ActsFromChange(language.code(), before.get(language), after.get(language)))
        .toList();
  }

  private static List<FlowChange> flows(Effective before, Effective after) {
    var old = before.flows();
    var now = after.flows();
    var changes = new ArrayList<FlowChange>();
    var names = new LinkedHashSet<>(old.keySet());
    names.addAll(now.keySet());
    for (var name : names) {
      var was = old.get(name);
      var is = now.get(name);
      if (was == null) {
        changes.add(new FlowChange(name, FlowFate.ADDED, List.of(), true));
      } else if (is == null) {
        changes.add(new FlowChange(name, FlowFate.REMOVED, List.of(), true));
      } else if (!was.text().equals(is.text())) {
        changes.add(changed(name, was, is));
      }
    }
    return changes;
  }

  private static FlowChange changed(String name, YamlFile before, YamlFile after) {
    var old = texts(before);
    var now = texts(after);
    var paths = new LinkedHashSet<>(old.keySet());
    paths.addAll(now.keySet());
    var changes = new ArrayList<TextChange>();
    for (var path : paths) {
      add(changes, path, old.get(path), now.get(path));
    }
    var structure = !FlowWords.with(before, now).text().equals(FlowWords.with(after, now).text());
    return new FlowChange(name, FlowFate.CHANGED, changes, structure);
  }

  private static Map<String, Map<Language, String>> texts(YamlFile file) {
    var texts = new HashMap<String, Map<Language, String>>();
    FlowWords.in(file).forEach(place -> texts.put(place.path(), place.texts()));
    return texts;
  }

  private static List<TextChange> texts(Effective before, Effective after) {
    var changes = new ArrayList<TextChange>();
    for (var text : Effective.shippedTexts()) {
      add(changes, text.key(), before.text(text), after.text(text));
    }
    return changes;
  }

  private static void add(
      List<TextChange> changes,
      String text,
      @Nullable Map<Language, String> before,
      @Nullable Map<Language, String> after) {
    if (before == null || !before.equals(after)) {
      changes.add(new TextChange(text, translated(before), translated(after)));
    }
  }

  private static @Nullable Translated translated(@Nullable Map<Language, String> texts) {
    return texts == null ? null : Translated.of(texts);
  }

  private static List<PhraseChange> phrases(Effective before, Effective after) {
    var intents = new TreeSet<>(before.content().phrases().keySet());
    intents.addAll(after.content().phrases().keySet());
    var changes = new ArrayList<PhraseChange>();
    for (var intent : intents) {
      var old = before.phrasesOf(intent);
      var now = after.phrasesOf(intent);
      for (var language : Language.values()) {
        var was = old.getOrDefault(language, List.of());
        var is = now.getOrDefault(language, List.of());
        if (!was.equals(is)) {
          changes.add(
              new PhraseChange(
                  intent,
                  language.code(),
                  without(is, Set.copyOf(was)),
                  without(was, Set.copyOf(is))));
        }
      }
    }
    return changes;
  }

  private static List<String> without(List<String> phrases, Set<String> others) {
    return phrases.stream().filter(phrase -> !others.contains(phrase)).toList();
  }
}
