package io.recado.intents.knowledge;

import io.recado.intents.knowledge.PostgresEditions.Due;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * What owners do with their tenant's knowledge. What they hand in is kept, and read later, in
 * whichever process. Safe for many threads, and on many nodes.
 */
public final class KnowledgeDesk {

  private final PostgresEditions editions;
  private final PostgresSources sources;
  private final PostgresSourceList listed;
  private final ReadEditions reading;
  private final int mostSources;

  KnowledgeDesk(
      PostgresEditions editions,
      PostgresSources sources,
      PostgresSourceList listed,
      ReadEditions reading,
      int mostSources) {
    this.editions = editions;
    this.sources = sources;
    this.listed = listed;
    this.reading = reading;
    this.mostSources = mostSources;
  }

  /**
   * Takes in a new source, where the tenant has none of this id.
   *
   * @return false when it has one, or as many sources as it may
   */
  public Mono<Boolean> add(TenantId tenant, UUID source, Edition edition) {
    return editions.add(tenant, source, edition, mostSources);
  }

  /**
   * Takes in another edition, in the place of one that is still to be read.
   *
   * @return false when there is no such source
   */
  public Mono<Boolean> change(TenantId tenant, UUID source, Edition edition) {
    return editions.change(tenant, source, edition);
  }

  /**
   * Takes a source away at once, and with it what is answered from it.
   *
   * @return false when there is no such source
   */
  public Mono<Boolean> remove(TenantId tenant, UUID source) {
    // In this order, which is the reader's, too: neither waits for the other.
    return editions
        .remove(tenant, source)
        .delayUntil(removed -> removed ? sources.remove(tenant, source) : Mono.empty());
  }

  /**
   * Has what was handed in read in this process, and returns at once. To be called when the
   * transaction is committed; otherwise it is read some seconds later.
   */
  public void readSoon(TenantId tenant, UUID source) {
    reading.soon(new Due(tenant, source));
  }

  /** Adds a source and completes when it was read. */
  public Mono<Void> addAndRead(TenantId tenant, UUID source, Edition edition) {
    return add(tenant, source, edition)
        .then(Mono.defer(() -> reading.read(new Due(tenant, source))));
  }

  /** All sources of a tenant by title, those too that could not be read. */
  public Mono<List<Published>> list(TenantId tenant) {
    return listed.list(tenant);
  }

  /** Empty when there is no such source. */
  public Mono<Published> find(TenantId tenant, UUID source) {
    return listed.find(tenant, source);
  }

  /**
   * What was handed in last; empty when there is no such source, or it was not kept: files are read
   * and then only their passages kept.
   */
  public Mono<Edition> edition(TenantId tenant, UUID source) {
    return editions.find(tenant, source);
  }
}
