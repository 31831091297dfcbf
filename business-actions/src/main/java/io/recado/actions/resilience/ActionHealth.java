package io.recado.actions.resilience;

import io.recado.health.Degraded;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Which backends this process leaves alone, because their calls failed. */
@Component("actionsHealthIndicator")
class ActionHealth extends AbstractHealthIndicator {

  /** Enough to see what is going on; the metrics have them all. */
  private static final int MOST_NAMED = 20;

  private final ActionGuards guards;

  ActionHealth(ActionGuards guards) {
    this.guards = guards;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    var open = guards.open();
    health
        .status(open.isEmpty() ? Status.UP : Degraded.STATUS)
        .withDetail("openBreakers", open.size())
        .withDetail("open", open.stream().limit(MOST_NAMED).toList());
  }
}
