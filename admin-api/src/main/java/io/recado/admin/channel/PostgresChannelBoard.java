package io.recado.admin.channel;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.channel.ChannelDetails.QuietView;
import io.recado.admin.channel.ChannelDetails.SecretView;
import io.recado.admin.channel.ChannelDetails.State;
import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.channel.ChannelSecrets;
import io.recado.channel.SecretBox;
import io.recado.channel.SecretBoxException;
import io.recado.channel.TokenRefusals;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Channels as their owners see them; what happens to them is the core's. */
@Repository
class PostgresChannelBoard {

  /** What went out last is looked for where customers wrote last: an outbox is long. */
  private static final String BOARD =
      """
      select c.channel_id, c.kind, c.name, c.address, c.secrets, c.paused, c.signed_only, c.checked_at, c.check_code,
             (1000 * extract(epoch from c.quiet_period))::bigint as quiet_millis, h.code as halt_code, h.down_since,
             (select v.heard_at from conversation v
              where v.tenant_id = $1 and v.channel_id = c.channel_id
                and v.heard_at > now() - interval '30 days'
              order by v.heard_at desc, v.conversation_id desc limit 1) as last_in,
             (select max(sent.ended_at) from (
                select v.conversation_id from conversation v
                where v.tenant_id = $1 and v.channel_id = c.channel_id
                  and v.heard_at > now() - interval '30 days'
                order by v.heard_at desc, v.conversation_id desc limit 20) recent,
                lateral (select o.ended_at from outbox o
                         where o.tenant_id = $1 and o.conversation_id = recent.conversation_id and o.state = 'sent'
                         order by o.sequence desc limit 1) sent) as last_out
      from channel c
      left join channel_halt h on h.tenant_id = $1 and h.channel_id = c.channel_id and h.down_since is not null
      where c.tenant_id = $1 and c.removed_at is null
      """;

  private static final String ALL = BOARD + " order by c.created_at, c.channel_id";

  private static final String ONE = BOARD + " and c.channel_id = $2";

  private static final String CHANNEL =
      """
      select channel_id, kind, address, secrets, paused, signed_only from channel
      where tenant_id = $1 and channel_id = $2 and removed_at is null
      """;

  private static final int LONG_ENOUGH_TO_END = 16;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;
  private final @Nullable String publicUrl;
  private final long usualMillis;

  PostgresChannelBoard(DatabaseClient client, TenantScope scope, SecretBox box, Settings settings) {
    this.client = client;
    this.scope = scope;
    this.box = box;
    this.publicUrl =
        settings.find(Setting.PUBLIC_URL).map(url -> url.replaceAll("/+$", "")).orElse(null);
    this.usualMillis = settings.duration(Setting.TURN_QUIET_PERIOD).toMillis();
  }

  /** All, in the order they were connected. */
  Mono<List<ChannelDetails>> all(TenantId tenant) {
    var rows = client.sql(ALL).bind(0, tenant.value()).map(row -> read(tenant, row)).all();
    return scope.inTenant(tenant, () -> rows.map(this::details).collectList());
  }

  /** Empty when the tenant has no such channel. */
  Mono<ChannelDetails> find(TenantId tenant, UUID channel) {
    return one(ONE, tenant, channel, row -> details(read(tenant, row)));
  }

  /** With its secrets, as it is now; empty when the tenant has no such channel. */
  Mono<Channel> channel(TenantId tenant, UUID channel) {
    return one(CHANNEL, tenant, channel, row -> channel(tenant, row, secrets(tenant, row)));
  }

  private <T> Mono<T> one(
      String sql, TenantId tenant, UUID channel, Function<Readable, T> reading) {
    var row = client.sql(sql).bind(0, tenant.value()).bind(1, channel).map(reading);
    return scope.inTenant(tenant, row::one);
  }

  private Row read(TenantId tenant, Readable row) {
    var secrets = secrets(tenant, row);
    return new Row(
        channel(tenant, row, secrets),
        required(row, "name", String.class),
        secrets == null ? "secrets-unreadable" : row.get("halt_code", String.class),
        row.get("check_code", String.class),
        row.get("down_since", Instant.class),
        row.get("checked_at", Instant.class),
        quiet(row.get("quiet_millis", Long.class)),
        row.get("last_in", Instant.class),
        row.get("last_out", Instant.class));
  }

  private static Channel channel(
      TenantId tenant, Readable row, @Nullable Map<String, String> secrets) {
    return new Channel(
        tenant,
        id(row),
        ChannelKind.valueOf(required(row, "kind", String.class).toUpperCase(Locale.ROOT)),
        required(row, "address", String.class),
        secrets == null ? Map.of() : secrets,
        required(row, "paused", Boolean.class),
        required(row, "signed_only", Boolean.class));
  }

  private static ChannelId id(Readable row) {
    return new ChannelId(required(row, "channel_id", UUID.class));
  }

  private @Nullable Map<String, String> secrets(TenantId tenant, Readable row) {
    try {
      return box.open(tenant, id(row), required(row, "secrets", byte[].class));
    } catch (SecretBoxException unreadable) {
      return null;
    }
  }

  private ChannelDetails details(Row row) {
    var channel = row.channel();
    var halt = row.halt() == null ? row.refusal() : row.halt();
    return new ChannelDetails(
        channel.id().value(),
        channel.kind(),
        row.name(),
        channel.address(),
        state(row),
        halt,
        row.downSince(),
        secrets(channel),
        row.checkedAt(),
        row.quiet(),
        row.lastIn(),
        row.lastOut(),
        webhook(channel));
  }

  private QuietView quiet(@Nullable Long own) {
    return own == null ? new QuietView(usualMillis, false) : new QuietView(own, true);
  }

  private static State state(Row row) {
    if (row.channel().paused()) {
      return State.PAUSED;
    }
    if (row.halt() != null) {
      return TokenRefusals.CODES.contains(row.halt()) ? State.REFUSED : State.HALTED;
    }
    if (row.refusal() != null) {
      return State.REFUSED;
    }
    boolean known =
        Stream.of(row.checkedAt(), row.lastIn(), row.lastOut()).anyMatch(at -> at != null);
    return known || row.channel().kind() == ChannelKind.WEBCHAT ? State.LIVE : State.UNCHECKED;
  }

  private static List<SecretView> secrets(Channel channel) {
    return Stream.of(ChannelSecrets.TOKEN, ChannelSecrets.APP_SECRET)
        .flatMap(name -> channel.secret(name).map(secret -> view(name, secret)).stream())
        .toList();
  }

  private static SecretView view(String name, String secret) {
    boolean isLong = secret.length() >= LONG_ENOUGH_TO_END;
    return new SecretView(name, isLong ? secret.substring(secret.length() - 4) : null);
  }

  private @Nullable String webhook(Channel channel) {
    if (publicUrl == null || channel.kind() != ChannelKind.WHATSAPP) {
      return null;
    }
    var shared = publicUrl + "/webhooks/whatsapp";
    return channel.secret(ChannelSecrets.APP_SECRET).isEmpty()
        ? shared
        : shared + "/" + channel.id();
  }

  /**
   * @param halt why it takes nothing; null while it does
   * @param refusal why its provider refused the token when it was asked last
   */
  private record Row(
      Channel channel,
      String name,
      @Nullable String halt,
      @Nullable String refusal,
      @Nullable Instant downSince,
      @Nullable Instant checkedAt,
      QuietView quiet,
      @Nullable Instant lastIn,
      @Nullable Instant lastOut) {}
}
