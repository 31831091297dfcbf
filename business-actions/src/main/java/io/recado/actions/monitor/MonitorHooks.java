package io.recado.actions.monitor;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The monitors that tell by webhook, and what opens their doors. */
public interface MonitorHooks {

  /**
   * A door that a monitor knocks at.
   *
   * @param secret what the monitor has to know
   */
  record Hook(MonitorKey key, String secret) {

    @Override
    public String toString() {
      return "webhook of monitor %s of tenant %s".formatted(key.id(), key.tenant());
    }
  }

  /** Access for a monitor of kind {@link MonitorKind#WEBHOOK}: a new secret, to be shown once. */
  static MonitorAccess newAccess() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new MonitorAccess(Map.of(MonitorAccess.TOKEN, token));
  }

  /** The door of this monitor; empty when there is none, or it is of another kind. */
  Mono<Hook> find(MonitorId id);

  /** Does what follows from an event, before this completes; once for each id. */
  Mono<MonitorEvent.Outcome> take(Hook hook, MonitorEvent event);
}
