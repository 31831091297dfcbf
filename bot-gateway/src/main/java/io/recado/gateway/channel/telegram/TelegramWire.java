package io.recado.gateway.channel.telegram;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.recado.conversation.Language;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is read of Telegram's objects, by the names of the Bot API's manual. Fields not listed are
 * passed over, so a new version of the API breaks nothing.
 *
 * @see <a href="https://core.telegram.org/bots/api#available-types">Bot API: available types</a>
 */
final class TelegramWire {

  static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private TelegramWire() {}

  record User(
      long id,
      @Nullable Boolean isBot,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String languageCode) {

    boolean bot() {
      return Boolean.TRUE.equals(isBot);
    }

    @Nullable String name() {
      return joined(firstName, lastName);
    }

    /** The language of their app, when it is one Recado speaks. */
    @Nullable Language language() {
      return languageCode == null ? null : Language.ofTag(languageCode).orElse(null);
    }
  }

  /**
   * @param type {@code private}, {@code group}, {@code supergroup} or {@code channel}
   */
  record Chat(
      long id, @Nullable String type, @Nullable String firstName, @Nullable String lastName) {

    boolean withOnePerson() {
      return "private".equals(type);
    }

    @Nullable String name() {
      return joined(firstName, lastName);
    }
  }

  /**
   * A message, or the shell of one that is not accessible any more (its {@code date} is 0).
   *
   * @param date Unix seconds
   * @param others every field not named here, in the order received; among them the contents that
   *     are not understood
   */
  record Message(
      long messageId,
      @Nullable User from,
      Chat chat,
      long date,
      @Nullable Long editDate,
      @Nullable MessageReference replyToMessage,
      @Nullable String businessConnectionId,
      @Nullable User senderBusinessBot,
      @Nullable String text,
      @Nullable String caption,
      @Nullable List<File> photo,
      @Nullable File animation,
      @Nullable File document,
      @Nullable File video,
      @Nullable File videoNote,
      @Nullable File audio,
      @Nullable File voice,
      @Nullable File sticker,
      @Nullable Contact contact,
      @Nullable Venue venue,
      @Nullable Place location,
      @Nullable WebAppData webAppData,
      @Nullable Keyboard replyMarkup,
      @JsonAnySetter Map<String, JsonNode> others) {

    Message {
      Objects.requireNonNull(chat, "a message has a chat");
      others = others == null ? Map.of() : Collections.unmodifiableMap(others);
    }

    /** Whether the person this chat is with wrote it; a chat with a person bears their number. */
    boolean isFrom(Chat person) {
      return from != null && from.id() == person.id();
    }
  }

  record MessageReference(long messageId) {}

  /** A file of any kind: a photo's come in several sizes, others with a name and a type. */
  record File(
      String fileId,
      @Nullable String mimeType,
      @Nullable String fileName,
      @Nullable Long fileSize,
      @Nullable Integer width,
      @Nullable Integer height) {

    long pixels() {
      return width == null || height == null ? 0 : (long) width * height;
    }
  }

  /**
   * @param userId whose account this is; null when they have none, or hide it
   */
  record Contact(
      @Nullable String phoneNumber,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable Long userId) {

    @Nullable String name() {
      return joined(firstName, lastName);
    }
  }

  record Place(double latitude, double longitude) {}

  record Venue(Place location, @Nullable String title, @Nullable String address) {}

  record WebAppData(String data, @Nullable String buttonText) {}

  record Keyboard(@Nullable List<List<Button>> inlineKeyboard) {}

  record Button(@Nullable String text, @Nullable String callbackData) {}

  /**
   * @param message what the button hangs on; absent when Telegram does not say
   * @param inlineMessageId set when the button hangs on a message sent by way of inline mode
   * @param data what is behind the button, or whatever a forged client made of it; absent for games
   */
  record CallbackQuery(
      String id,
      User from,
      @Nullable Message message,
      @Nullable String inlineMessageId,
      @Nullable String data) {}

  record ChatMemberUpdated(Chat chat, @Nullable User from, long date, Member newChatMember) {}

  record Member(@Nullable String status) {}

  /**
   * @param user null when the reaction is anonymous
   */
  record MessageReaction(
      Chat chat,
      long messageId,
      @Nullable User user,
      long date,
      @Nullable List<Reaction> oldReaction,
      @Nullable List<Reaction> newReaction) {

    /** What was not there before; empty when something was only taken back. */
    List<Reaction> added() {
      var before = Objects.requireNonNullElse(oldReaction, List.of());
      var after = Objects.requireNonNullElse(newReaction, List.<Reaction>of());
      return after.stream().filter(one -> !before.contains(one)).toList();
    }
  }

  /**
   * @param emoji null for custom emoji and paid reactions
   */
  record Reaction(@Nullable String type, @Nullable String emoji) {}

  private static @Nullable String joined(@Nullable String first, @Nullable String last) {
    var name = "%s %s".formatted(orEmpty(first), orEmpty(last)).strip();
    return name.isEmpty() ? null : name;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
