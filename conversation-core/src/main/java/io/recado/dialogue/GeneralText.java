package io.recado.dialogue;

import io.recado.conversation.Language;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Something the bot says outside any flow, as it comes with Recado.
 *
 * @param key its name, such as {@code greeting}
 * @param button whether it is a label, which takes no placeholders and few characters
 * @param placeholders what it may speak of, without braces
 */
public record GeneralText(
    String key, boolean button, Set<String> placeholders, Map<Language, String> texts) {

  /** How problems call a tenant's own texts. */
  public static final String FILE = "texts";

  public GeneralText {
    placeholders = Set.copyOf(placeholders);
    texts = Map.copyOf(texts);
  }

  /** All of them, in the order of their declaration. */
  public static List<GeneralText> shipped() {
    var problems = new Problems(FILE);
    var all = Phrases.parse(ShippedFlows.phrases(), problems);
    return Arrays.stream(Phrase.values()).map(phrase -> of(phrase, all)).toList();
  }

  private static GeneralText of(Phrase phrase, Phrases all) {
    var texts = new EnumMap<Language, String>(Language.class);
    for (var language : Language.values()) {
      texts.put(language, all.in(language, phrase, name -> "{" + name + "}"));
    }
    return new GeneralText(phrase.key(), phrase.isButton(), phrase.placeholders(), texts);
  }

  /** Texts as a file with a line for each; JSON is YAML. */
  static YamlFile file(Map<String, Map<Language, String>> texts) {
    var lines =
        new TreeMap<>(texts)
            .entrySet().stream()
                .map(entry -> Quoted.of(entry.getKey()) + ": " + byCode(entry.getValue()))
                .collect(Collectors.joining(",\n"));
    return new YamlFile(FILE, "{" + lines + "}");
  }

  private static String byCode(Map<Language, String> texts) {
    return texts.entrySet().stream()
        .map(entry -> entry.getKey().code() + ": " + Quoted.of(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
