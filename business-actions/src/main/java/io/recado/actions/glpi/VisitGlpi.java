package io.recado.actions.glpi;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.channel.SecretBox;
import io.recado.channel.SecretBoxException;
import io.recado.database.DispatchDatabase;
import io.recado.egress.Egress;
import io.recado.schedule.Job;
import io.recado.tenant.Tenant;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import io.recado.tenant.Tenants;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Visits the GLPIs of tenants: at once when there is something to tell, and every minute to hear
 * what was done there. One process at a time visits one, for a while: what is left is done when the
 * others have had their turn. Where nobody is in, it is tried less and less often, every ten
 * minutes in the end, and seen in health; meanwhile nothing is lost.
 */
final class VisitGlpi implements Job {

  private static final Logger log = LoggerFactory.getLogger(VisitGlpi.class);

  private static final int AT_ONCE = 4;

  /** Two slices, and what began within the second; a file may take longer. */
  private static final Duration TWO_SLICES = Duration.ofMinutes(1);

  /** By so much longer a GLPI is held for a process than a visit may last. */
  private static final Duration SLACK = Duration.ofMinutes(3);

  private static final String DUE =
      """
      select d.tenant_id from glpi_desk d
      where d.held_until <= clock_timestamp() and (d.next_at <= clock_timestamp()
        or (d.failing_since is null and exists (
          select from glpi_ticket t where t.tenant_id = d.tenant_id and t.due_at <= clock_timestamp())))
      order by d.next_at limit 100
      """;

  private static final String HOLD =
      """
      update glpi_desk set held_until = clock_timestamp() + make_interval(secs => $2)
      where tenant_id = $1 and held_until <= clock_timestamp()
      returning desk_id, secrets, next_at <= clock_timestamp() as to_hear
      """;

  private static final String VISITED =
      """
      update glpi_desk set held_until = clock_timestamp(), failing_since = null, last_code = null,
        next_at = case when $2 then clock_timestamp() + interval '1 minute'
          else greatest(next_at, clock_timestamp()) end
      where tenant_id = $1
      """;

  private static final String FAILED =
      """
      update glpi_desk set held_until = clock_timestamp(), last_code = $2,
        failing_since = coalesce(failing_since, clock_timestamp()),
        next_at = clock_timestamp() + least(interval '10 minutes',
          greatest(interval '30 seconds', (clock_timestamp() - coalesce(failing_since, clock_timestamp())) / 2))
      where tenant_id = $1
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;
  private final Visit visit;

  /**
   * What is done on a visit, and by which way.
   *
   * @param uploading how long a file may take
   */
  record Visit(Egress egress, Duration uploading, Tenants tenants, TellGlpi tell, HearGlpi hear) {

    Duration longest() {
      return TWO_SLICES.plus(uploading);
    }
  }

  VisitGlpi(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      SecretBox box,
      Visit visit) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.box = box;
    this.visit = visit;
  }

  @Override
  public String name() {
    return "visit-glpi";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Mono<Void> run() {
    return due().flatMap(this::visit, AT_ONCE).then();
  }

  private Flux<TenantId> due() {
    return dispatch
        .sql(DUE)
        .mapValue(UUID.class)
        .all()
        .collectList()
        .flatMapIterable(ids -> ids)
        .map(TenantId::new);
  }

  private Mono<Void> visit(TenantId tenant) {
    return scope
        .inTenant(tenant, () -> hold(tenant).map(Held::read).one())
        .flatMap(held -> visit(tenant, held));
  }

  private GenericExecuteSpec hold(TenantId tenant) {
    return of(HOLD, tenant).bind(1, (double) visit.longest().plus(SLACK).toSeconds());
  }

  private Mono<Void> visit(TenantId tenant, Held held) {
    return visit
        .tenants()
        .find(tenant)
        .flatMap(found -> visit(found, held))
        .defaultIfEmpty(held.toHear())
        .timeout(visit.longest())
        .flatMap(heard -> write(of(VISITED, tenant).bind(1, heard), tenant))
        .onErrorResume(error -> failed(tenant, error));
  }

  private Mono<Boolean> visit(Tenant tenant, Held held) {
    var words = new GlpiWords(tenant.language());
    return Mono.fromCallable(() -> GlpiAccess.open(box, tenant.id(), held.desk(), held.secrets()))
        .flatMap(
            access ->
                GlpiSession.with(
                    visit.egress(),
                    visit.uploading(),
                    access,
                    session -> visit(tenant, held, new GlpiTickets(session, words), words)));
  }

  /** Yields whether all was heard that was done there. */
  private Mono<Boolean> visit(Tenant tenant, Held held, GlpiTickets glpi, GlpiWords words) {
    var telling = Mono.defer(() -> visit.tell().some(tenant.id(), held.desk(), glpi));
    if (!held.toHear()) {
      return telling.thenReturn(false);
    }
    return queueMissed(tenant.id())
        .then(telling)
        .then(Mono.defer(() -> visit.hear().some(tenant.id(), held.desk(), glpi, words)));
  }

  /** A ticket that was being opened while GLPI was being connected has seen no desk. */
  private Mono<Void> queueMissed(TenantId tenant) {
    return write(of(PostgresGlpiDesks.QUEUE_OPEN, tenant), tenant);
  }

  private Mono<Void> failed(TenantId tenant, Throwable error) {
    var code = code(error);
    log.warn(
        "GLPI of tenant {} was not visited to the end ({}): what it is to be told waits, and it is"
            + " tried again later",
        tenant,
        code);
    return write(of(FAILED, tenant).bind(1, code), tenant).onErrorComplete();
  }

  private static String code(Throwable error) {
    return switch (error) {
      case GlpiException known -> known.code();
      case SecretBoxException _ -> "secrets_unreadable";
      case TimeoutException _ -> "too_slow";
      default -> error.getClass().getSimpleName();
    };
  }

  private Mono<Void> write(GenericExecuteSpec statement, TenantId tenant) {
    return scope.inTenant(tenant, statement::then);
  }

  private GenericExecuteSpec of(String sql, TenantId tenant) {
    return client.sql(sql).bind(0, tenant.value());
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Held(UUID desk, byte[] secrets, boolean toHear) {

    static Held read(Readable row) {
      return new Held(
          required(row, "desk_id", UUID.class),
          required(row, "secrets", byte[].class),
          required(row, "to_hear", Boolean.class));
    }
  }
}
