package io.recado.actions.event;

import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.recado.actions.event.Creation.Reason;
import io.recado.channel.SecretBox;
import io.recado.conversation.Uuid7;
import io.recado.egress.Egress;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresSubscriptions implements Subscriptions {

  /** Who subscribes for a tenant waits here for others who do, and for nobody else. */
  private static final String LOCK_TENANT =
      "select tenant_id from tenant where tenant_id = $1 for no key update";

  private static final String CREATE =
      """
      insert into webhook_subscription (tenant_id, subscription_id, secrets, types)
      select $1, $2, $3, $4
      where (select count(*) from webhook_subscription where tenant_id = $1) < $5
      """;

  private static final String OF_TENANT =
      """
      select subscription_id, secrets, types, paused_for from webhook_subscription
      where tenant_id = $1 order by created_at, subscription_id
      """;

  private static final String SECRETS =
      """
      select secrets from webhook_subscription
      where tenant_id = $1 and subscription_id = $2 for update
      """;

  private static final String ROTATE =
      """
      update webhook_subscription set secrets = $3, previous_until = clock_timestamp() + $4::interval
      where tenant_id = $1 and subscription_id = $2
      """;

  private static final String PAUSE =
      """
      update webhook_subscription set paused_for = 'owner'
      where tenant_id = $1 and subscription_id = $2 and paused_for is null
      """;

  private static final String RESUME =
      """
      update webhook_subscription set paused_for = null, failing_since = null
      where tenant_id = $1 and subscription_id = $2 and paused_for is not null
      """;

  /** What is being posted stays with who posts it. */
  private static final String DUE_AT_ONCE =
      """
      update webhook_delivery set due_at = least(due_at, clock_timestamp())
      where tenant_id = $1 and subscription_id = $2 and state = 'waiting'
        and (lease_until is null or lease_until < clock_timestamp())
      """;

  /** First, because who ends a posting takes the delivery first, too. */
  private static final String LOCK_DELIVERIES =
      """
      select event_id from webhook_delivery
      where tenant_id = $1 and subscription_id = $2 order by event_id for update
      """;

  private static final String REMOVE =
      "delete from webhook_subscription where tenant_id = $1 and subscription_id = $2";

  private static final Pattern TYPE = Pattern.compile("[a-z]+\\.[a-z][a-z0-9_]*");

  private static final int LONGEST_ADDRESS = 2_000;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;
  private final Egress egress;

  PostgresSubscriptions(DatabaseClient client, TenantScope scope, SecretBox box, Egress egress) {
    this.client = client;
    this.scope = scope;
    this.box = box;
    this.egress = egress;
  }

  @Override
  public Mono<Creation> create(TenantId tenant, URI address, Set<String> types) {
    if (!egress.mayBeAsked(address) || address.toString().length() > LONGEST_ADDRESS) {
      return Mono.just(new Creation.Refused(Reason.ADDRESS));
    }
    if (!types.stream().allMatch(type -> TYPE.matcher(type).matches())) {
      return Mono.just(new Creation.Refused(Reason.TYPE));
    }
    return Mono.defer(() -> write(tenant, SealedAddress.of(address), types));
  }

  @Override
  public Flux<Subscription> of(TenantId tenant) {
    return scope
        .inTenant(
            tenant,
            () ->
                client
                    .sql(OF_TENANT)
                    .bind(0, tenant.value())
                    .map(row -> read(tenant, row))
                    .all()
                    .collectList())
        .flatMapIterable(subscriptions -> subscriptions);
  }

  @Override
  public Mono<SigningSecret> rotate(SubscriptionKey key) {
    return scope.inTenant(
        key.tenant(),
        () ->
            of(key, SECRETS)
                .mapValue(byte[].class)
                .one()
                .map(secrets -> SealedAddress.open(box, key, secrets).rotated())
                .flatMap(rotated -> write(key, rotated)));
  }

  @Override
  public Mono<Boolean> pause(SubscriptionKey key) {
    return scope.inTenant(key.tenant(), () -> changes(of(key, PAUSE)));
  }

  @Override
  public Mono<Boolean> resume(SubscriptionKey key) {
    return scope.inTenant(
        key.tenant(),
        () ->
            changes(of(key, RESUME))
                .flatMap(resumed -> of(key, DUE_AT_ONCE).then().thenReturn(resumed)));
  }

  @Override
  public Mono<Boolean> remove(SubscriptionKey key) {
    return scope.inTenant(
        key.tenant(), () -> of(key, LOCK_DELIVERIES).then().then(changes(of(key, REMOVE))));
  }

  private Mono<Creation> write(TenantId tenant, SealedAddress address, Set<String> types) {
    var key = new SubscriptionKey(tenant, new SubscriptionId(Uuid7.next()));
    var created =
        new Creation.Created(
            new Subscription(key, address.address(), types, null), address.secret());
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(LOCK_TENANT)
                .bind(0, tenant.value())
                .then()
                .then(changes(insertion(key, address, types)))
                .map(written -> written ? created : new Creation.Refused(Reason.TOO_MANY)));
  }

  private GenericExecuteSpec insertion(
      SubscriptionKey key, SealedAddress address, Set<String> types) {
    return of(key, CREATE)
        .bind(2, address.seal(box, key))
        .bind(3, column(types))
        .bind(4, MOST_OF_A_TENANT);
  }

  private Mono<SigningSecret> write(SubscriptionKey key, SealedAddress rotated) {
    return of(key, ROTATE)
        .bind(2, rotated.seal(box, key))
        .bind(3, interval(ROTATION))
        .then()
        .thenReturn(rotated.secret());
  }

  private GenericExecuteSpec of(SubscriptionKey key, String sql) {
    return client.sql(sql).bind(0, key.tenant().value()).bind(1, key.id().value());
  }

  private static Mono<Boolean> changes(GenericExecuteSpec statement) {
    return statement.fetch().rowsUpdated().map(rows -> rows > 0);
  }

  private static Parameter column(Set<String> types) {
    return types.isEmpty()
        ? Parameters.in(String[].class)
        : Parameters.in(types.stream().sorted().toArray(String[]::new));
  }

  private Subscription read(TenantId tenant, Readable row) {
    var key =
        new SubscriptionKey(
            tenant, new SubscriptionId(required(row, "subscription_id", UUID.class)));
    var types = row.get("types", String[].class);
    var paused = row.get("paused_for", String.class);
    return new Subscription(
        key,
        SealedAddress.open(box, key, required(row, "secrets", byte[].class)).address(),
        types == null ? Set.of() : Set.of(types),
        paused == null ? null : Pause.ofCode(paused));
  }
}
