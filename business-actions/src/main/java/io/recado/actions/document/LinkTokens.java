package io.recado.actions.document;

import io.recado.action.IdempotencyKey;
import io.recado.channel.MasterKeys;
import io.recado.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Tokens that nobody can guess: each follows from its request by a key that is not in the database.
 * So a request that is made again gets the same link, and the table of links holds hashes alone.
 * The link itself stands where what is said stands: in the message, on its way out, and in the
 * outcome of the action that gave it. Safe for many threads.
 */
public final class LinkTokens {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKey key;

  private LinkTokens(SecretKey key) {
    this.key = key;
  }

  /**
   * By the current master key: when that is replaced, a repeated request gets another link, and the
   * one of before is good no more.
   */
  public static LinkTokens of(MasterKeys keys) {
    return new LinkTokens(keys.current().derive("invoice links"));
  }

  String of(TenantId tenant, IdempotencyKey request) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var words = "%s/%s".formatted(tenant, request.value()).getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(words));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** What is kept of a token, and asked for. */
  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
