package io.recado.actions.event;

import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.recado.database.DispatchDatabase;
import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresUntaken implements Untaken {

  /** Not what is being posted just now: it may yet be taken. */
  private static final String GIVE_UP =
      """
      with old as (
        select tenant_id, subscription_id, event_id from webhook_delivery
        where state = 'waiting' and waiting_since < now() - $1::interval
          and (lease_until is null or lease_until < now())
        order by waiting_since limit $2 for update skip locked
      )
      update webhook_delivery d set
        state = 'dead', ended_at = clock_timestamp(), last_code = coalesce(d.last_code, 'paused')
      from old
      where d.tenant_id = old.tenant_id and d.subscription_id = old.subscription_id and d.event_id = old.event_id
      returning d.tenant_id, d.subscription_id, d.event_id, d.last_code
      """;

  private static final String BACKLOG =
      """
      select count(*) as waiting,
             coalesce(extract(epoch from clock_timestamp() - min(d.waiting_since)) * 1000, 0)::bigint as oldest
      from webhook_delivery d join webhook_subscription s using (tenant_id, subscription_id)
      where d.state = 'waiting' and s.paused_for is null
      """;

  private final DatabaseClient dispatch;

  PostgresUntaken(DispatchDatabase dispatch) {
    this.dispatch = dispatch.client();
  }

  @Override
  public Flux<GivenUp> giveUp(Duration patience, int most) {
    return dispatch
        .sql(GIVE_UP)
        .bind(0, interval(patience))
        .bind(1, most)
        .map(
            row ->
                new GivenUp(
                    SubscriptionKey.of(row),
                    required(row, "event_id", UUID.class),
                    required(row, "last_code", String.class)))
        .all();
  }

  @Override
  public Mono<Backlog> backlog() {
    return dispatch
        .sql(BACKLOG)
        .map(
            row ->
                new Backlog(
                    required(row, "waiting", Long.class),
                    Duration.ofMillis(required(row, "oldest", Long.class))))
        .one();
  }
}
