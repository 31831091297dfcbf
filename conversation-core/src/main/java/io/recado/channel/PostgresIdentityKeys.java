package io.recado.channel;

import io.recado.tenant.TenantScope;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Keys among the channels' sealed secrets; the audit hears which of them changed. */
@Repository
class PostgresIdentityKeys implements IdentityKeys {

  private static final String OF_KEY =
      "tenant_id = $1 and channel_id = $2 and kind = 'webchat' and removed_at is null";

  private static final String SECRETS =
      "select secrets from channel where " + OF_KEY + " for no key update";

  private static final String SEAL = "update channel set secrets = $3 where " + OF_KEY;

  private static final String REQUIRE = "update channel set signed_only = $3 where " + OF_KEY;

  private static final String DEED = "select set_config('app.channel_deed', $1, true)";

  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;

  PostgresIdentityKeys(DatabaseClient client, TenantScope scope, SecretBox box) {
    this.client = client;
    this.scope = scope;
    this.box = box;
  }

  @Override
  public Mono<Boolean> add(ChannelKey key, IdentityKey added) {
    return scope.inTenant(
        key.tenant(), () -> secrets(key).flatMap(secrets -> add(key, secrets, added)));
  }

  @Override
  public Mono<Boolean> revoke(ChannelKey key, UUID id) {
    return scope.inTenant(
        key.tenant(),
        () ->
            secrets(key)
                .filter(secrets -> secrets.remove(IdentityKey.nameOf(id)) != null)
                .flatMap(secrets -> seal(key, secrets, "identity_key_revoked"))
                .defaultIfEmpty(false));
  }

  @Override
  public Mono<Boolean> require(ChannelKey key, boolean required) {
    return scope.inTenant(key.tenant(), () -> changes(of(REQUIRE, key).bind(2, required)));
  }

  private Mono<Boolean> add(ChannelKey key, Map<String, String> secrets, IdentityKey added) {
    if (secrets.keySet().stream().filter(IdentityKey::isOne).count() >= IdentityKey.MOST) {
      return Mono.just(false);
    }
    secrets.put(IdentityKey.nameOf(added.id()), added.secret());
    return seal(key, secrets, "identity_key_added");
  }

  /** Held until the end, so that two who add at once add no third; empty without such a widget. */
  private Mono<Map<String, String>> secrets(ChannelKey key) {
    return of(SECRETS, key)
        .mapValue(byte[].class)
        .one()
        .map(kept -> new HashMap<>(opened(key, kept)));
  }

  /** What no key opens any more is replaced as a whole. */
  private Map<String, String> opened(ChannelKey key, byte[] kept) {
    try {
      return box.open(key.tenant(), key.id(), kept);
    } catch (SecretBoxException lost) {
      return Map.of();
    }
  }

  private Mono<Boolean> seal(ChannelKey key, Map<String, String> secrets, String deed) {
    var anew = box.seal(key.tenant(), key.id(), secrets);
    return client
        .sql(DEED)
        .bind(0, deed)
        .mapValue(String.class)
        .one()
        .then(changes(of(SEAL, key).bind(2, anew)));
  }

  private GenericExecuteSpec of(String sql, ChannelKey key) {
    return client.sql(sql).bind(0, key.tenant().value()).bind(1, key.id().value());
  }

  private static Mono<Boolean> changes(GenericExecuteSpec statement) {
    return statement.fetch().rowsUpdated().map(rows -> rows > 0);
  }
}
