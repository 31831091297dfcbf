package io.recado.admin.inbox;

import io.recado.admin.access.Caller;
import io.recado.audit.SignedChanges;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * What lies aside, and what has which labels. The audit and the live inbox are told by triggers.
 */
@Repository
class PostgresTriage {

  private static final String SNOOZE = "select put_aside($1, $2, $4, $3)";

  private static final String WAKE = "select put_aside($1, $2, $3, null)";

  /** A label that goes at this moment is waited for, and then is none. */
  private static final String KNOWN_LABELS =
      """
      select count(*) = cardinality($2::uuid[]) from (
        select from label where tenant_id = $1 and label_id = any($2) for key share) known
      """;

  private static final String UNLABEL =
      """
      delete from conversation_label
      where tenant_id = $1 and conversation_id = $2 and label_id <> all($3)
      """;

  private static final String LABEL =
      """
      insert into conversation_label (tenant_id, conversation_id, label_id)
      select $1, $2, l.id from unnest($3::uuid[]) l (id)
      on conflict do nothing
      """;

  private final DatabaseClient client;
  private final SignedChanges changes;

  PostgresTriage(DatabaseClient client, SignedChanges changes) {
    this.client = client;
    this.changes = changes;
  }

  /** False when the tenant has no such conversation. */
  Mono<Boolean> snooze(Caller caller, UUID conversation, Instant until) {
    return caller.signs(
        changes,
        () ->
            about(caller, conversation, SNOOZE)
                .bind(2, until)
                .bind(3, caller.person().value())
                .mapValue(Boolean.class)
                .one());
  }

  /** Also where it does not lie aside. */
  Mono<Void> wake(Caller caller, UUID conversation) {
    return caller.signs(
        changes, () -> about(caller, conversation, WAKE).bind(2, caller.person().value()).then());
  }

  /**
   * False when one of the labels is none of the tenant's; then nothing is changed.
   *
   * @param conversation is the tenant's
   */
  Mono<Boolean> label(Caller caller, UUID conversation, List<UUID> labels) {
    var ids = labels.toArray(UUID[]::new);
    return caller.signs(
        changes,
        () -> known(caller, ids).delayUntil(known -> set(caller, conversation, ids, known)));
  }

  private Mono<Boolean> known(Caller caller, UUID[] labels) {
    return client
        .sql(KNOWN_LABELS)
        .bind(0, caller.tenant().value())
        .bind(1, labels)
        .mapValue(Boolean.class)
        .one();
  }

  private Mono<Void> set(Caller caller, UUID conversation, UUID[] labels, boolean known) {
    return known
        ? about(caller, conversation, UNLABEL)
            .bind(2, labels)
            .then()
            .then(about(caller, conversation, LABEL).bind(2, labels).then())
        : Mono.empty();
  }

  private GenericExecuteSpec about(Caller caller, UUID conversation, String sql) {
    return client.sql(sql).bind(0, caller.tenant().value()).bind(1, conversation);
  }
}
