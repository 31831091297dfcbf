package io.recado.admin.channel;

import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKey;
import io.recado.channel.ChannelKind;
import io.recado.channel.SecretBox;
import io.recado.channel.SecretBoxException;
import io.recado.database.DispatchDatabase;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Channels on which nobody wrote for long, or that are down: nobody knows how they are by now. */
@Repository
class PostgresQuietChannels {

  /** Those that were not looked at for longest; what its owner has paused is left alone. */
  private static final String DUE =
      """
      select c.tenant_id, c.channel_id from channel c
      left join channel_halt h on h.tenant_id = c.tenant_id and h.channel_id = c.channel_id and h.down_since is not null
      where c.kind <> 'webchat' and c.removed_at is null and not c.paused
        and not exists (select from tenant t where t.tenant_id = c.tenant_id and t.suspended_at is not null)
        and greatest(c.asked_at, c.checked_at, c.created_at) < clock_timestamp()
          - case when c.check_code is null and h.channel_id is null then $1::interval else $2::interval end
      order by greatest(c.asked_at, c.checked_at, c.created_at) limit $3
      """;

  /**
   * One that somebody has looked at meanwhile is left to them; one on which customers write is
   * known to work by what it answers them, and counts as looked at.
   */
  private static final String TAKE =
      """
      with taken as (
        update channel c set asked_at = clock_timestamp()
        where c.tenant_id = $1 and c.channel_id = $2 and c.removed_at is null and not c.paused
          and greatest(c.asked_at, c.checked_at, c.created_at) < clock_timestamp() - least($3::interval, $4::interval)
        returning c.*
      )
      select c.channel_id, c.kind, c.address, c.secrets from taken c
      where c.check_code is not null
        or exists (select from channel_halt h
                   where h.tenant_id = $1 and h.channel_id = $2 and h.down_since is not null)
        or not exists (select from conversation v
                       where v.tenant_id = $1 and v.channel_id = $2 and v.heard_at > clock_timestamp() - $3::interval)
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;
  private final String quiet;
  private final String pause;

  PostgresQuietChannels(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      SecretBox box,
      Settings settings) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.box = box;
    this.quiet = interval(settings.duration(Setting.CHANNEL_QUIET));
    this.pause = interval(settings.duration(Setting.CHANNEL_CHECK_PAUSE));
  }

  Mono<List<ChannelKey>> due(int most) {
    return dispatch
        .sql(DUE)
        .bind(0, quiet)
        .bind(1, pause)
        .bind(2, most)
        .map(PostgresQuietChannels::key)
        .all()
        .collectList();
  }

  /**
   * Takes one whose provider is to be asked; empty where it is not.
   *
   * @throws SecretBoxException when no key opens its secrets
   */
  Mono<Channel> take(ChannelKey key) {
    var taken =
        client
            .sql(TAKE)
            .bind(0, key.tenant().value())
            .bind(1, key.id().value())
            .bind(2, quiet)
            .bind(3, pause)
            .map(Taken::read);
    return scope.inTenant(key.tenant(), taken::one).map(row -> channel(key, row));
  }

  /** After the commit: what is not opened counts as looked at, too. */
  private Channel channel(ChannelKey key, Taken taken) {
    return new Channel(
        key.tenant(),
        key.id(),
        taken.kind(),
        taken.address(),
        box.open(key.tenant(), key.id(), taken.secrets()));
  }

  private static ChannelKey key(Readable row) {
    return new ChannelKey(
        new TenantId(required(row, "tenant_id", UUID.class)),
        new ChannelId(required(row, "channel_id", UUID.class)));
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Taken(ChannelKind kind, String address, byte[] secrets) {

    static Taken read(Readable row) {
      return new Taken(
          ChannelKind.valueOf(required(row, "kind", String.class).toUpperCase(Locale.ROOT)),
          required(row, "address", String.class),
          required(row, "secrets", byte[].class));
    }
  }
}
