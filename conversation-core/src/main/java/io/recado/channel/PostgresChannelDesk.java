package io.recado.channel;

import static io.recado.database.Columns.bind;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PostgresChannelDesk implements ChannelDesk, WidgetLooks {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String OF_KEY = "tenant_id = $1 and channel_id = $2 and removed_at is null";

  /** Who connects for a tenant waits here for others who do. */
  private static final String COUNT =
      """
      select (select count(*) from channel c where c.tenant_id = t.tenant_id and c.removed_at is null)
      from tenant t where t.tenant_id = $1 for no key update
      """;

  /** Another tenant's channel is not to be seen here, but in the way all the same. */
  private static final String ADD =
      """
      insert into channel (tenant_id, channel_id, kind, address, secrets, name, checked_at)
      values ($1, $2, $3, $4, $5, $6, clock_timestamp())
      on conflict do nothing
      """;

  private static final String CHANGE = "update channel set %s where " + OF_KEY;

  private static final String RENAME = CHANGE.formatted("name = $3");

  private static final String PAUSE = CHANGE.formatted("paused = $3");

  private static final String CHECKED = "select note_channel_check($1, $2, $3, $4)";

  private static final String DRESS =
      CHANGE.formatted("widget = $3::jsonb") + " and kind = 'webchat'";

  private static final String ANSWER_AFTER =
      CHANGE.formatted("quiet_period = $3::bigint * interval '1 millisecond'");

  private static final String SECRETS =
      "select secrets from channel where " + OF_KEY + " for no key update";

  private static final String SEAL =
      CHANGE.formatted("secrets = $3, checked_at = clock_timestamp(), check_code = null");

  private static final String REMOVE =
      CHANGE.formatted(
          "removed_at = clock_timestamp(), secrets = $3, address = 'removed/' || channel_id, widget = '{}'");

  private static final String LIFT_PAUSE =
      """
      update channel_halt set until = clock_timestamp()
      where tenant_id = $1 and channel_id = $2 and until > clock_timestamp()
      """;

  private static final String REOPEN = "select reopen_channel($1, $2)";

  private static final String LOOK =
      "select widget::text from channel where " + OF_KEY + " and widget <> '{}'";

  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;
  private final int mostOfATenant;

  PostgresChannelDesk(DatabaseClient client, TenantScope scope, SecretBox box, Settings settings) {
    this.client = client;
    this.scope = scope;
    this.box = box;
    this.mostOfATenant = settings.count(Setting.TENANT_MOST_CHANNELS);
  }

  @Override
  public Mono<Addition> add(Channel channel, String name) {
    return scope.inTenant(
        channel.tenant(),
        () ->
            client
                .sql(COUNT)
                .bind(0, channel.tenant().value())
                .mapValue(Long.class)
                .one()
                .flatMap(
                    count ->
                        count >= mostOfATenant
                            ? Mono.just(Addition.TOO_MANY)
                            : insert(channel, name)));
  }

  @Override
  public Mono<Boolean> rename(ChannelKey key, String name) {
    return change(key, () -> of(RENAME, key).bind(2, name));
  }

  @Override
  public Mono<Boolean> pause(ChannelKey key, boolean paused) {
    return scope.inTenant(
        key.tenant(),
        () ->
            changes(of(PAUSE, key).bind(2, paused))
                .flatMap(found -> paused ? Mono.just(found) : reopen(key).thenReturn(found)));
  }

  @Override
  public Mono<Boolean> replaceSecrets(ChannelKey key, Map<String, String> secrets) {
    return scope.inTenant(
        key.tenant(),
        () ->
            of(SECRETS, key)
                .mapValue(byte[].class)
                .one()
                .flatMap(kept -> seal(key, merged(key, kept, secrets)))
                .defaultIfEmpty(false));
  }

  @Override
  public Mono<Boolean> noteCheck(ChannelKey key, @Nullable String code) {
    var noted =
        bind(of(CHECKED, key), 2, String.class, code)
            .bind(3, TokenRefusals.CODES.toArray(String[]::new))
            .mapValue(Boolean.class);
    return scope.inTenant(key.tenant(), noted::one);
  }

  @Override
  public Mono<Boolean> dress(ChannelKey key, WidgetLook look) {
    return change(key, () -> of(DRESS, key).bind(2, JSON.writeValueAsString(look)));
  }

  @Override
  public Mono<Boolean> answerAfter(ChannelKey key, @Nullable Duration quietPeriod) {
    var millis = quietPeriod == null ? null : quietPeriod.toMillis();
    return change(key, () -> bind(of(ANSWER_AFTER, key), 2, Long.class, millis));
  }

  @Override
  public Mono<Boolean> remove(ChannelKey key) {
    return change(key, () -> of(REMOVE, key).bind(2, box.seal(key.tenant(), key.id(), Map.of())));
  }

  @Override
  public Mono<WidgetLook> of(Channel channel) {
    var key = new ChannelKey(channel.tenant(), channel.id());
    return scope
        .inTenant(key.tenant(), () -> of(LOOK, key).mapValue(String.class).one())
        .map(PostgresChannelDesk::look)
        .defaultIfEmpty(WidgetLook.PLAIN);
  }

  private Mono<Addition> insert(Channel channel, String name) {
    var key = new ChannelKey(channel.tenant(), channel.id());
    var insertion =
        of(ADD, key)
            .bind(2, channel.kind().code())
            .bind(3, channel.address())
            .bind(4, box.seal(key.tenant(), key.id(), channel.secrets()))
            .bind(5, name);
    return changes(insertion).map(added -> added ? Addition.ADDED : Addition.TAKEN);
  }

  /** What no key opens any more is replaced as a whole. */
  private Map<String, String> merged(ChannelKey key, byte[] kept, Map<String, String> secrets) {
    var merged = new HashMap<String, String>();
    try {
      merged.putAll(box.open(key.tenant(), key.id(), kept));
    } catch (SecretBoxException lost) {
      merged.clear();
    }
    merged.putAll(secrets);
    return merged;
  }

  private Mono<Boolean> seal(ChannelKey key, Map<String, String> secrets) {
    var sealed = box.seal(key.tenant(), key.id(), secrets);
    return changes(of(SEAL, key).bind(2, sealed)).flatMap(found -> reopen(key).thenReturn(found));
  }

  private Mono<Void> reopen(ChannelKey key) {
    return of(LIFT_PAUSE, key).then().then(of(REOPEN, key).then());
  }

  private Mono<Boolean> change(ChannelKey key, Supplier<GenericExecuteSpec> statement) {
    return scope.inTenant(key.tenant(), () -> changes(statement.get()));
  }

  private GenericExecuteSpec of(String sql, ChannelKey key) {
    return client.sql(sql).bind(0, key.tenant().value()).bind(1, key.id().value());
  }

  private static Mono<Boolean> changes(GenericExecuteSpec statement) {
    return statement.fetch().rowsUpdated().map(rows -> rows > 0);
  }

  private static WidgetLook look(String json) {
    return JSON.readValue(json, WidgetLook.class);
  }
}
