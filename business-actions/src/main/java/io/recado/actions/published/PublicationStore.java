package io.recado.actions.published;

import io.recado.dialogue.YamlFile;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what tenants have published, the last ten publications of each; secrets sealed. */
interface PublicationStore {

  /**
   * Adds a publication. It is by the person in whose name the transaction is (docs/operations.md),
   * and of files where that is nobody. A draft in which nothing was changed follows it.
   *
   * @param inFiles the flows that stand in the files it came from, which what an owner has
   *     published since may be in the place of; null where they are those of the publication
   * @return its number; a tenant's first is 1. Empty when what holds is not what it follows
   */
  Mono<Integer> add(
      TenantId tenant, Publication publication, Basis basis, @Nullable List<YamlFile> inFiles);

  /** The number of the one that holds; empty when the tenant has published nothing. */
  Mono<Integer> latest(TenantId tenant);

  /** Who has published something in the last so much time. */
  Flux<TenantId> publishedWithin(Duration time);

  /** The number of the last one that came from files; empty when none is kept. */
  Mono<Integer> latestOfFiles(TenantId tenant);

  /** The flows that stood in the files of one that came from files; empty when it is not kept. */
  Mono<List<YamlFile>> flowsInFiles(TenantId tenant, int number);

  /** Those that are kept, the latest first. */
  Flux<Edition> editions(TenantId tenant);

  /**
   * Empty when there is none of this number (any more).
   *
   * @throws io.recado.channel.SecretBoxException when no key held here opens its secrets
   */
  Mono<Publication> get(TenantId tenant, int number);

  /** What one says and understands, which takes no key; empty when there is none of this number. */
  Mono<BotContent> content(TenantId tenant, int number);
}
