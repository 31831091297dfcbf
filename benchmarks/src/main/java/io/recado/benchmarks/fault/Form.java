package io.recado.benchmarks.fault;

import io.recado.settings.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How much of each fault there is: a short form for every build, and the long one.
 *
 * @param events of the load that goes on while something is broken
 * @param perSecond so many of them at a time
 * @param perSecondWhileKilled the same while nodes are killed at failpoints: one of them starts
 *     nearly all the time, and so long does the load go on
 * @param conversations and their tenants, over which the events are spread
 * @param randomKills kills at no particular moment, besides those at each failpoint
 * @param away how long PostgreSQL is away
 * @param redisAway how long Redis is away
 * @param cutOff how long one node is frozen, or cut off alone
 * @param rollouts how often all nodes are replaced
 * @param races how many takeovers race with replies
 * @param modelsAway how long language models give no answer of use
 * @param orders how many of the orders that a payment's events can come in
 * @param settings of the nodes
 */
record Form(
    String name,
    int events,
    int perSecond,
    int perSecondWhileKilled,
    int conversations,
    int tenants,
    int randomKills,
    Duration away,
    Duration redisAway,
    Duration cutOff,
    int rollouts,
    int races,
    Duration modelsAway,
    int orders,
    Map<Setting, String> settings) {

  /** Twice what any tenant of the load brings, and less than the noisy one does. */
  private static final String MOST_PER_TENANT = "10";

  /** Leases are shorter here than by default, so that waiting for their end does not take long. */
  static final Form SHORT =
      new Form(
          "short",
          Integer.getInteger("faults.events", 1_000),
          Integer.getInteger("faults.rate", 100),
          Integer.getInteger("faults.rate", 100) / 4,
          100,
          20,
          2,
          Duration.ofSeconds(8),
          Duration.ofSeconds(10),
          Duration.ofSeconds(12),
          2,
          500,
          Duration.ofSeconds(10),
          24,
          Map.of(
              Setting.TURN_LEASE, "5s",
              Setting.DELIVERY_LEASE, "6s",
              Setting.CHANNEL_TIMEOUT, "3s",
              Setting.TENANT_EVENTS_PER_SECOND, MOST_PER_TENANT));

  /** All settings but one at their defaults. */
  static final Form LONG =
      new Form(
          "long",
          10_000,
          100,
          100,
          500,
          20,
          50,
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          20,
          10_000,
          Duration.ofSeconds(60),
          720,
          Map.of(Setting.TENANT_EVENTS_PER_SECOND, MOST_PER_TENANT));

  Form {
    settings = Map.copyOf(settings);
  }

  /** How long after its worker died a conversation may be left alone. */
  Duration takenOverAfter() {
    return lease(Setting.TURN_LEASE).plusSeconds(5);
  }

  /** How long a lease of this kind runs. */
  Duration lease(Setting setting) {
    var text = settings.getOrDefault(setting, setting.defaultValue().orElseThrow());
    return Duration.parse("PT" + text);
  }

  static Form of(List<String> arguments) {
    return arguments.contains("short") ? SHORT : LONG;
  }
}
