package io.recado.dialogue;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads texts in all languages and checks what their placeholders speak of. */
final class FlowTexts {

  /** What a text says of what the customer said. */
  static final String SLOT = "slot.";

  private static final String FIRM = "firm";

  /** What a text says of what was looked up. */
  static final String FOUND = "found.";

  private final Problems problems;
  private final Set<String> slots;
  private final Set<String> facts;
  private final Translations translations;

  /**
   * @param slots the flow's slots, and {@code facts} what its lookups may find
   */
  FlowTexts(Problems problems, Set<String> slots, Set<String> facts) {
    this.problems = problems;
    this.slots = slots;
    this.facts = facts;
    this.translations = new Translations(problems);
  }

  /** One of the bot's general texts. */
  Wording phrase(Section section, Phrase phrase) {
    if (phrase.isButton()) {
      return label(section, phrase.key(), SlotParser.MOST_BUTTON);
    }
    var texts = translations.under(section, phrase.key());
    texts.replaceAll(
        (language, text) -> checked(section, phrase.key(), text, phrase.placeholders()));
    return new Wording(texts);
  }

  Wording wording(Section section, String key) {
    var texts = translations.under(section, key);
    texts.replaceAll((language, template) -> checked(section, key, template, Set.of(FIRM)));
    return new Wording(texts);
  }

  @Nullable Wording wordingIfAny(Section section, String key) {
    return section.has(key) ? wording(section, key) : null;
  }

  /** A wording whose languages stand beside other keys in one section. */
  Wording wording(Section section, Set<String> otherKeys) {
    var texts = translations.in(section, section.what(), "text", otherKeys);
    texts.replaceAll((language, template) -> checked(section, "es", template, Set.of(FIRM)));
    return new Wording(texts);
  }

  /** A button's or option's label: no placeholders, and no longer than channels show. */
  Wording label(Section section, String key, int most) {
    var texts = translations.under(section, key);
    for (var entry : texts.entrySet()) {
      int length = entry.getValue().fill(name -> "{" + name + "}").length();
      if (length > most) {
        problems.at(
            section.line(key),
            "%s: its %s %s has %d characters; at most %d are shown",
            section.what(),
            Translations.nameOf(entry.getKey()),
            key,
            length,
            most);
      }
      entry.setValue(plain(section, key, entry.getValue()));
    }
    return new Wording(texts);
  }

  /** What is said once the action is done: the only place where {@code {receipt.…}} may stand. */
  ReceiptWording receiptWording(Section section, String key, @Nullable ActionSignature action) {
    var texts = translations.under(section, key);
    for (var template : texts.values()) {
      for (var name : template.placeholders()) {
        if (!name.startsWith(Wording.RECEIPT)) {
          checkPlaceholder(section, key, name, Set.of(FIRM));
        } else if (action != null) {
          checkFact(section, key, name, action);
        }
      }
      checkBraces(section, key, template);
    }
    return new ReceiptWording(texts);
  }

  private Template checked(Section section, String key, Template template, Set<String> allowed) {
    checkBraces(section, key, template);
    for (var name : template.placeholders()) {
      if (name.startsWith(Wording.RECEIPT)) {
        problems.at(
            section.line(key),
            "%s: %s speaks of {%s}, but only \"done\" and \"late\" of a call have a receipt",
            section.what(),
            key,
            name);
        return Template.of("");
      }
      checkPlaceholder(section, key, name, allowed);
    }
    return template;
  }

  private Template plain(Section section, String key, Template template) {
    for (var name : template.placeholders()) {
      problems.at(
          section.line(key), "%s: %s cannot have the placeholder {%s}", section.what(), key, name);
      return Template.of("");
    }
    return template;
  }

  private void checkPlaceholder(Section section, String key, String name, Set<String> allowed) {
    if (name.startsWith(SLOT)) {
      var slot = name.substring(SLOT.length());
      if (!slots.contains(slot)) {
        problems.at(
            section.line(key),
            "%s: %s uses {%s}, but there is no slot \"%s\"",
            section.what(),
            key,
            name,
            slot);
      }
    } else if (name.startsWith(FOUND)) {
      checkFound(section, key, name);
    } else if (!allowed.contains(name)) {
      problems.at(
          section.line(key), "%s: %s uses the unknown placeholder {%s}", section.what(), key, name);
    }
  }

  private void checkFound(Section section, String key, String name) {
    if (!facts.contains(name.substring(FOUND.length()))) {
      problems.at(
          section.line(key),
          "%s: %s uses {%s}, but the flow's lookups find only %s",
          section.what(),
          key,
          name,
          String.join(", ", new TreeSet<>(facts)));
    }
  }

  private void checkFact(Section section, String key, String name, ActionSignature action) {
    var fact = name.substring(Wording.RECEIPT.length());
    if (!action.receiptFacts().contains(fact)) {
      problems.at(
          section.line(key),
          "%s: %s uses {%s}, but the receipt of %s has only %s",
          section.what(),
          key,
          name,
          action.name(),
          String.join(", ", new TreeSet<>(action.receiptFacts())));
    }
  }

  private void checkBraces(Section section, String key, Template template) {
    for (var part : template.parts()) {
      if (part instanceof Template.Literal(var text)
          && (text.contains("{") || text.contains("}"))) {
        problems.at(
            section.line(key), "%s: %s has a brace that is no placeholder", section.what(), key);
      }
    }
  }
}
