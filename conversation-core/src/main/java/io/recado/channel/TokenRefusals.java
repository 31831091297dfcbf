package io.recado.channel;

import java.util.Set;

/** The words by which a channel is down because its provider does not take its token. */
public final class TokenRefusals {

  /** Telegram's Bot API and Meta's Graph API say the first, we the others. */
  public static final Set<String> CODES =
      Set.of(
          "401",
          "403",
          "404",
          "0",
          "190",
          "no-token",
          "token-missing",
          "token-refused",
          "number-unknown");

  private TokenRefusals() {}
}
