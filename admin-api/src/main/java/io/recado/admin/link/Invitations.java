package io.recado.admin.link;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Role;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who is asked to join a tenant, and has not answered. */
public interface Invitations {

  /**
   * An invitation that can be accepted.
   *
   * @param by who invited, as a person of the tenant
   * @param failedAt when its mail was given up; null while it may arrive
   */
  record Open(
      UUID id,
      String email,
      Role role,
      UUID by,
      Instant invitedAt,
      Instant validUntil,
      @Nullable Instant failedAt) {}

  /** The latest first. */
  Mono<List<Open>> of(TenantId tenant);

  /**
   * Has an invitation mailed. One of the same address is replaced, and its link is void. Empty, and
   * nothing is sent, when the address is a member's.
   */
  Mono<Open> invite(Caller by, String email, Role role, Language language);

  /** False when there is none. */
  Mono<Boolean> revoke(Caller by, UUID id);
}
