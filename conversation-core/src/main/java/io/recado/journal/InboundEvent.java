package io.recado.journal;

import io.recado.channel.ChannelUser;
import io.recado.conversation.MessageContent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing a channel delivered, or the product itself noted. Times are the provider's own. */
public sealed interface InboundEvent {

  /**
   * What makes this event the same as a redelivery of it, unique within the channel: at most 200
   * characters.
   */
  String key();

  Instant at();

  /** Events that belong to a conversation and are applied in its order. */
  sealed interface OfConversation extends InboundEvent {
    ChannelUser user();
  }

  /**
   * A customer's message.
   *
   * @param messageId the provider's id of the message, for read marks and quotes
   * @param quotes the provider's id of the message this one answers
   */
  record CustomerMessage(
      String key,
      String messageId,
      ChannelUser user,
      MessageContent content,
      Instant at,
      @Nullable String quotes)
      implements OfConversation {

    /** The same message, its content put into words. */
    public CustomerMessage with(MessageContent read) {
      return new CustomerMessage(key, messageId, user, read, at, quotes);
    }
  }

  /**
   * A person of the tenant wrote to the customer past Recado, on the business phone: the bot falls
   * silent.
   *
   * @param user the customer who was written to
   */
  record PersonSpoke(String key, ChannelUser user, MessageContent content, Instant at)
      implements OfConversation {}

  /**
   * Nothing was delivered: the customer has been silent in mid-errand for a while. The product
   * itself records it, so that a reminder is decided in a turn like any other.
   *
   * @param user the silent customer
   * @param at when the while was over, by the database's clock
   */
  record TimePassed(String key, ChannelUser user, Instant at) implements OfConversation {}

  /**
   * How far a message of ours has come.
   *
   * @param messageId the provider's id of our message
   * @param opaqueId our own id of it, where the channel gives it back
   * @param error the provider's code and words, when {@code status} is {@link
   *     DeliveryStatus#FAILED}
   * @param failure what that means; null when it did not fail, or the provider did not say why
   */
  record DeliveryReceipt(
      String key,
      String messageId,
      @Nullable String opaqueId,
      DeliveryStatus status,
      Instant at,
      @Nullable String error,
      @Nullable Failure failure)
      implements InboundEvent {}

  /**
   * What becomes of a message that the channel took and did not deliver.
   *
   * @param code the provider's or one of ours; of its dead letter, where it becomes one
   * @param after before that it does not go again, by itself or by a replay; counts from the
   *     receipt's coming
   */
  record Failure(String code, Remedy remedy, Duration after) {}

  /** What another attempt at a message that failed needs. */
  enum Remedy {
    /** There is none: it is given up. */
    NONE,
    /** Time alone. */
    RESEND,
    /** Time, in which nothing goes out on the channel. */
    PAUSE,
    /** An approved template around its words. */
    TEMPLATE,
    /** A channel that its owner has mended. */
    MENDED
  }

  /**
   * News about the channel itself (a template was rejected, a number was limited), kept for the
   * operator.
   *
   * @param kind the provider's name of the news
   */
  record ChannelNotice(String key, String kind, Instant at) implements InboundEvent {}

  /** How far an outbound message has come; later constants are further. */
  enum DeliveryStatus {
    SENT,
    DELIVERED,
    READ,
    PLAYED,
    FAILED
  }
}
