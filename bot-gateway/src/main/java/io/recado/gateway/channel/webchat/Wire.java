package io.recado.gateway.channel.webchat;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.recado.conversation.OutboundContent.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What travels between the widget's frame and us, as JSON. Positions are those of the mailbox. */
final class Wire {

  private static final int MOST_TEXT = 4000;
  private static final int MOST_TITLE = 200;

  private Wire() {}

  /**
   * @param visitorToken the token of an earlier visit
   * @param identity what the tenant's own server signed of the visitor, a JWT; wins over the token
   * @param language the language the page or the browser asks for, as a BCP 47 tag
   * @param after what the frame has already; absent for the latest letters
   */
  record SessionRequest(
      String siteToken,
      @Nullable String visitorToken,
      @Nullable String identity,
      @Nullable String language,
      @Nullable Long after) {
    SessionRequest {
      require(siteToken);
    }
  }

  /**
   * @param visitorToken to be kept, and presented from now on
   * @param language ISO 639-1
   * @param name the firm the visitor writes to
   * @param greetings what to say before anything was said, by language
   * @param now the server's time, so that a wrong clock in the browser does no harm
   * @param cursor where to begin the stream
   */
  record Session(
      String visitorToken,
      String language,
      String name,
      @Nullable String colour,
      Map<String, String> greetings,
      Instant now,
      List<Message> history,
      long cursor,
      Seen seen) {}

  /** What the visitor sends. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({@JsonSubTypes.Type(NewText.class), @JsonSubTypes.Type(NewChoice.class)})
  sealed interface NewMessage {

    /** The visitor's own id of it: the same id again is the same message. */
    UUID clientId();

    /** When it was written, by the browser's clock; it may have waited for a connection. */
    @Nullable Instant sentAt();

    /** What the visitor's browser is set to, as a BCP 47 tag; a hint. */
    @Nullable String language();
  }

  @JsonTypeName("text")
  record NewText(UUID clientId, String text, @Nullable Instant sentAt, @Nullable String language)
      implements NewMessage {
    NewText {
      require(clientId);
      text = words(text, MOST_TEXT);
    }
  }

  /**
   * @param answers the position of the message whose button was tapped
   */
  @JsonTypeName("choice")
  record NewChoice(
      UUID clientId,
      String choiceId,
      String title,
      @Nullable Long answers,
      @Nullable Instant sentAt,
      @Nullable String language)
      implements NewMessage {
    NewChoice {
      require(clientId);
      choiceId = words(choiceId, MOST_TITLE);
      title = words(title, MOST_TITLE);
      if (choiceId.getBytes(StandardCharsets.UTF_8).length > Option.MOST_ID_BYTES) {
        throw new IllegalArgumentException("too long");
      }
    }
  }

  /** A message was recorded: it can be forgotten by the sender. */
  record Taken(UUID clientId, long position) {}

  /** Everything up to the cursor was on the visitor's screen. */
  record SeenRequest(Long cursor) {
    SeenRequest {
      require(cursor);
    }
  }

  /**
   * One message of the thread.
   *
   * @param clientId the visitor's own id of it; null for the business's messages
   * @param content a {@link Bubble}
   */
  record Message(
      long position,
      String author,
      @Nullable String clientId,
      Instant at,
      @JsonRawValue String content) {

    static Message of(Mailbox.Letter letter) {
      boolean own = letter.author() == Mailbox.Author.VISITOR;
      return new Message(
          letter.position(),
          letter.author().code(),
          own ? letter.id() : null,
          letter.at(),
          letter.content());
    }
  }

  /** How far the visitor has seen, and how much not. */
  record Seen(long cursor, long unread) {
    static Seen of(Mailbox.Standing standing) {
      return new Seen(standing.seen(), standing.unread());
    }
  }

  /** The business speaks to this visitor in this language. */
  record Spoken(String language) {}

  private static void require(@Nullable Object value) {
    Objects.requireNonNull(value, "missing");
  }

  /** What is left of a text without control characters and halves of characters. */
  private static String words(String text, int most) {
    require(text);
    var words = new StringBuilder();
    text.codePoints().filter(Wire::isPrintable).forEach(words::appendCodePoint);
    if (words.toString().isBlank() || text.length() > most) {
      throw new IllegalArgumentException("blank or too long");
    }
    return words.toString();
  }

  private static boolean isPrintable(int codePoint) {
    return codePoint == '\n'
        || codePoint == '\t'
        || !(Character.isISOControl(codePoint)
            || Character.getType(codePoint) == Character.SURROGATE);
  }
}
