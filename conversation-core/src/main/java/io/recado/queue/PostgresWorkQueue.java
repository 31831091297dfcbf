package io.recado.queue;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.conversation.ConversationId;
import io.recado.database.DispatchDatabase;
import io.recado.database.GroupCommit;
import io.recado.database.TenantCalls;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresWorkQueue implements WorkQueue {

  /** By now(), which an index can be searched by: the clock_timestamp() of each row cannot. */
  private static final String IS_FREE =
      """
      due_at <= now() and not parked and (lease_until is null or lease_until < now())
      """;

  /**
   * One who asks for what another takes at this moment goes away empty, and does not wait. What
   * comes from now on begins a new burst, with a quiet period of its own.
   */
  private static final String CLAIM =
      """
      update conversation_work w set
        fence = w.fence + 1, attempts = w.attempts + 1, leased_by = free.worker,
        lease_until = clock_timestamp() + free.millis * interval '1 millisecond', pending_since = null
      from (select tenant_id, conversation_id, worker, millis
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[])
              asked (tenant_id, conversation_id, worker, millis)
            join conversation_work using (tenant_id, conversation_id)
            where %s for update of conversation_work skip locked) free
      where w.tenant_id = free.tenant_id and w.conversation_id = free.conversation_id
      returning w.tenant_id, w.conversation_id, w.fence, w.attempts
      """
          .formatted(IS_FREE);

  /**
   * Goes from tenant to tenant by the index, touching only such as have something waiting, and
   * takes the longest due of each, in equal shares: one tenant's flood does not hide the others.
   * Each tenant's first come before any tenant's second.
   */
  private static final String DUE =
      """
      with recursive lane as (
        (select tenant_id from conversation_work where due_at is not null and not parked
         order by tenant_id limit 1)
        union all
        select next.tenant_id from lane, lateral (
          select tenant_id from conversation_work
          where due_at is not null and not parked and tenant_id > lane.tenant_id
          order by tenant_id limit 1) next)
      select tenant_id, conversation_id from lane, lateral (
        select conversation_id, due_at, row_number() over (order by due_at) as place from (
          select conversation_id, due_at from conversation_work w
          where w.tenant_id = lane.tenant_id and %s
          order by due_at limit (select greatest(10, $1 / count(*)) from lane)) longest) ranked
      order by place, due_at limit $1
      """
          .formatted(IS_FREE);

  /** A commit ends the lease and keeps the fence: what comes after it finds nothing held. */
  private static final String HELD =
      """
      where tenant_id = $1 and conversation_id = $2 and fence = $3 and lease_until is not null
      """;

  private static final String RENEW =
      "update conversation_work set lease_until = clock_timestamp() + $4::interval " + HELD;

  private static final String RELEASE =
      """
      update conversation_work set
        lease_until = null, leased_by = null, last_error = $5, due_at = clock_timestamp() + $4::interval
      """
          + HELD;

  private static final String PUT_OFF =
      """
      update conversation_work set
        lease_until = null, leased_by = null, last_error = $6, due_at = clock_timestamp() + $4::interval,
        attempts = attempts - case when put_offs < $5 then 1 else 0 end, put_offs = put_offs + 1
      """
          + HELD;

  private static final String PARK =
      """
      update conversation_work set
        lease_until = null, leased_by = null, last_error = $4, parked = true
      """
          + HELD;

  private static final String REPLAY =
      """
      update conversation_work set parked = false, attempts = 0, put_offs = 0, due_at = clock_timestamp()
      where tenant_id = $1 and conversation_id = $2 and parked
      """;

  /** Each part is answered from a partial index: what waits is few, whatever the table holds. */
  private static final String DEPTH =
      """
      select count(*) filter (where lease_until is null or lease_until < now()) as due,
             count(*) filter (where lease_until >= now()) as leased,
             (select count(*) from conversation_work where parked) as parked,
             coalesce(extract(epoch from now() - min(due_at) filter (
               where lease_until is null or lease_until < now())), 0)::float8 as oldest
      from conversation_work where due_at <= now() and not parked
      """;

  /** Two suffice: while one group waits for the disk, the other is made up. */
  private static final int WRITERS = 2;

  private static final int MOST_IN_GROUP = 64;
  private static final int MOST_WAITING = 10_000;

  private final DatabaseClient database;
  private final TenantCalls calls;
  private final GroupCommit<Claim, Optional<Lease>> claims =
      new GroupCommit<>(this::take, WRITERS, MOST_IN_GROUP, MOST_WAITING);

  PostgresWorkQueue(DispatchDatabase dispatch, TenantCalls calls) {
    this.database = dispatch.client();
    this.calls = calls;
  }

  @Override
  public Mono<Lease> claim(ConversationKey key, String worker, Duration leaseTime) {
    return claims.commit(new Claim(key, worker, leaseTime.toMillis())).flatMap(Mono::justOrEmpty);
  }

  @Override
  public Flux<ConversationKey> due(int limit) {
    return database.sql(DUE).bind(0, limit).map(PostgresWorkQueue::key).all();
  }

  @Override
  public Mono<Boolean> renew(Lease lease, Duration leaseTime) {
    return held(RENEW, lease).bind(3, interval(leaseTime)).fetch().rowsUpdated().map(n -> n == 1);
  }

  @Override
  public Mono<Void> release(Lease lease, Duration retryAfter, @Nullable String error) {
    var statement = held(RELEASE, lease).bind(3, interval(retryAfter));
    return bind(statement, 4, String.class, error).then();
  }

  @Override
  public Mono<Void> putOff(Lease lease, Duration retryAfter, int most, String error) {
    return held(PUT_OFF, lease).bind(3, interval(retryAfter)).bind(4, most).bind(5, error).then();
  }

  @Override
  public Mono<Void> park(Lease lease, String error) {
    return held(PARK, lease).bind(3, error).then();
  }

  @Override
  public Mono<Boolean> replay(ConversationKey key) {
    return database
        .sql(REPLAY)
        .bind(0, key.tenant().value())
        .bind(1, key.conversation().value())
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  @Override
  public Mono<Depth> depth() {
    return database
        .sql(DEPTH)
        .map(
            row ->
                new Depth(
                    required(row, "due", Long.class),
                    required(row, "leased", Long.class),
                    required(row, "parked", Long.class),
                    Duration.ofMillis((long) (1000 * required(row, "oldest", Double.class)))))
        .one();
  }

  private Mono<List<Optional<Lease>>> take(List<Claim> group) {
    var taken =
        database
            .sql(CLAIM)
            .bind(0, each(group, claim -> claim.key().tenant().value(), UUID[]::new))
            .bind(1, each(group, claim -> claim.key().conversation().value(), UUID[]::new))
            .bind(2, each(group, Claim::worker, String[]::new))
            .bind(3, each(group, Claim::leaseMillis, Long[]::new))
            .map(PostgresWorkQueue::lease)
            .all()
            .collectMap(Lease::key);
    return calls.alone(taken.map(leases -> handOut(group, leases)));
  }

  /** Of several who ask for one conversation, the first has it. */
  private static List<Optional<Lease>> handOut(
      List<Claim> group, Map<ConversationKey, Lease> leases) {
    var left = new HashMap<>(leases);
    return group.stream().map(claim -> Optional.ofNullable(left.remove(claim.key()))).toList();
  }

  private static <T> T[] each(List<Claim> group, Function<Claim, T> value, IntFunction<T[]> array) {
    return group.stream().map(value).toArray(array);
  }

  private DatabaseClient.GenericExecuteSpec held(String sql, Lease lease) {
    return database
        .sql(sql)
        .bind(0, lease.key().tenant().value())
        .bind(1, lease.key().conversation().value())
        .bind(2, lease.fence());
  }

  private static Lease lease(Readable row) {
    return new Lease(
        key(row), required(row, "fence", Long.class), required(row, "attempts", Integer.class));
  }

  private static ConversationKey key(Readable row) {
    return new ConversationKey(
        new TenantId(required(row, "tenant_id", UUID.class)),
        new ConversationId(required(row, "conversation_id", UUID.class)));
  }

  private record Claim(ConversationKey key, String worker, long leaseMillis) {}
}
