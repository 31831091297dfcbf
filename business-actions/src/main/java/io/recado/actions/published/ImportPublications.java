package io.recado.actions.published;

import io.recado.tenant.TenantId;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Publishes what stands in files, for as long as tenants have no other way to. What is wrong with a
 * tenant's files is logged, and what was published before holds.
 */
public final class ImportPublications {

  private static final Logger log = LoggerFactory.getLogger(ImportPublications.class);

  private final Publications publications;

  public ImportPublications(Publications publications) {
    this.publications = publications;
  }

  /** Never fails. */
  public Mono<Void> from(Path directory) {
    var files = new TenantFiles(directory);
    return Mono.fromCallable(files::tenants)
        .subscribeOn(Schedulers.boundedElastic())
        .flatMapIterable(tenants -> tenants)
        .concatMap(tenant -> publish(files, tenant))
        .doOnError(error -> log.error("{} is not imported: {}", directory, error.toString()))
        .onErrorComplete()
        .then();
  }

  private Mono<Void> publish(TenantFiles files, TenantId tenant) {
    return Mono.fromCallable(() -> files.read(tenant))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(publication -> publications.publishFiles(tenant, publication))
        .doOnNext(publishing -> tell(tenant, publishing))
        .doOnError(
            error ->
                log.error("Not published, tenant {} stays as it was: {}", tenant, error.toString()))
        .onErrorComplete()
        .then();
  }

  private static void tell(TenantId tenant, Publishing publishing) {
    switch (publishing) {
      case Publishing.Published(var number) ->
          log.info("Tenant {} works by publication {}", tenant, number);
      case Publishing.Overtaken() ->
          log.warn(
              "Tenant {} was published elsewhere meanwhile, its files are looked at again at the"
                  + " next start",
              tenant);
      case Publishing.Refused(var problems) ->
          problems.forEach(
              problem ->
                  log.error("Not published, tenant {} stays as it was: {}", tenant, problem));
    }
  }
}
