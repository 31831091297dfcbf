package io.recado.gateway.turn;

import io.recado.conversation.MessageContent;
import io.recado.conversation.MessageContent.Media;
import io.recado.conversation.MessageContent.Text;
import io.recado.conversation.MessageContent.Transcribed;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.JournalEntry;
import java.util.regex.Pattern;

/**
 * Customers' words as they are kept where a one-time code was waited for: no digit of what can be
 * one is left. Shorter and longer numbers, as of phones and houses, stay.
 */
final class HiddenCodes {

  /** As long as codes are: in one piece, or in pieces that are not those of a longer number. */
  private static final Pattern CODE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}+])"
              + "(?:\\p{Nd}{6}|(?<!\\p{Nd}[ .-])\\p{Nd}(?:[ .-]?\\p{Nd}){5}(?![ .-]\\p{Nd}))"
              + "(?![\\p{L}\\p{N}])");

  private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
  private static final String HIDDEN = "•";

  private HiddenCodes() {}

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
    return CODE.matcher(words).replaceAll(code -> DIGIT.matcher(code.group()).replaceAll(HIDDEN));
  }
}
