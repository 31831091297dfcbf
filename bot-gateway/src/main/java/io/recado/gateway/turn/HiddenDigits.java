package io.recado.gateway.turn;

import io.recado.conversation.MessageContent;
import io.recado.conversation.MessageContent.Media;
import io.recado.conversation.MessageContent.Text;
import io.recado.conversation.MessageContent.Transcribed;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.JournalEntry;

/** Customers' words as they are kept where a code was expected of them: no digit can be read. */
final class HiddenDigits {

  private static final String DIGIT = "\\p{Nd}";
  private static final String HIDDEN = "•";

  private HiddenDigits() {}

  static JournalEntry in(JournalEntry entry) {
    return entry.event() instanceof CustomerMessage message
        ? entry.with(message.with(in(message.content())))
        : entry;
  }

  private static MessageContent in(MessageContent content) {
    return switch (content) {
      case Text(var body) -> new Text(hidden(body));
      case Media(var kind, var file, var caption) ->
          new Media(kind, file, caption == null ? null : hidden(caption));
      case Transcribed(var media, var words) -> new Transcribed(media, hidden(words));
      default -> content;
    };
  }

  private static String hidden(String words) {
    return words.replaceAll(DIGIT, HIDDEN);
  }
}
