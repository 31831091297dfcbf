package io.recado.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/**
 * What a channel's API was asked to send.
 *
 * @param to the address, as the channel knows the customer
 * @param opaqueId what comes back in receipts; empty where the channel has no such thing
 * @param messageId what the API called the message
 * @param options the ids behind the buttons, by title
 */
record Reply(
    String to, String opaqueId, String messageId, String text, Map<String, String> options) {

  Reply {
    options = Map.copyOf(options);
  }

  /** The id behind a button; fails when it is not offered. */
  String option(String title) {
    assertThat(options).containsKey(title);
    return options.getOrDefault(title, "");
  }
}
