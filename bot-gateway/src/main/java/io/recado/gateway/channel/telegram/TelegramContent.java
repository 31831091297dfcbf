package io.recado.gateway.channel.telegram;

import io.recado.conversation.MessageContent;
import io.recado.conversation.MessageContent.Contacts;
import io.recado.conversation.MessageContent.Form;
import io.recado.conversation.MessageContent.Location;
import io.recado.conversation.MessageContent.Media;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.MessageContent.MediaKind;
import io.recado.conversation.MessageContent.Notice;
import io.recado.conversation.MessageContent.SharedContact;
import io.recado.conversation.MessageContent.Started;
import io.recado.conversation.MessageContent.Text;
import io.recado.conversation.MessageContent.Unsupported;
import io.recado.gateway.channel.telegram.TelegramWire.Button;
import io.recado.gateway.channel.telegram.TelegramWire.File;
import io.recado.gateway.channel.telegram.TelegramWire.Message;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in our terms what a message holds. Pure. */
final class TelegramContent {

  private static final Pattern COMMAND =
      Pattern.compile("/(\\w{1,32})(?:@\\w+)?(?:\\s+(.*))?", Pattern.DOTALL);

  /** What a {@code t.me/bot?start=…} link may carry (Bot API: deep linking). */
  private static final Pattern DEEP_LINK_PAYLOAD = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private TelegramContent() {}

  static MessageContent of(Message message) {
    return words(message)
        .or(() -> media(message))
        .or(() -> card(message))
        .orElseGet(() -> nameOnly(message));
  }

  /** What the customer read on the button; empty when the message does not show it any more. */
  static String buttonTitle(@Nullable Message message, String data) {
    return Optional.ofNullable(message)
        .map(Message::replyMarkup)
        .map(TelegramWire.Keyboard::inlineKeyboard)
        .stream()
        .flatMap(Collection::stream)
        .flatMap(Collection::stream)
        .filter(button -> data.equals(button.callbackData()))
        .map(Button::text)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private static Optional<MessageContent> words(Message message) {
    var text = message.text();
    if (text == null) {
      return Optional.empty();
    }
    var command = COMMAND.matcher(text);
    if (!command.matches()) {
      return Optional.of(new Text(text));
    }
    var name = command.group(1);
    var rest = Objects.requireNonNullElse(command.group(2), "").strip();
    return Optional.of(
        name.equals("start") ? start(rest) : new Text(("/" + name + " " + rest).strip()));
  }

  /** Words typed behind {@code /start} by hand are not lost. */
  private static MessageContent start(String rest) {
    if (rest.isEmpty()) {
      return new Started(null);
    }
    return DEEP_LINK_PAYLOAD.matcher(rest).matches() ? new Started(rest) : new Text(rest);
  }

  // An animation is also given as a document, for clients that do not know animations.
  private static Optional<MessageContent> media(Message message) {
    return largest(message.photo())
        .map(photo -> media(MediaKind.IMAGE, photo, message))
        .or(() -> media(MediaKind.VIDEO, message, message.animation()))
        .or(() -> media(MediaKind.DOCUMENT, message, message.document()))
        .or(() -> media(MediaKind.VIDEO, message, message.video()))
        .or(() -> media(MediaKind.VIDEO, message, message.videoNote()))
        .or(() -> media(MediaKind.AUDIO, message, message.audio()))
        .or(() -> media(MediaKind.VOICE, message, message.voice()))
        .or(() -> media(MediaKind.STICKER, message, message.sticker()));
  }

  private static Optional<MessageContent> media(
      MediaKind kind, Message message, @Nullable File file) {
    return Optional.ofNullable(file).map(present -> media(kind, present, message));
  }

  private static MessageContent media(MediaKind kind, File file, Message message) {
    return new Media(
        kind,
        new MediaFile(
            Objects.requireNonNull(file.fileId()),
            file.mimeType(),
            file.fileName(),
            file.fileSize()),
        message.caption());
  }

  private static Optional<File> largest(@Nullable List<File> sizes) {
    return Objects.requireNonNullElse(sizes, List.<File>of()).stream()
        .max(Comparator.comparingLong(File::pixels));
  }

  // A venue also comes with its bare location.
  private static Optional<MessageContent> card(Message message) {
    var venue = message.venue();
    if (venue != null) {
      var at = venue.location();
      return Optional.of(
          new Location(at.latitude(), at.longitude(), venue.title(), venue.address()));
    }
    var place = message.location();
    if (place != null) {
      return Optional.of(new Location(place.latitude(), place.longitude(), null, null));
    }
    var contact = message.contact();
    if (contact != null) {
      return Optional.of(new Contacts(List.of(shared(contact, message))));
    }
    var form = message.webAppData();
    if (form != null) {
      return Optional.of(new Form(form.buttonText(), form.data()));
    }
    return Optional.empty();
  }

  /** Anybody's card can be forwarded: it is the sender's own only if Telegram says whose it is. */
  private static SharedContact shared(TelegramWire.Contact contact, Message message) {
    var name = contact.name();
    var own =
        message.from() != null && Objects.equals(contact.userId(), (Long) message.from().id());
    return new SharedContact(
        Objects.requireNonNullElse(name, ""),
        contact.phoneNumber() == null ? List.of() : List.of(contact.phoneNumber()),
        own);
  }

  private static MessageContent nameOnly(Message message) {
    var names = message.others().keySet();
    return names.stream()
        .filter(TelegramFields.SERVICE_MESSAGES::contains)
        .findFirst()
        .<MessageContent>map(name -> new Notice(name, null))
        .orElseGet(
            () ->
                new Unsupported(
                    names.stream()
                        .filter(name -> !TelegramFields.CIRCUMSTANCES.contains(name))
                        .findFirst()
                        .orElse("message")));
  }
}
