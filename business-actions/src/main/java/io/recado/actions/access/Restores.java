package io.recado.actions.access;

import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Services that are to be switched on again. */
interface Restores {

  /** Those that are due now. */
  Flux<RestoreKey> due();

  /** One of them, as it stands now; empty when somebody has ended it meanwhile. */
  Mono<Restore> find(RestoreKey key);

  /**
   * Notes that the service is on, in the transaction this joins.
   *
   * @return whether that is new
   */
  Mono<Boolean> done(RestoreKey key);

  /**
   * Notes that it will not be switched on by itself, in the transaction this joins.
   *
   * @return whether that is new
   */
  Mono<Boolean> left(RestoreKey key);

  /** Notes that it is to be tried again later, and later each time. */
  Mono<Void> later(RestoreKey key);

  /**
   * Which service, and why.
   *
   * @param cause the invoice whose end it follows from
   */
  record RestoreKey(TenantId tenant, UUID subscription, UUID cause) {}

  /**
   * @param accessName what the network calls it by
   * @param state of the service: somebody else may have switched it on
   * @param owesAgain whether something is overdue by now
   * @param waited whether it has been due for about a day
   * @param told where the customer is told; null when they have no conversation that is known to be
   *     theirs
   */
  record Restore(
      RestoreKey key,
      UUID access,
      String accessName,
      ServiceState state,
      boolean owesAgain,
      boolean waited,
      @Nullable Told told) {}

  /** How a service stands. */
  enum ServiceState {
    ACTIVE,
    SUSPENDED,
    ENDED
  }

  record Told(ConversationId conversation, Language language) {}
}
