package io.recado.actions.password;

import io.recado.channel.MasterKeys;
import io.recado.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Makes the token of a reset's link: the same for the same reset, so that a repeated request is
 * answered with the same link although its reset keeps but a hash of it. The link stands where it
 * was said: in the conversation's messages, the outbox and the run of the action, for as long as
 * those are kept. Safe for many threads.
 */
final class TokenMint {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKey key;

  private TokenMint(SecretKey key) {
    this.key = key;
  }

  /** By the current master key; replaced, it leaves links that were given out as they are. */
  static TokenMint of(MasterKeys keys) {
    return new TokenMint(keys.current().derive("one-time links"));
  }

  OneTimeToken of(TenantId tenant, ResetId reset) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var bytes = mac.doFinal((tenant + "/" + reset).getBytes(StandardCharsets.UTF_8));
      return new OneTimeToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
