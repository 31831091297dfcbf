package io.recado.actions.access;

import io.recado.actions.access.Restores.Restore;
import io.recado.actions.access.Restores.Told;
import io.recado.actions.matter.Matter;
import io.recado.actions.matter.Matters;
import io.recado.actions.ticket.CustomerNews;
import io.recado.conversation.OutboundContent;
import io.recado.tenant.TenantScope;
import reactor.core.publisher.Mono;

/** Ends what was to be restored, and tells it in the same transaction. */
final class RestoreNews {

  private final Restores restores;
  private final TenantScope scope;
  private final CustomerNews customers;
  private final Matters matters;

  RestoreNews(Restores restores, TenantScope scope, CustomerNews customers, Matters matters) {
    this.restores = restores;
    this.scope = scope;
    this.customers = customers;
    this.matters = matters;
  }

  Mono<Void> restored(Restore restore) {
    return scope.inTenant(
        restore.key().tenant(),
        () ->
            restores
                .done(restore.key())
                .flatMap(_ -> Mono.justOrEmpty(restore.told()))
                .flatMap(told -> tell(restore, told)));
  }

  Mono<Void> left(Restore restore, String why) {
    return scope.inTenant(
        restore.key().tenant(),
        () ->
            restores
                .left(restore.key())
                .flatMap(_ -> Mono.justOrEmpty(restore.told()))
                .flatMap(told -> note(restore, told, why)));
  }

  private Mono<Void> tell(Restore restore, Told told) {
    var words = new OutboundContent.Text(AccessWords.restored(told.language()));
    return customers.tell(restore.key().tenant(), told.conversation(), words);
  }

  private Mono<Void> note(Restore restore, Told told, String why) {
    var key = restore.key();
    return matters.note(
        new Matter(
            key.tenant(),
            "restore/%s/%s".formatted(key.subscription(), key.cause()),
            told.conversation(),
            told.language(),
            AccessWords.ticket(told.language(), restore.accessName(), why),
            AccessWords.left(told.language())));
  }
}
