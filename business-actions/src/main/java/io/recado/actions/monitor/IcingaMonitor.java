package io.recado.actions.monitor;

import io.recado.egress.Answered;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Icinga 2. Objects are hosts, by name, and services as {@code host!service}. Only hard states
 * count. What is in a downtime, was never checked, or cannot be reached because what it hangs on is
 * down is left out; so is a service in state unknown.
 *
 * @see <a href="https://icinga.com/docs/icinga-2/latest/doc/12-icinga2-api/">Icinga 2 API</a>
 */
final class IcingaMonitor implements NetworkMonitor {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> ATTRIBUTES =
      List.of("__name", "state", "state_type", "last_check", "downtime_depth", "last_reachable");

  private static final int HARD = 1;
  private static final int CRITICAL = 2;

  private final MonitorCalls calls;

  IcingaMonitor(MonitorCalls calls) {
    this.calls = calls;
  }

  @Override
  public MonitorKind kind() {
    return MonitorKind.ICINGA;
  }

  @Override
  public Mono<Map<String, Sight>> look(MonitorAccess access, Set<String> objects) {
    var services =
        objects.stream().filter(object -> object.contains("!")).collect(Collectors.toSet());
    var hosts =
        objects.stream().filter(object -> !object.contains("!")).collect(Collectors.toSet());
    return look(access, "hosts", "host", hosts)
        .zipWith(
            look(access, "services", "service", services),
            (first, second) -> {
              var all = new HashMap<>(first);
              all.putAll(second);
              return all;
            });
  }

  /** Asked by a post that stands for a get, because the names may be more than fit in a line. */
  private Mono<Map<String, Sight>> look(
      MonitorAccess access, String objects, String object, Set<String> names) {
    return names.isEmpty()
        ? Mono.just(Map.of())
        : Mono.defer(
                () ->
                    calls.answer(
                        access,
                        access.at("/v1/objects/" + objects),
                        Map.of("Authorization", basic(access), "X-HTTP-Method-Override", "GET"),
                        Map.of(
                            "filter",
                            object + ".__name in names",
                            "filter_vars",
                            Map.of("names", names),
                            "attrs",
                            ATTRIBUTES)))
            .map(answered -> sights(answered, objects.equals("services")));
  }

  private static String basic(MonitorAccess access) {
    var plain = access.secret(MonitorAccess.USER) + ":" + access.secret(MonitorAccess.PASSWORD);
    return "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** Of names none of which it has, Icinga says 404; so does whoever else is at the address. */
  private static Map<String, Sight> sights(Answered answered, boolean services) {
    var sights = new HashMap<String, Sight>();
    if (answered.status() == 404 && isIcingas(answered)) {
      return sights;
    }
    var results = MonitorCalls.read(answered).path("results");
    if (!results.isArray()) {
      throw new MonitorException("unreadable");
    }
    for (var result : results) {
      var attributes = result.path("attrs");
      var name = attributes.path("__name").asString("");
      if (isSure(attributes)) {
        sight(attributes.path("state").asInt(-1), services, name, sights);
      }
    }
    return sights;
  }

  private static boolean isIcingas(Answered answered) {
    try {
      return JSON.readTree(answered.body()).path("error").asInt(0) == 404;
    } catch (JacksonException _) {
      return false;
    }
  }

  private static boolean isSure(JsonNode attributes) {
    return attributes.path("state_type").asInt(0) == HARD
        && attributes.path("last_check").asDouble(-1) > 0
        && attributes.path("downtime_depth").asInt(0) == 0
        && attributes.path("last_reachable").asBoolean(false);
  }

  /** Of a host, 0 is up and 1 is down; of a service, 0 is fine, 1 a warning and 2 critical. */
  private static void sight(int state, boolean service, String name, Map<String, Sight> sights) {
    if (state == (service ? CRITICAL : 1)) {
      sights.put(name, Sight.DOWN);
    } else if (state == 0 || (service && state == 1)) {
      sights.put(name, Sight.UP);
    }
  }
}
