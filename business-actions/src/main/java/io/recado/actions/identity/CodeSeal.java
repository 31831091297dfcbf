package io.recado.actions.identity;

import io.recado.channel.MasterKeys;
import io.recado.conversation.ConversationId;
import io.recado.digest.HmacSha256;
import io.recado.tenant.TenantId;
import java.util.Base64;

/**
 * What is kept of a one-time code, and compared: a keyed hash. Without the key, which is not in the
 * database, a million codes cannot be tried against it. It is bound to the conversation that asked
 * for the code, and worth nothing in another. Safe for many threads.
 */
public final class CodeSeal {

  private final HmacSha256 hmac;

  private CodeSeal(HmacSha256 hmac) {
    this.hmac = hmac;
  }

  /** By the current master key: a code sent just before that is replaced has to be sent again. */
  public static CodeSeal of(MasterKeys keys) {
    return new CodeSeal(new HmacSha256(keys.current().derive("one-time codes")));
  }

  /** The same code in the same conversation gives the same seal. */
  public String of(TenantId tenant, ConversationId conversation, String code) {
    var words = "%s/%s/%s".formatted(tenant, conversation, code);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac.of(words));
  }
}
