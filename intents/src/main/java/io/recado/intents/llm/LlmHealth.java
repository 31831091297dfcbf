package io.recado.intents.llm;

import io.recado.health.Degraded;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Which language models this process leaves alone, because their calls failed. */
public final class LlmHealth extends AbstractHealthIndicator {

  private final Endpoints endpoints;

  public LlmHealth(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    var open = endpoints.open();
    health
        .status(open.isEmpty() ? Status.UP : Degraded.STATUS)
        .withDetail("openBreakers", open.size())
        .withDetail("open", open);
  }
}
