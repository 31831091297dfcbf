package io.recado.gateway.channel.telegram;

import org.jspecify.annotations.Nullable;

/**
 * Where a customer is reached: in their chat with the bot, or in their chat with a business account
 * the bot is connected to. Both chats bear the customer's own number, so the connection is part of
 * the address; without it an answer would land in the other chat.
 *
 * @param chat the chat's id
 * @param connection the business connection's id; null in the bot's own chat
 */
record TelegramAddress(String chat, @Nullable String connection) {

  private static final String SEPARATOR = "/";

  static TelegramAddress of(long chat, @Nullable String connection) {
    return new TelegramAddress(Long.toString(chat), connection);
  }

  static TelegramAddress parse(String address) {
    int end = address.indexOf(SEPARATOR);
    return end < 0
        ? new TelegramAddress(address, null)
        : new TelegramAddress(address.substring(0, end), address.substring(end + 1));
  }

  /** The form {@link #parse} reads. */
  @Override
  public String toString() {
    return connection == null ? chat : chat + SEPARATOR + connection;
  }
}
