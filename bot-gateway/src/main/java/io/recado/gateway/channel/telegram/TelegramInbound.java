package io.recado.gateway.channel.telegram;

import io.recado.channel.ChannelUser;
import io.recado.conversation.MessageContent;
import io.recado.conversation.MessageContent.Choice;
import io.recado.conversation.MessageContent.Edited;
import io.recado.conversation.MessageContent.Notice;
import io.recado.conversation.MessageContent.Reaction;
import io.recado.conversation.MessageContent.Unsupported;
import io.recado.gateway.channel.telegram.TelegramWire.CallbackQuery;
import io.recado.gateway.channel.telegram.TelegramWire.Chat;
import io.recado.gateway.channel.telegram.TelegramWire.ChatMemberUpdated;
import io.recado.gateway.channel.telegram.TelegramWire.Message;
import io.recado.gateway.channel.telegram.TelegramWire.MessageReaction;
import io.recado.gateway.channel.telegram.TelegramWire.User;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.ChannelNotice;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.InboundEvent.PersonSpoke;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says in our terms what an update tells. Pure.
 *
 * <p>A conversation is a chat with one person. What happens in groups and channels, what other bots
 * say, and kinds of update that are not asked for become notices to the operator: they are kept and
 * never answered.
 */
final class TelegramInbound {

  private final TelegramUpdate update;
  private final Instant now;

  private TelegramInbound(TelegramUpdate update, Instant now) {
    this.update = update;
    this.now = now;
  }

  /**
   * @param now stands in where Telegram gives no time
   * @throws RuntimeException when the content does not have the form of its kind
   */
  static InboundEvent map(TelegramUpdate update, Instant now) {
    return new TelegramInbound(update, now).event();
  }

  /** What is kept of an update that {@link #map} fails on. */
  static ChannelNotice unreadable(TelegramUpdate update, Instant now) {
    // Not even its time is looked at: that may be what cannot be read.
    return new ChannelNotice(Long.toString(update.id()), update.kind() + " (unreadable)", now);
  }

  private InboundEvent event() {
    return switch (update.kind()) {
      case "message" -> message(update.as(Message.class));
      case "edited_message" -> edited(update.as(Message.class));
      case "business_message" -> businessMessage(update.as(Message.class));
      case "edited_business_message" -> editedBusinessMessage(update.as(Message.class));
      case "callback_query" -> tap(update.as(CallbackQuery.class));
      case "message_reaction" -> reaction(update.as(MessageReaction.class));
      case "my_chat_member" -> membership(update.as(ChatMemberUpdated.class));
      default -> notice();
    };
  }

  private InboundEvent message(Message message) {
    return isFromCustomer(message)
        ? said(message, TelegramContent.of(message), time(message.date()))
        : aside(message.chat(), message.from());
  }

  private InboundEvent edited(Message message) {
    if (!isFromCustomer(message)) {
      return aside(message.chat(), message.from());
    }
    var content = new Edited(Long.toString(message.messageId()), TelegramContent.of(message));
    var editDate = message.editDate();
    return said(message, content, time(editDate == null ? message.date() : editDate));
  }

  /**
   * In a chat of a business account write its customer, its owner, and the bot in the owner's name.
   * The chat bears the customer's number.
   */
  private InboundEvent businessMessage(Message message) {
    if (message.businessConnectionId() == null || !message.chat().withOnePerson()) {
      return notice("unanswerable");
    }
    if (message.senderBusinessBot() != null) {
      return notice("our own");
    }
    return message.isFrom(message.chat())
        ? message(message)
        : new PersonSpoke(
            key(), partner(message), TelegramContent.of(message), time(message.date()));
  }

  private InboundEvent editedBusinessMessage(Message message) {
    return message.businessConnectionId() != null && message.isFrom(message.chat())
        ? edited(message)
        : notice();
  }

