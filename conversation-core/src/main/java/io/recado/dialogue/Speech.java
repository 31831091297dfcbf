package io.recado.dialogue;

import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Link;
import io.recado.conversation.OutboundContent.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said in one decision. It becomes one message where it can, because channels bill and
 * limit by message.
 */
final class Speech {

  /** WhatsApp's limit of a body with buttons; longer words go ahead of it in a message apart. */
  private static final int MOST_WITH_BUTTONS = 1024;

  private static final String PARAGRAPH = "\n\n";

  private final Phrases phrases;
  private final String firm;
  private final List<String> texts = new ArrayList<>();
  private @Nullable Link link;
  private Language language;

  Speech(Phrases phrases, String firm, Language language) {
    this.phrases = phrases;
    this.firm = firm;
    this.language = language;
  }

  Language language() {
    return language;
  }

  void speak(Language other) {
    language = other;
  }

  String firm() {
    return firm;
  }

  boolean isSilent() {
    return texts.isEmpty();
  }

  String phrase(Phrase phrase, Map<String, String> values) {
    return phrases.in(
        language,
        phrase,
        name -> name.equals("firm") ? firm : values.getOrDefault(name, Template.NOTHING));
  }

  void say(Phrase phrase) {
    say(phrase(phrase, Map.of()));
  }

  void say(Phrase phrase, Map<String, String> values) {
    say(phrase(phrase, values));
  }

  /** Says it, unless it was said in this decision already. */
  void say(String text) {
    if (!texts.contains(text)) {
      texts.add(text);
    }
  }

  /** Has what is said open it by a button, where nothing else is to be tapped below. */
  void link(Link opened) {
    link = opened;
  }

  void sayFirst(Phrase phrase) {
    texts.addFirst(phrase(phrase, Map.of()));
  }

  Option button(OptionId id, Phrase title) {
    return new Option(id.toString(), phrase(title, Map.of()), null);
  }

  /** Everything said, ending in what is asked. */
  List<OutboundContent> messages(@Nullable OutboundContent prompt) {
    if (prompt == null) {
      return texts.isEmpty() ? List.of() : List.of(linking(joined()));
    }
    if (texts.isEmpty()) {
      return List.of(prompt);
    }
    var body = joined() + PARAGRAPH + prompt.body();
    return switch (prompt) {
      case Choices choices when link == null && body.length() <= MOST_WITH_BUTTONS ->
          List.of(choices.below(body));
      case OutboundContent.Text _ -> List.of(linking(body));
      case Choices _, OutboundContent.ContactRequest _, OutboundContent.Template _ ->
          List.of(linking(joined()), prompt);
    };
  }

  private OutboundContent linking(String body) {
    return OutboundContent.Text.linking(body, link);
  }

  private String joined() {
    return String.join(PARAGRAPH, texts);
  }
}
