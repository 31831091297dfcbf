package io.recado.actions.monitor;

import io.recado.health.Degraded;
import io.recado.health.Sampled;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** The monitors that could not be asked, as {@code kind/tenant: code}; sampled, never asked for. */
final class MonitorHealth extends AbstractHealthIndicator {

  private final Sampled<List<Monitors.Failing>> failing;

  MonitorHealth(Sampled<List<Monitors.Failing>> failing) {
    this.failing = failing;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    var names =
        failing.latest().stream()
            .map(one -> one.kind().code() + "/" + one.key().tenant() + ": " + one.code())
            .toList();
    health.status(names.isEmpty() ? Status.UP : Degraded.STATUS).withDetail("failing", names);
  }
}
