package io.recado.admin.dashboard;

import io.recado.health.DataPlane;
import io.recado.health.Degraded;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether a gateway serves: without one people can look and write, but nothing leaves. */
@Component("gatewayHealthIndicator")
class GatewayHealth extends AbstractReactiveHealthIndicator {

  private final DataPlane gateways;

  GatewayHealth(DataPlane gateways) {
    this.gateways = gateways;
  }

  @Override
  protected Mono<Health> doHealthCheck(Health.Builder health) {
    return gateways
        .isServing()
        .map(serving -> (serving ? health.up() : health.status(Degraded.STATUS)).build());
  }
}
