package io.recado.outbox;

import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.conversation.ConversationId;
import io.recado.conversation.OutboundContent;
import io.recado.database.DispatchDatabase;
import io.recado.database.GroupCommit;
import io.recado.database.TenantCalls;
import io.recado.json.JsonText;
import io.recado.queue.ConversationKey;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Claims and ends of claims that come at the same time, whoever's they are, share one statement and
 * one commit. What they do is written in {@code R__outbox.sql}.
 */
@Repository
class PostgresOutbox implements Outbox {

  private static final Logger log = LoggerFactory.getLogger(PostgresOutbox.class);

  /** While one group waits for the disk, others are already being written. */
  private static final int WRITERS = 3;

  private static final int MOST_IN_GROUP = 64;

  /** More than senders can ever have under way. */
  private static final int MOST_WAITING = 20_000;

  private static final String UNREADABLE = "unreadable";

  private static final OutboundContent WORDLESS = new OutboundContent.Text("");

  private static final String STEPS = "select * from outbox_steps($1, $2::interval)";

  /**
   * Goes from channel to channel by the index, touching only such as have something open, and takes
   * the longest due of each, in equal shares: one channel's flood does not hide the others.
   * Messages that stand behind one that waits are found too, until a claim has put them off.
   */
  private static final String DUE =
      """
      with recursive lane as (
        (select tenant_id, channel_id from outbox where stage = 'open' order by tenant_id, channel_id limit 1)
        union all
        select next.tenant_id, next.channel_id from lane, lateral (
          select tenant_id, channel_id from outbox
          where stage = 'open' and (tenant_id, channel_id) > (lane.tenant_id, lane.channel_id)
          order by tenant_id, channel_id limit 1) next)
      select tenant_id, conversation_id, min(due_at) as due_at from lane, lateral (
        select conversation_id, due_at from outbox o
        where o.tenant_id = lane.tenant_id and o.channel_id = lane.channel_id and o.stage = 'open'
          and o.due_at <= now() and (o.lease_until is null or o.lease_until < now())
        order by o.due_at limit (select greatest(10, $1 / count(*)) from lane)) due
      group by tenant_id, conversation_id order by due_at limit $1
      """;

  /** Each part is answered from a partial index. */
  private static final String DEPTH =
      """
      select count(*) as pending,
             (select count(*) from outbox where stage = 'dead') as dead,
             coalesce(extract(epoch from now() - min(waiting_since)), 0)::float8 as oldest
      from outbox where stage = 'open'
      """;

  private static final String DEPTH_BY_KIND =
      """
      select c.kind, sum(o.pending)::bigint as pending, sum(o.dead)::bigint as dead,
             coalesce(extract(epoch from now() - min(o.since)), 0)::float8 as oldest
      from (select tenant_id, channel_id, count(*) as pending, 0 as dead, min(waiting_since) as since
            from outbox where stage = 'open' group by tenant_id, channel_id
            union all
            select tenant_id, channel_id, 0, count(*), null
            from outbox where stage = 'dead' group by tenant_id, channel_id) o
      join channel c on c.tenant_id = o.tenant_id and c.channel_id = o.channel_id
      group by c.kind
      """;

  private static final String HALTS =
      """
      select h.tenant_id, h.channel_id, c.kind, h.until, h.down_since, h.code
      from channel_halt h join channel c on c.tenant_id = h.tenant_id and c.channel_id = h.channel_id
      where h.down_since is not null or h.until > now()
      """;

  private final DatabaseClient database;
  private final DatabaseClient dispatch;
  private final TenantCalls calls;
  private final Duration patience;
  private final GroupCommit<Step, Found> steps;

  PostgresOutbox(
      DatabaseClient database, DispatchDatabase dispatch, TenantCalls calls, Settings settings) {
    this.database = database;
    this.dispatch = dispatch.client();
    this.calls = calls;
    this.patience = settings.duration(Setting.DELIVERY_PATIENCE);
    this.steps = new GroupCommit<>(this::take, WRITERS, MOST_IN_GROUP, MOST_WAITING);
  }

  @Override
  public Mono<OutboxMessage> claim(ConversationKey key, Duration leaseTime) {
    return take(Step.claim(key, leaseTime), leaseTime).mapNotNull(Ended::next);
  }

  @Override
  public Mono<Ended> end(OutboxMessage message, Ending ending, Duration leaseTime) {
    return take(Step.end(message, ending, leaseTime), leaseTime);
  }

