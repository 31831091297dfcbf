package io.recado.gateway.channel.webchat;

import io.recado.channel.ChannelUser;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.gateway.channel.webchat.Wire.NewChoice;
import io.recado.gateway.channel.webchat.Wire.NewMessage;
import io.recado.gateway.channel.webchat.Wire.NewText;
import io.recado.journal.InboundEvent.CustomerMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the widget's wire to the journal's terms, and to what the visitor's own bubble shows. */
final class WebchatInbound {

  /** A message may have waited this long for a connection; what claims to be older is not. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(7);

  private WebchatInbound() {}

  static CustomerMessage event(Visitor visitor, NewMessage message, Instant now) {
    var id = message.clientId().toString();
    // Keys are the channel's, ids only the visitor's: nobody's choice of id shadows another's.
    return new CustomerMessage(
        visitor.id() + "/" + id,
        id,
        user(visitor, message),
        content(message),
        writtenAt(message.sentAt(), now),
        answers(message));
  }

  private static ChannelUser user(Visitor visitor, NewMessage message) {
    var signed = visitor.signed();
    var language =
        signed == null || signed.language() == null ? language(message) : signed.language();
    return new ChannelUser(List.of(visitor.id()), signed == null ? null : signed.name(), language);
  }

  static Bubble bubble(NewMessage message) {
    return switch (message) {
      case NewText text -> new Bubble.Text(text.text());
      case NewChoice choice ->
          new Bubble.Choice(choice.choiceId(), choice.title(), choice.answers());
    };
  }

  private static MessageContent content(NewMessage message) {
    return switch (message) {
      case NewText text -> new MessageContent.Text(text.text());
      case NewChoice choice -> new MessageContent.Choice(choice.choiceId(), choice.title());
    };
  }

  private static @Nullable String answers(NewMessage message) {
    return switch (message) {
      case NewText text -> null;
      case NewChoice choice -> choice.answers() == null ? null : choice.answers().toString();
    };
  }

  private static @Nullable Language language(NewMessage message) {
    return message.language() == null ? null : Language.ofTag(message.language()).orElse(null);
  }

  /** The browser's time, where it can be true. */
  private static Instant writtenAt(@Nullable Instant sentAt, Instant now) {
    return sentAt == null || sentAt.isAfter(now) || sentAt.isBefore(now.minus(LONGEST_WAIT))
        ? now
        : sentAt;
  }
}
