package io.recado.gateway.channel.webchat;

import io.recado.channel.Channel;
import io.recado.channel.IdentityKey;
import io.recado.gateway.channel.webchat.VisitorTokens.Claim;
import org.jspecify.annotations.Nullable;

/**
 * Someone whose token was found good.
 *
 * @param channel the widget, as it is now
 */
record Visitor(Channel channel, Claim claim) {

  /** 128 bits in hexadecimal; means nothing without the channel. */
  String id() {
    return claim.visitor();
  }

  /** Who they are by the word of the tenant's server; null where it has not said. */
  @Nullable SignedIdentity signed() {
    return claim.signed();
  }

  MailboxThread thread() {
    return new MailboxThread(channel.tenant(), channel.id(), id());
  }

  /** Not where the key that let them in was revoked, or only those are let in whom one did. */
  boolean isWelcome() {
    var signed = signed();
    return signed == null
        ? !channel.signedOnly()
        : IdentityKey.of(channel).stream().anyMatch(key -> key.id().equals(signed.key()));
  }
}
