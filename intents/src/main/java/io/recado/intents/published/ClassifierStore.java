package io.recado.intents.published;

import io.recado.intents.local.Phrases;
import io.recado.intents.quality.Quality;
import io.recado.tenant.TenantId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what tenants' bots have learned, the last few publications of each. */
public interface ClassifierStore {

  /**
   * Adds a tenant's next publication. Where it has phrases, what was tried before is forgotten.
   *
   * @return its number; a tenant's first is 1
   */
  Mono<Integer> add(TenantId tenant, Stored learned);

  /**
   * Puts what was learned anew from the phrases of a publication in the place of what it had
   * learned. Nothing happens when the publication is not kept any more.
   */
  Mono<Void> replace(Latest publication, Stored learned);

  /** A tenant's publication; empty when there is none of that number, or no longer. */
  Mono<Stored> get(TenantId tenant, int publication);

  /** Keeps what was learned and is not published, in the place of what was kept of that before. */
  Mono<Void> keepTried(TenantId tenant, Stored learned);

  /** What was learned last and is not published; empty when there is nothing. */
  Mono<Stored> tried(TenantId tenant);

  /**
   * How well the phrases of a publication are told apart; unknown for one of an earlier version.
   * Empty when it is not kept.
   */
  Mono<Quality> quality(TenantId tenant, int publication);

  /**
   * Every tenant's latest publication.
   *
   * @param within only of what was published so long ago at most; null for all
   */
  Flux<Latest> latest(@Nullable Duration within);

  /**
   * What was learned, as it is kept.
   *
   * @param learned as {@link KeptForm} has it, or whole, as versions before that wrote it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Stored(Phrases phrases, byte[] learned, Quality quality) {}

  /** The publication that holds for a tenant. */
  record Latest(TenantId tenant, int publication) {}
}
