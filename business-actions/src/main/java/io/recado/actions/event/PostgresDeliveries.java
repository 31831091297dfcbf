package io.recado.actions.event;

import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresDeliveries implements Deliveries {

  private static final String DUE =
      """
      select s.tenant_id, s.subscription_id from webhook_subscription s
      where s.paused_for is null and exists (
        select from webhook_delivery d
        where d.tenant_id = s.tenant_id and d.subscription_id = s.subscription_id
          and d.state = 'waiting' and d.due_at <= now())
      limit $1
      """;

  /** Two who claim at once get different rows: what one has locked, the other passes over. */
  private static final String CLAIM =
      """
      with due as (
        select event_id from webhook_delivery
        where tenant_id = $1 and subscription_id = $2 and state = 'waiting' and due_at <= now()
        order by due_at limit $3 for update skip locked
      )
      update webhook_delivery d set
        due_at = clock_timestamp() + $4::interval, lease_until = clock_timestamp() + $4::interval,
        fence = d.fence + 1, attempts = d.attempts + 1
      from due
      join webhook_event e on e.tenant_id = $1 and e.event_id = due.event_id
      join webhook_subscription s on s.tenant_id = $1 and s.subscription_id = $2 and s.paused_for is null
      where d.tenant_id = $1 and d.subscription_id = $2 and d.event_id = due.event_id
      returning d.event_id, d.fence, d.attempts, s.secrets,
        extract(epoch from clock_timestamp())::bigint as timestamp,
        coalesce(s.previous_until > clock_timestamp(), false) as previous_signs,
        jsonb_build_object(
          'type', e.type,
          'timestamp', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          'data', e.data)::text as body
      """;

  private static final String OF_CLAIM =
      """
      where tenant_id = $1 and subscription_id = $2 and event_id = $3 and fence = $4 and state = 'waiting'
      """;

  private static final String DELIVERED =
      """
      update webhook_delivery set
        state = 'delivered', ended_at = clock_timestamp(), lease_until = null, last_code = $5
      """
          + OF_CLAIM;

  private static final String AGAIN =
      """
      update webhook_delivery set
        due_at = clock_timestamp() + $6::interval, lease_until = null, last_code = $5
      """
          + OF_CLAIM;

  private static final String TAKES_EVENTS =
      """
      update webhook_subscription set failing_since = null
      where tenant_id = $1 and subscription_id = $2 and failing_since is not null
      """;

  /** Writes at the first failure and at the one that pauses, so that the others find no hot row. */
  private static final String FAILS =
      """
      update webhook_subscription set
        failing_since = coalesce(failing_since, clock_timestamp()),
        paused_for = case when failing_since is not null then 'failing' end
      where tenant_id = $1 and subscription_id = $2 and paused_for is null
        and (failing_since is null or failing_since < clock_timestamp() - $3::interval)
      returning paused_for is not null as paused
      """;

  private static final String GONE =
      """
      update webhook_subscription set paused_for = 'gone'
      where tenant_id = $1 and subscription_id = $2 and paused_for is null
      returning true
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresDeliveries(DispatchDatabase dispatch, DatabaseClient client, TenantScope scope) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Flux<SubscriptionKey> due(int most) {
    return dispatch.sql(DUE).bind(0, most).map(SubscriptionKey::of).all();
  }

  @Override
  public Mono<List<Claimed>> claim(SubscriptionKey key, int most, Duration lease) {
    return scope.inTenant(
        key.tenant(),
        () ->
            of(key, CLAIM)
                .bind(2, most)
                .bind(3, interval(lease))
                .map(row -> claimed(key, row))
                .all()
                .collectList());
  }

  @Override
  public Mono<Written> end(Claimed claimed, Ending ending, Duration patience) {
    return scope.inTenant(
        claimed.subscription().tenant(),
        () ->
            write(claimed, ending)
                .flatMap(
                    rows ->
                        rows == 0
                            ? Mono.just(Written.TOO_LATE)
                            : consequence(claimed.subscription(), ending, patience)));
  }

  private Mono<Long> write(Claimed claimed, Ending ending) {
    return switch (ending) {
      case Ending.Delivered(var code) -> rows(of(claimed, DELIVERED, code));
      case Ending.Failed(var code, var after) -> rows(again(claimed, code, after));
      case Ending.Refused(var code, var after) -> rows(again(claimed, code, after));
      // Should the owner resume it, everything that waits is due at once.
      case Ending.Gone(var code) -> rows(again(claimed, code, Duration.ZERO));
    };
  }

  private Mono<Written> consequence(SubscriptionKey key, Ending ending, Duration patience) {
    return switch (ending) {
      case Ending.Delivered _ -> of(key, TAKES_EVENTS).then().thenReturn(Written.DONE);
      case Ending.Failed _ -> paused(of(key, FAILS).bind(2, interval(patience)));
      case Ending.Refused _ -> Mono.just(Written.DONE);
      case Ending.Gone _ -> paused(of(key, GONE));
    };
  }

  private static Mono<Written> paused(GenericExecuteSpec statement) {
    return statement
        .mapValue(Boolean.class)
        .one()
        .map(paused -> paused ? Written.PAUSED : Written.DONE)
        .defaultIfEmpty(Written.DONE);
  }

  private GenericExecuteSpec again(Claimed claimed, String code, Duration after) {
    return of(claimed, AGAIN, code).bind(5, interval(after));
  }

  private GenericExecuteSpec of(Claimed claimed, String sql, String code) {
    return of(claimed.subscription(), sql)
        .bind(2, claimed.event())
        .bind(3, claimed.fence())
        .bind(4, code);
  }

  private GenericExecuteSpec of(SubscriptionKey key, String sql) {
    return client.sql(sql).bind(0, key.tenant().value()).bind(1, key.id().value());
  }

  private static Mono<Long> rows(GenericExecuteSpec statement) {
    return statement.fetch().rowsUpdated();
  }

  private static Claimed claimed(SubscriptionKey key, Readable row) {
    return new Claimed(
        key,
        required(row, "event_id", UUID.class),
        required(row, "fence", Long.class),
        required(row, "attempts", Integer.class),
        required(row, "timestamp", Long.class),
        required(row, "body", String.class),
        required(row, "secrets", byte[].class),
        required(row, "previous_signs", Boolean.class));
  }
}
