package io.recado.actions.identity;

import io.recado.channel.MasterKeys;
import io.recado.conversation.ConversationId;
import io.recado.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * What is kept of a one-time code, and compared: a keyed hash. Without the key, which is not in the
 * database, a million codes cannot be tried against it. It is bound to the conversation that asked
 * for the code, and worth nothing in another. Safe for many threads.
 */
public final class CodeSeal {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKey key;

  private CodeSeal(SecretKey key) {
    this.key = key;
  }

  /** By the current master key: a code sent just before that is replaced has to be sent again. */
  public static CodeSeal of(MasterKeys keys) {
    return new CodeSeal(keys.current().derive("one-time codes"));
  }

  /** The same code in the same conversation gives the same seal. */
  public String of(TenantId tenant, ConversationId conversation, String code) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var words = "%s/%s/%s".formatted(tenant, conversation, code);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(words.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
