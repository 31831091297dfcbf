package io.recado.actions.link;

import io.recado.channel.MasterKeys;
import io.recado.digest.HmacSha256;
import io.recado.tenant.TenantId;
import java.util.Base64;

/**
 * Makes the tokens of links: each follows from what it was asked for by, and from a key that is not
 * in the database. So a repeated request is answered with the same link, although but a hash of it
 * is kept. The link itself stands where it was said: in the conversation's messages, the outbox and
 * the run of the action, for as long as those are kept. Safe for many threads.
 */
public final class LinkTokens {

  private final HmacSha256 hmac;

  private LinkTokens(HmacSha256 hmac) {
    this.hmac = hmac;
  }

  /**
   * By the current master key: when that is replaced, a repeated request gets another link.
   *
   * @param purpose of the links; tokens for one purpose tell nothing of those for another
   */
  public static LinkTokens of(MasterKeys keys, String purpose) {
    return new LinkTokens(new HmacSha256(keys.current().derive(purpose)));
  }

  /**
   * @param request identifies it among all that the tenant's links are made for
   */
  public LinkToken of(TenantId tenant, String request) {
    return new LinkToken(
        Base64.getUrlEncoder().withoutPadding().encodeToString(hmac.of(tenant + "/" + request)));
  }
}
