package io.recado.dialogue;

import io.recado.conversation.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A text in every language Recado speaks. It cannot speak of a receipt: such texts are {@link
 * ReceiptWording}s, and only an action that was done can have one said.
 */
record Wording(Map<Language, Template> texts) {

  static final String RECEIPT = "receipt.";

  Wording {
    texts = Map.copyOf(texts);
    if (texts.size() < Language.values().length) {
      throw new IllegalArgumentException("a wording needs every language");
    }
    if (texts.values().stream().anyMatch(Wording::speaksOfReceipt)) {
      throw new IllegalArgumentException("only what is said after an action is done has a receipt");
    }
  }

  static Wording of(Map<Language, String> texts) {
    return new Wording(templates(texts));
  }

  static Map<Language, Template> templates(Map<Language, String> texts) {
    var templates = new EnumMap<Language, Template>(Language.class);
    texts.forEach((language, text) -> templates.put(language, Template.of(text)));
    return templates;
  }

  String in(Language language, UnaryOperator<String> values) {
    return Objects.requireNonNull(texts.get(language)).fill(values);
  }

  /** The text as it stands, for those without placeholders. */
  String in(Language language) {
    return in(language, name -> Template.NOTHING);
  }

  /** The slots it speaks of, in whatever language. */
  Stream<String> slots() {
    return texts.values().stream().flatMap(template -> named(template, FlowTexts.SLOT));
  }

  /** What it says, in whatever language, of what was looked up. */
  Stream<String> facts() {
    return texts.values().stream().flatMap(template -> named(template, FlowTexts.FOUND));
  }

  private static Stream<String> named(Template template, String kind) {
    return template.placeholders().stream()
        .filter(name -> name.startsWith(kind))
        .map(name -> name.substring(kind.length()));
  }

  private static boolean speaksOfReceipt(Template template) {
    return template.placeholders().stream().anyMatch(name -> name.startsWith(RECEIPT));
  }
}
