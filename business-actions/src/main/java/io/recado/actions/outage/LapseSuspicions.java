package io.recado.actions.outage;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.database.DispatchDatabase;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends suspicions that nobody confirmed and nobody reports any more, so that whoever asked hears of
 * them.
 */
final class LapseSuspicions implements Job {

  private static final Logger log = LoggerFactory.getLogger(LapseSuspicions.class);

  private static final String SUSPECTED =
      "select tenant_id, incident_id from incident where state = 'suspected' and ended_at is null";

  private static final String NODE =
      """
      select node_id from incident
      where tenant_id = $1 and incident_id = $2 and state = 'suspected' and not is_reported($1, $2)
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final Suspicions suspicions;
  private final IncidentChanges changes;

  LapseSuspicions(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      Suspicions suspicions,
      IncidentChanges changes) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.suspicions = suspicions;
    this.changes = changes;
  }

  @Override
  public String name() {
    return "lapse-suspicions";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Mono<Void> run() {
    return suspected().concatMap(this::lapse).then();
  }

  private Flux<Suspected> suspected() {
    return dispatch
        .sql(SUSPECTED)
        .map(Suspected::read)
        .all()
        .collectList()
        .flatMapIterable(all -> all);
  }

  private Mono<Void> lapse(Suspected suspected) {
    return scope
        .inTenant(suspected.tenant(), () -> lapseUnlessReported(suspected))
        .onErrorResume(error -> nextTime(suspected, error));
  }

  /** Looks again once the tree is held: somebody may just have reported it. */
  private Mono<Void> lapseUnlessReported(Suspected suspected) {
    return unreported(suspected)
        .flatMap(
            node ->
                suspicions
                    .lockTree(suspected.tenant(), node)
                    .then(Mono.defer(() -> unreported(suspected))))
        .flatMap(_ -> end(suspected));
  }

  private Mono<NodeId> unreported(Suspected suspected) {
    return of(NODE, suspected).mapValue(UUID.class).one().map(NodeId::new);
  }

  private Mono<Void> end(Suspected suspected) {
    log.info(
        "Incident {} of tenant {} was never confirmed, and nobody reports it any more: it ends, and"
            + " those who asked are told",
        suspected.incident(),
        suspected.tenant());
    return changes.end(suspected.tenant(), suspected.incident(), OutageWords.Ending.LAPSED);
  }

  private GenericExecuteSpec of(String sql, Suspected suspected) {
    return client
        .sql(sql)
        .bind(0, suspected.tenant().value())
        .bind(1, suspected.incident().value());
  }

  private static Mono<Void> nextTime(Suspected suspected, Throwable error) {
    log.warn(
        "Whether incident {} of tenant {} lapses was not found out, next try in a minute: {}",
        suspected.incident(),
        suspected.tenant(),
        error.toString());
    return Mono.empty();
  }

  private record Suspected(TenantId tenant, IncidentId incident) {

    static Suspected read(Readable row) {
      return new Suspected(
          new TenantId(required(row, "tenant_id", UUID.class)),
          new IncidentId(required(row, "incident_id", UUID.class)));
    }
  }
}
