package io.recado.actions.glpi;

import io.recado.health.Degraded;
import io.recado.health.Sampled;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** The GLPIs that could not be told, as {@code tenant: code}; sampled, never asked for. */
final class GlpiHealth extends AbstractHealthIndicator {

  private final Sampled<List<GlpiDesks.Failing>> failing;

  GlpiHealth(Sampled<List<GlpiDesks.Failing>> failing) {
    this.failing = failing;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    var names = failing.latest().stream().map(one -> one.tenant() + ": " + one.code()).toList();
    health.status(names.isEmpty() ? Status.UP : Degraded.STATUS).withDetail("failing", names);
  }
}
