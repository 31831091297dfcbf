package io.recado.admin.connection;

import io.recado.actions.event.Creation;
import io.recado.actions.event.SubscriptionId;
import io.recado.actions.event.SubscriptionKey;
import io.recado.actions.event.Subscriptions;
import io.recado.admin.connection.NewConnection.Webhook;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Those whom a tenant has told what happens. */
@Component
class WebhookConnections implements ConnectionDesk<Webhook> {

  private final Subscriptions subscriptions;

  WebhookConnections(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public Class<Webhook> wishes() {
    return Webhook.class;
  }

  @Override
  public Set<ConnectionKind> kinds() {
    return Set.of(ConnectionKind.WEBHOOK);
  }

  @Override
  public Mono<Boolean> check(Webhook wish) {
    return Mono.just(true);
  }

  @Override
  public Mono<Made> make(TenantId tenant, Webhook wish) {
    var types = wish.types() == null ? Set.<String>of() : Set.copyOf(wish.types());
    return Mono.fromCallable(() -> URI.create(wish.address().strip()))
        .onErrorMap(IllegalArgumentException.class, _ -> new ApiProblem(ApiError.ADDRESS_REFUSED))
        .flatMap(address -> subscriptions.create(tenant, address, types))
        .map(WebhookConnections::made);
  }

  @Override
  public Mono<Made> change(TenantId tenant, UUID connection, Webhook wish) {
    return ConnectionDesk.notPossible(MonitorConnections.BY_ROTATION);
  }

  @Override
  public Mono<Made> rotate(TenantId tenant, ConnectionView connection) {
    return subscriptions
        .rotate(key(tenant, connection.id()))
        .map(secret -> new Made(connection.id(), secret.text()));
  }

  @Override
  public Mono<Boolean> pause(TenantId tenant, UUID connection, boolean paused) {
    var key = key(tenant, connection);
    return paused ? subscriptions.pause(key) : subscriptions.resume(key);
  }

  @Override
  public Mono<Boolean> remove(TenantId tenant, UUID connection) {
    return subscriptions.remove(key(tenant, connection));
  }

  private static Made made(Creation creation) {
    return switch (creation) {
      case Creation.Created(var subscription, var secret) ->
          new Made(subscription.key().id().value(), secret.text());
      case Creation.Refused(var reason) ->
          throw switch (reason) {
            case ADDRESS -> new ApiProblem(ApiError.ADDRESS_REFUSED);
            case TYPE -> new ApiProblem(ApiError.BODY_UNREADABLE, "A type is no event's.");
            case TOO_MANY -> new ApiProblem(ApiError.TOO_MANY);
          };
    };
  }

  private static SubscriptionKey key(TenantId tenant, UUID connection) {
    return new SubscriptionKey(tenant, new SubscriptionId(connection));
  }
}
