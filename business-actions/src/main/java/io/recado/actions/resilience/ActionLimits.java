package io.recado.actions.resilience;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;

/**
 * How much of the product one action of one tenant may take up.
 *
 * @param timeLimit after it, a call counts as failed
 * @param mostCalls at a time; what comes on top is turned away at once
 * @param window the latest calls that are looked at; more than half of them failed opens the
 *     breaker
 * @param leastCalls in the window before the breaker opens at all
 * @param openFor how long an open breaker turns calls away before it tries again
 * @param trialCalls let through then; they decide whether it closes
 * @param mostGuards kept in memory; the longest unused are dropped first
 * @param idle how long the guard of a tenant's action is kept unused
 */
public record ActionLimits(
    Duration timeLimit,
    int mostCalls,
    int window,
    int leastCalls,
    Duration openFor,
    int trialCalls,
    int mostGuards,
    Duration idle) {

  static final float FAILED_PERCENT = 50;

  /** The product's limits, with the time limit as set. */
  public static ActionLimits of(Settings settings) {
    return new ActionLimits(
        settings.duration(Setting.ACTION_TIMEOUT),
        16,
        20,
        10,
        Duration.ofSeconds(30),
        3,
        10_000,
        Duration.ofHours(1));
  }
}
