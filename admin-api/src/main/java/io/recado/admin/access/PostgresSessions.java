package io.recado.admin.access;

import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Sign-ins and what they have come to, by the database's clock. */
@Repository
class PostgresSessions {

  /** After so long without a renewal a session ends. */
  static final Duration LIFE = Duration.ofDays(30);

  /** Within this, a token presented twice is a race and no theft. */
  private static final Duration RACE = Duration.ofSeconds(10);

  private static final String FORGET_ENDED =
      """
      delete from person_session
      where tenant_id = $1 and person_id = $2
        and coalesce(revoked_at, expires_at) < clock_timestamp() - $3::interval
      """;

  private static final String OPEN =
      """
      insert into person_session (tenant_id, session_id, person_id, address, user_agent, expires_at)
      values ($1, $2, $3, $4, $5, clock_timestamp() + $6::interval)
      """;

  private static final String RENEW =
      """
      update person_session set generation = generation + 1, renewed_at = clock_timestamp(),
        expires_at = clock_timestamp() + $4::interval, address = $5
      where tenant_id = $1 and session_id = $2 and generation = $3
        and revoked_at is null and expires_at > clock_timestamp()
      returning generation
      """;

  private static final String EXPLAIN =
      """
      select generation - $3 = 1 and renewed_at > clock_timestamp() - $4::interval as raced, generation > $3 as reused
      from person_session
      where tenant_id = $1 and session_id = $2 and revoked_at is null and expires_at > clock_timestamp()
      for update
      """;

  private static final String REVOKE =
      """
      update person_session set revoked_at = clock_timestamp(), revoked_for = $3
      where tenant_id = $1 and session_id = $2 and revoked_at is null
      """;

  private static final String CALLER =
      """
      select s.person_id, m.name, m.role
      from person_session s join membership m on m.tenant_id = s.tenant_id and m.person_id = s.person_id
        join tenant t on t.tenant_id = s.tenant_id and t.suspended_at is null
      where s.tenant_id = $1 and s.session_id = $2 and s.revoked_at is null and s.expires_at > clock_timestamp()
      """;

  private static final String OF_PERSON =
      """
      select session_id, created_at, renewed_at, address, user_agent from person_session
      where tenant_id = $1 and person_id = $2 and revoked_at is null and expires_at > clock_timestamp()
      order by renewed_at desc limit 100
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresSessions(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** A new session, of generation 0. Those of the same person that ended long ago are forgotten. */
  Mono<SessionKey> open(TenantId tenant, PersonId person, Origin origin) {
    var key = new SessionKey(tenant, Uuid7.next());
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(FORGET_ENDED)
                .bind(0, tenant.value())
                .bind(1, person.value())
                .bind(2, interval(LIFE))
                .then()
                .then(insert(key, person, origin))
                .thenReturn(key));
  }

  private Mono<Void> insert(SessionKey key, PersonId person, Origin origin) {
    return about(key, OPEN)
        .bind(2, person.value())
        .bind(3, origin.address())
        .bind(4, origin.userAgent())
        .bind(5, interval(LIFE))
        .then();
  }

  /** A token presented again after a moment ends its session, for whoever holds it. */
  Mono<Renewal> renew(SessionKey key, int generation, Origin origin) {
    return scope.inTenant(
        key.tenant(),
        () ->
            about(key, RENEW)
                .bind(2, generation)
                .bind(3, interval(LIFE))
                .bind(4, origin.address())
                .map(
                    row ->
                        (Renewal) new Renewal.Renewed(required(row, "generation", Integer.class)))
                .one()
                .switchIfEmpty(Mono.defer(() -> notRenewed(key, generation))));
  }

  private Mono<Renewal> notRenewed(SessionKey key, int generation) {
    return about(key, EXPLAIN)
        .bind(2, generation)
        .bind(3, interval(RACE))
        .map(PostgresSessions::reason)
        .one()
        .defaultIfEmpty(new Renewal.Ended())
        .flatMap(
            renewal ->
                renewal instanceof Renewal.Reused
                    ? end(key, "reuse").thenReturn(renewal)
                    : Mono.just(renewal));
  }

  private static Renewal reason(Readable row) {
    if (required(row, "raced", Boolean.class)) {
      return new Renewal.Raced();
    }
    return required(row, "reused", Boolean.class) ? new Renewal.Reused() : new Renewal.Ended();
  }

  /** Ends a session of the tenant; false when none is open under this id. */
  Mono<Boolean> revoke(SessionKey key, String reason) {
    return scope.inTenant(key.tenant(), () -> end(key, reason));
  }

  private Mono<Boolean> end(SessionKey key, String reason) {
    return about(key, REVOKE).bind(2, reason).fetch().rowsUpdated().map(rows -> rows > 0);
  }

  /** Who holds a session, as they stand now; empty when it has ended. */
  Mono<Caller> caller(SessionKey key) {
    return scope.inTenant(
        key.tenant(),
        () ->
            about(key, CALLER)
                .map(
                    row ->
                        new Caller(
                            key,
                            new PersonId(required(row, "person_id", UUID.class)),
                            required(row, "name", String.class),
                            Role.ofCode(required(row, "role", String.class))))
                .one());
  }

  /** The open sessions of a person with a tenant, used last first. */
  Mono<List<OpenSession>> of(TenantId tenant, PersonId person) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(OF_PERSON)
                .bind(0, tenant.value())
                .bind(1, person.value())
                .map(PostgresSessions::openSession)
                .all()
                .collectList());
  }

  private GenericExecuteSpec about(SessionKey key, String sql) {
    return client.sql(sql).bind(0, key.tenant().value()).bind(1, key.id());
  }

  private static OpenSession openSession(Readable row) {
    return new OpenSession(
        required(row, "session_id", UUID.class),
        required(row, "created_at", Instant.class),
        required(row, "renewed_at", Instant.class),
        required(row, "address", String.class),
        required(row, "user_agent", String.class));
  }
}