  private Mono<Ended> take(Step step, Duration leaseTime) {
    return Mono.defer(() -> steps.commit(step)).flatMap(found -> read(found, leaseTime));
  }

  /** What nobody can read is given up, and the message behind it claimed instead. */
  private Mono<Ended> read(Found found, Duration leaseTime) {
    var next = found.next();
    if (next == null) {
      return Mono.just(new Ended(found.held(), null));
    }
    try {
      return Mono.just(new Ended(found.held(), next.read()));
    } catch (IllegalStateException unreadable) {
      log.error(
          "Message {} cannot be read and becomes a dead letter: {}",
          next.message().id(),
          unreadable.getMessage());
      var dead = new Ending.Dead(UNREADABLE, String.valueOf(unreadable.getMessage()));
      return end(next.message(), dead, leaseTime)
          .map(after -> new Ended(found.held(), after.next()));
    }
  }

  @Override
  public Flux<ConversationKey> due(int limit) {
    return dispatch.sql(DUE).bind(0, limit).map(PostgresOutbox::key).all();
  }

  @Override
  public Mono<Depth> depth() {
    return dispatch.sql(DEPTH).map(PostgresOutbox::depth).one();
  }

  @Override
  public Flux<KindDepth> depthByKind() {
    return dispatch.sql(DEPTH_BY_KIND).map(row -> new KindDepth(kind(row), depth(row))).all();
  }

  @Override
  public Flux<Halt> halts() {
    return dispatch
        .sql(HALTS)
        .map(
            row ->
                new Halt(
                    new TenantId(required(row, "tenant_id", UUID.class)),
                    new ChannelId(required(row, "channel_id", UUID.class)),
                    kind(row),
                    required(row, "until", Instant.class),
                    row.get("down_since", Instant.class),
                    required(row, "code", String.class)))
        .all();
  }

  private Mono<List<Found>> take(List<Step> group) {
    var placed = new ArrayList<Step>();
    group.forEach(step -> placed.add(step.at(placed.size())));
    return calls.alone(
        database
            .sql(STEPS)
            .bind(0, JsonText.column(placed))
            .bind(1, interval(patience))
            .map(row -> new Placed(place(row), found(row, placed.get(place(row)))))
            .all()
            .sort(Comparator.comparingInt(Placed::place))
            .map(Placed::found)
            .collectList());
  }

  private static int place(Readable row) {
    return required(row, "place", Integer.class);
  }

  private static Found found(Readable row, Step step) {
    var id = row.get("outbox_id", UUID.class);
    return new Found(
        required(row, "held", Boolean.class),
        id == null
            ? null
            : new Unread(message(row, step, id), required(row, "content", Json.class).asString()));
  }

  private static OutboxMessage message(Readable row, Step step, UUID id) {
    return new OutboxMessage(
        id,
        new ConversationKey(new TenantId(step.tenant()), new ConversationId(step.conversation())),
        new ChannelId(required(row, "channel_id", UUID.class)),
        required(row, "sequence", Long.class),
        required(row, "address", String.class),
        WORDLESS,
        required(row, "attempts", Integer.class),
        required(row, "fence", Long.class),
        required(row, "uncertain", Boolean.class),
        row.get("last_inbound_id", String.class),
        row.get("last_heard_at", Instant.class),
        required(row, "admitted", Boolean.class),
        required(row, "probe", Integer.class),
        required(row, "unsent", Integer.class),
        required(row, "claimed_at", Instant.class));
  }

  private static ConversationKey key(Readable row) {
    return new ConversationKey(
        new TenantId(required(row, "tenant_id", UUID.class)),
        new ConversationId(required(row, "conversation_id", UUID.class)));
  }

  private static Depth depth(Readable row) {
    return new Depth(
        required(row, "pending", Long.class),
        required(row, "dead", Long.class),
        Duration.ofMillis((long) (1000 * required(row, "oldest", Double.class))));
  }

  private static ChannelKind kind(Readable row) {
    return ChannelKind.valueOf(required(row, "kind", String.class).toUpperCase(Locale.ROOT));
  }

  private record Placed(int place, Found found) {}

  /** An end that is read by whoever asked for it: what one cannot read must not fail its group. */
  private record Found(boolean held, @Nullable Unread next) {}

  /** A message still without its words. */
  private record Unread(OutboxMessage message, String content) {

    OutboxMessage read() {
      return message.saying(JsonText.value(content, OutboundContent.class));
    }
  }
}
