package io.recado.dialogue;

import io.recado.action.Receipt;
import io.recado.conversation.Language;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** What is said of an action that was done. There is no way to say it without the receipt. */
record ReceiptWording(Map<Language, Template> texts) {

  /** The fact that a button can open. */
  static final String LINK = "link";

  ReceiptWording {
    texts = Map.copyOf(texts);
    if (texts.size() < Language.values().length) {
      throw new IllegalArgumentException("a wording needs every language");
    }
  }

  String in(Language language, Receipt receipt, UnaryOperator<String> values) {
    var template = Objects.requireNonNull(texts.get(language));
    return template.fill(
        name ->
            name.startsWith(Wording.RECEIPT)
                ? fact(receipt, name.substring(Wording.RECEIPT.length()))
                : values.apply(name));
  }

  private static String fact(Receipt receipt, String name) {
    return receipt.facts().getOrDefault(name, Template.NOTHING);
  }
}
