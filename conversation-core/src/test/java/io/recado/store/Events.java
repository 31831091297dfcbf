package io.recado.store;

import io.recado.channel.ChannelUser;
import io.recado.conversation.MessageContent;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.InboundEvent.DeliveryReceipt;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.journal.InboundEvent.Failure;
import io.recado.journal.InboundEvent.PersonSpoke;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Inbound events for tests; name only what the test is about. */
public final class Events {

  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private Events() {}

  /** A text of user "ana" whose key is the text itself. */
  public static CustomerMessage saying(String text) {
    return message("ana", text, text);
  }

  public static CustomerMessage message(String user, String key, String text) {
    return new CustomerMessage(
        key, "id-" + key, ChannelUser.of(user), new MessageContent.Text(text), NOON, null);
  }

  /** Just now: only words that are not old silence the bot. */
  public static PersonSpoke personSpeaking(String text) {
    return personSpeaking(text, Instant.now());
  }

  public static PersonSpoke personSpeaking(String text, Instant at) {
    return new PersonSpoke(
        "echo-" + text, ChannelUser.of("ana"), new MessageContent.Text(text), at);
  }

  public static InboundEvent receipt(
      String messageId, DeliveryStatus status, @Nullable String opaqueId) {
    return new DeliveryReceipt(messageId + status, messageId, opaqueId, status, NOON, null, null);
  }

  /** Just now: a channel is not halted for what failed long ago. */
  public static InboundEvent failure(String messageId, @Nullable String opaqueId, Failure failure) {
    var status = DeliveryStatus.FAILED;
    return new DeliveryReceipt(
        messageId + status, messageId, opaqueId, status, Instant.now(), "words", failure);
  }
}
