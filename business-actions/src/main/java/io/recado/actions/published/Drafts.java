package io.recado.actions.published;

import io.recado.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Keeps what owners are at work on: one draft a tenant, begun from what is published. */
public interface Drafts {

  /** The tenant's draft; what is published where nobody has changed anything. */
  Mono<Draft> get(TenantId tenant);

  /**
   * Puts this in the draft's place, unless somebody was quicker.
   *
   * @param version of the draft that was looked at
   * @return the version it has now; empty when it was not that version any more, and then nothing
   *     has changed
   */
  Mono<String> put(TenantId tenant, String version, BotContent content);

  /**
   * Notes that the draft is being published.
   *
   * @return when it began, which {@link #end} knows the attempt by; empty when it is not of that
   *     version any more, or is being published already
   */
  Mono<Instant> begin(TenantId tenant, String version);

  /**
   * Notes what came of it, unless it took so long that another attempt has begun since.
   *
   * @param begun as {@link #begin} said
   * @param failed why nothing did, as a code; null when it is published
   */
  Mono<Void> end(TenantId tenant, Instant begun, @Nullable String failed);
}
