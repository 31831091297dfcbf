package io.recado.gateway.channel.webchat;

import io.recado.channel.ChannelId;
import io.recado.conversation.Language;
import io.recado.digest.Sha256;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a visitor is by the word of the tenant's own server. It makes a conversation theirs; it
 * proves no customer, and neither the address nor the number in it.
 *
 * @param key by which it was signed
 * @param subject what that server calls them, always the same
 */
record SignedIdentity(
    UUID key,
    String subject,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable Language language) {

  /**
   * Their visitor's id on a widget: the same from every device, whichever key signs, and whatever
   * the installation's own keys are.
   */
  String visitorOn(ChannelId channel) {
    var digest = Sha256.of("recado: signed visitor\n%s\n%s".formatted(channel, subject));
    return HexFormat.of().formatHex(Arrays.copyOf(digest, VisitorTokens.VISITOR_BYTES));
  }

  /** Names nobody. */
  @Override
  public String toString() {
    return "SignedIdentity[by %s]".formatted(key);
  }
}
