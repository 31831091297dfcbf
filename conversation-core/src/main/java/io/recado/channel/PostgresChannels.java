package io.recado.channel;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.r2dbc.spi.Readable;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Channels in PostgreSQL. Every webhook and every message asks for its channel, so those found are
 * remembered: looked up again behind the back of whoever asks when they are seconds old, and
 * forgotten when nobody has asked for a while. So webhooks do not queue for the database before
 * they have anything to record. Those not found are not remembered: a new channel works at once.
 */
@Repository
class PostgresChannels implements Channels, ChannelStore {

  static final Duration FRESH = Duration.ofSeconds(5);
  static final Duration REMEMBERED = Duration.ofSeconds(30);

  private static final int MOST_REMEMBERED = 10_000;

  private static final String BY_ADDRESS =
      """
      select tenant_id, channel_id, kind, address, secrets, paused, signed_only, false as suspended from channel c
      where kind = $1 and address = $2 and removed_at is null
        and not exists (select from tenant t where t.tenant_id = c.tenant_id and t.suspended_at is not null)
      """;

  private static final String BY_ID =
      """
      select tenant_id, channel_id, kind, address, secrets, paused, signed_only,
        exists (select from tenant t where t.tenant_id = c.tenant_id and t.suspended_at is not null) as suspended
      from channel c where channel_id = $1 and removed_at is null
      """;

  private static final String OF_KIND =
      """
      select tenant_id, channel_id, kind, address, secrets, paused, signed_only, false as suspended from channel c
      where kind = $1 and removed_at is null
        and not exists (select from tenant t where t.tenant_id = c.tenant_id and t.suspended_at is not null)
      order by channel_id
      """;

  private static final String SAVE =
      """
      insert into channel (tenant_id, channel_id, kind, address, secrets, signed_only)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (tenant_id, channel_id) do update
      set kind = excluded.kind, address = excluded.address, secrets = excluded.secrets, signed_only = excluded.signed_only
      where channel.removed_at is null
      """;

  private static final Logger log = LoggerFactory.getLogger(PostgresChannels.class);

  private record Address(ChannelKind kind, String address) {}

  private record Known(Channel channel, boolean suspended) {}

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;
  private final AsyncLoadingCache<Address, Channel> byAddress;
  private final AsyncLoadingCache<ChannelId, Known> byId;
  private final AtomicLong forgotten = new AtomicLong();

  PostgresChannels(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      SecretBox box,
      Clock clock) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.box = box;
    this.byAddress = memory(this::loadByAddress, clock);
    this.byId = memory(this::loadById, clock);
  }

  @Override
  public Mono<Channel> byAddress(ChannelKind kind, String address) {
    return Mono.fromFuture(() -> byAddress.get(new Address(kind, address)), true);
  }

  @Override
  public Mono<Channel> find(ChannelId id) {
    return known(id).filter(known -> !known.suspended()).map(Known::channel);
  }

  @Override
  public Mono<Channel> wayOut(ChannelId id) {
    return known(id).map(known -> known.suspended() ? known.channel().onHold() : known.channel());
  }

  private Mono<Known> known(ChannelId id) {
    return Mono.fromFuture(() -> byId.get(id), true);
  }

  @Override
  public Flux<Channel> ofKind(ChannelKind kind) {
    return dispatch
        .sql(OF_KIND)
        .bind(0, kind.code())
        .map(SealedChannel::read)
        .all()
        .flatMapSequential(this::openOrPassOver);
  }

  @Override
  public Mono<Void> save(Channel channel) {
    return scope
        .inTenant(channel.tenant(), () -> write(channel))
        .onErrorMap(DuplicateKeyException.class, e -> new ChannelTakenException(channel, e))
        .doOnSuccess(nothing -> forgetAll());
  }

  private Mono<Void> write(Channel channel) {
    return Mono.fromCallable(() -> box.seal(channel.tenant(), channel.id(), channel.secrets()))
        .flatMap(
            secrets ->
                client
                    .sql(SAVE)
                    .bind(0, channel.tenant().value())
                    .bind(1, channel.id().value())
                    .bind(2, channel.kind().code())
                    .bind(3, channel.address())
                    .bind(4, secrets)
                    .bind(5, channel.signedOnly())
                    .then());
  }

  /** Changes are rare: forgetting everything is cheaper than knowing an old address. */
  void forgetAll() {
    forgotten.incrementAndGet();
    byAddress.synchronous().invalidateAll();
    byId.synchronous().invalidateAll();
  }

  private Mono<Channel> loadByAddress(Address address) {
    long before = forgotten.get();
    return dispatch
        .sql(BY_ADDRESS)
        .bind(0, address.kind().code())
        .bind(1, address.address())
        .map(SealedChannel::read)
        .one()
        .map(this::open)
        .doOnNext(channel -> rememberById(channel, before));
  }

  /**
   * Whoever is written to by a channel's address soon answers by its id. But what was read before
   * everything was forgotten may be an old channel, which whoever forgets cannot see coming.
   */
  private void rememberById(Channel channel, long before) {
    byId.synchronous().put(channel.id(), new Known(channel, false));
    if (forgotten.get() != before) {
      byId.synchronous().invalidate(channel.id());
    }
  }

  private Mono<Known> loadById(ChannelId id) {
    return dispatch
        .sql(BY_ID)
        .bind(0, id.value())
        .map(SealedChannel::read)
        .one()
        .map(row -> new Known(open(row), row.suspended()));
  }

  private Channel open(SealedChannel row) {
    var secrets = box.open(row.tenant(), row.id(), row.secrets().array());
    return new Channel(
        row.tenant(), row.id(), row.kind(), row.address(), secrets, row.paused(), row.signedOnly());
  }

  /** One channel that cannot be opened must not keep the others of its kind from working. */
  private Mono<Channel> openOrPassOver(SealedChannel row) {
    return Mono.fromCallable(() -> open(row))
        .onErrorResume(
            SecretBoxException.class,
            e -> {
              log.error("{}. It stays silent until it is saved again", e.getMessage());
              return Mono.empty();
            });
  }

  /**
   * Who asks at the same time waits for one statement, and who leaves does not interrupt it: its
   * connection would be lost.
   */
  private static <K, V> AsyncLoadingCache<K, V> memory(Function<K, Mono<V>> load, Clock clock) {
    return Caffeine.newBuilder()
        .refreshAfterWrite(FRESH)
        .expireAfterWrite(REMEMBERED)
        .maximumSize(MOST_REMEMBERED)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
        .buildAsync((key, executor) -> load.apply(key).toFuture());
  }

  private record SealedChannel(
      TenantId tenant,
      ChannelId id,
      ChannelKind kind,
      String address,
      ByteBuffer secrets,
      boolean paused,
      boolean signedOnly,
      boolean suspended) {

    static SealedChannel read(Readable row) {
      return new SealedChannel(
          new TenantId(column(row, "tenant_id", UUID.class)),
          new ChannelId(column(row, "channel_id", UUID.class)),
          ChannelKind.valueOf(column(row, "kind", String.class).toUpperCase(Locale.ROOT)),
          column(row, "address", String.class),
          ByteBuffer.wrap(column(row, "secrets", byte[].class)),
          column(row, "paused", Boolean.class),
          column(row, "signed_only", Boolean.class),
          column(row, "suspended", Boolean.class));
    }

    private static <T> T column(Readable row, String name, Class<T> type) {
      return Objects.requireNonNull(row.get(name, type), name);
    }
  }
}
