package io.recado.conversation;

import java.util.UUID;

/** Identity of one customer's thread on one channel. */
public record ConversationId(UUID value) {

  public static ConversationId of(String text) {
    return new ConversationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
