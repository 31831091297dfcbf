package io.recado.intents.published;

import io.recado.intents.local.Phrases;
import io.recado.tenant.TenantId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what tenants' bots have learned, the last few publications of each. */
public interface ClassifierStore {

  /**
   * Adds a tenant's next publication.
   *
   * @param learned as {@link io.recado.intents.local.LocalClassifier#writeTo} wrote it
   * @return its number; a tenant's first is 1
   */
  Mono<Integer> add(TenantId tenant, Phrases phrases, byte[] learned);

  /**
   * Puts what was learned anew from the phrases of a publication in the place of what it had
   * learned. Nothing happens when the publication is not kept any more.
   */
  Mono<Void> replace(Latest publication, byte[] learned);

  /** A tenant's publication; empty when there is none of that number, or no longer. */
  Mono<Stored> get(TenantId tenant, int publication);

  /**
   * Every tenant's latest publication.
   *
   * @param within only of what was published so long ago at most; null for all
   */
  Flux<Latest> latest(@Nullable Duration within);

  /** A publication as it is kept. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Stored(Phrases phrases, byte[] learned) {}

  /** The publication that holds for a tenant. */
  record Latest(TenantId tenant, int publication) {}
}
