package io.recado.intents.cascade;

import io.recado.intents.local.LocalClassifier;
import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/**
 * Where the classifier of a tenant's bot is had from. Implementations are safe for many threads.
 */
public interface Classifiers {

  /**
   * The classifier this tenant's customers are read by. Answers as soon as it is loaded or trained:
   * whoever cannot wait sets a time limit, which ends the waiting and not the work.
   */
  Mono<LocalClassifier> of(TenantId tenant);

  /** Makes ready what every tenant needs; fails when it cannot be had. */
  Mono<Void> warmUp();

  /** One for all tenants. */
  static Classifiers always(Mono<LocalClassifier> classifier) {
    return new Classifiers() {
      @Override
      public Mono<LocalClassifier> of(TenantId tenant) {
        return classifier;
      }

      @Override
      public Mono<Void> warmUp() {
        return classifier.then();
      }
    };
  }
}
