package io.recado.benchmarks.channels;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call that a channel's API received to send a message.
 *
 * @param number the WhatsApp phone number id, or the Telegram bot's token
 * @param recipient the phone number or BSUID, or the Telegram chat's id
 * @param kind the Graph API's message type, or the Bot API's method
 * @param text what the customer reads; empty where there is no text
 * @param options the buttons or rows, in order
 * @param opaqueId {@code biz_opaque_callback_data}; null on Telegram
 * @param messageId the id the fake gave it; null when it was not taken
 * @param at when the call had arrived, by the wall clock
 * @param nanos the same by {@link System#nanoTime}, to be compared within this JVM
 */
public record Received(
    String number,
    String recipient,
    String kind,
    String text,
    List<Option> options,
    @Nullable String opaqueId,
    @Nullable String messageId,
    Instant at,
    long nanos) {

  public Received {
    options = List.copyOf(options);
  }

  /** Something to tap. */
  public record Option(String id, String title) {}

  /** Whether the customer gets it. The sender may not know: its connection may have been cut. */
  public boolean isTaken() {
    return messageId != null;
  }

  Received takenAs(String id) {
    return new Received(number, recipient, kind, text, options, opaqueId, id, at, nanos);
  }
}
