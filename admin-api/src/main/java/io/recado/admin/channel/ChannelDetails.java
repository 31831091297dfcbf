package io.recado.admin.channel;

import io.recado.channel.ChannelKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A channel, as its owner sees it.
 *
 * @param name how people of the tenant call it; empty for what has none
 * @param address what the provider routes by; public
 * @param code what is wrong, in a word of the provider's or ours; null while nothing is
 * @param since when it began to be so; null while nothing is wrong
 * @param secrets those that are set; they cannot be read
 * @param checkedAt when the provider was asked last whether it takes the token
 * @param quiet how long nobody may have written before the bot answers
 * @param lastIn when somebody wrote last, within the last thirty days
 * @param lastOut when something was sent last, as long as sent messages are kept
 * @param webhook what to enter at Meta; null where the provider is told by us, and where the
 *     outside cannot reach us
 */
record ChannelDetails(
    UUID id,
    ChannelKind kind,
    String name,
    String address,
    State state,
    @Nullable String code,
    @Nullable Instant since,
    List<SecretView> secrets,
    @Nullable Instant checkedAt,
    QuietView quiet,
    @Nullable Instant lastIn,
    @Nullable Instant lastOut,
    @Nullable String webhook) {

  /** How a channel does. */
  enum State {
    LIVE,
    /** Nobody has asked its provider yet, and nothing has come or gone. */
    UNCHECKED,
    /** Its provider does not take its token. */
    REFUSED,
    /** It takes nothing, for another reason. */
    HALTED,
    /** Its owner has paused it. */
    PAUSED
  }

  /**
   * How long a burst of messages must be over.
   *
   * @param own whether this was set for the channel; otherwise it is the installation's
   */
  record QuietView(long millis, boolean own) {}

  /**
   * A secret that is set.
   *
   * @param ends its last four characters, to tell it from others; null for what is short
   */
  record SecretView(String name, @Nullable String ends) {}
}