  /**
   * A tap on a button. Clients can be forged: {@code data} is what they say, not what we sent. What
   * others than the customer tap on is nothing the customer said.
   */
  private InboundEvent tap(CallbackQuery query) {
    var carrier = query.message();
    if (query.inlineMessageId() != null
        || (carrier != null && carrier.chat().id() != query.from().id())) {
      return notice("not in a conversation");
    }
    var connection = carrier == null ? null : carrier.businessConnectionId();
    var data = query.data();
    var content =
        data == null
            ? new Unsupported(update.kind())
            : new Choice(data, TelegramContent.buttonTitle(carrier, data));
    return new CustomerMessage(
        key(),
        query.id(),
        user(TelegramAddress.of(query.from().id(), connection), query.from(), null),
        content,
        now,
        carrier == null ? null : Long.toString(carrier.messageId()));
  }

  private InboundEvent reaction(MessageReaction reaction) {
    return reaction.chat().withOnePerson()
        ? about(reaction.chat(), reaction.user(), change(reaction), time(reaction.date()))
        : aside(reaction.chat(), reaction.user());
  }

  private MessageContent change(MessageReaction reaction) {
    var messageId = Long.toString(reaction.messageId());
    var added = reaction.added();
    if (added.isEmpty()) {
      return new Reaction(messageId, null);
    }
    // Custom and paid reactions have no character of their own.
    return added.stream()
        .flatMap(one -> Stream.ofNullable(one.emoji()))
        .findFirst()
        .<MessageContent>map(emoji -> new Reaction(messageId, emoji))
        .orElseGet(() -> new Notice(update.kind(), added.getFirst().type()));
  }

  /** In a chat with one person this tells that they blocked the bot, or let it in again. */
  private InboundEvent membership(ChatMemberUpdated change) {
    if (!change.chat().withOnePerson()) {
      return aside(change.chat(), change.from());
    }
    return switch (Objects.requireNonNullElse(change.newChatMember().status(), "")) {
      case "kicked" -> noticed(change, "blocked");
      case "member" -> noticed(change, "unblocked");
      default -> notice();
    };
  }

  private CustomerMessage noticed(ChatMemberUpdated change, String kind) {
    return about(change.chat(), change.from(), new Notice(kind, null), time(change.date()));
  }

  private CustomerMessage said(Message message, MessageContent content, Instant at) {
    var quoted = message.replyToMessage();
    return new CustomerMessage(
        key(),
        Long.toString(message.messageId()),
        partner(message),
        content,
        at,
        quoted == null ? null : Long.toString(quoted.messageId()));
  }

  /** Something about the customer that is no message and has no id but the update's. */
  private CustomerMessage about(
      Chat chat, @Nullable User from, MessageContent content, Instant at) {
    var user = user(TelegramAddress.of(chat.id(), null), from, chat);
    return new CustomerMessage(key(), key(), user, content, at, null);
  }

  /** What happens outside any conversation; the notice says where. */
  private ChannelNotice aside(Chat chat, @Nullable User from) {
    return notice(from != null && from.bot() && chat.withOnePerson() ? "bot" : "" + chat.type());
  }

  private ChannelNotice notice(String circumstance) {
    var at = time(update.content().path("date").asLong(0));
    return new ChannelNotice(key(), "%s (%s)".formatted(update.kind(), circumstance), at);
  }

  private ChannelNotice notice() {
    return new ChannelNotice(key(), update.kind(), time(update.content().path("date").asLong(0)));
  }

  // Two bots answering each other would never end.
  private static boolean isFromCustomer(Message message) {
    return message.chat().withOnePerson() && (message.from() == null || !message.from().bot());
  }

  /** The customer of this chat, whoever wrote the message. */
  private static ChannelUser partner(Message message) {
    var address = TelegramAddress.of(message.chat().id(), message.businessConnectionId());
    return user(address, message.isFrom(message.chat()) ? message.from() : null, message.chat());
  }

  private static ChannelUser user(
      TelegramAddress address, @Nullable User from, @Nullable Chat chat) {
    var name = from != null ? from.name() : chat != null ? chat.name() : null;
    var language = from == null ? null : from.language();
    return new ChannelUser(List.of(address.toString()), name, language);
  }

  private String key() {
    return Long.toString(update.id());
  }

  private Instant time(long unixSeconds) {
    return unixSeconds == 0 ? now : Instant.ofEpochSecond(unixSeconds);
  }
}
