package io.recado.actions.monitor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Zabbix, 6.4 or later. Objects are hosts, by their technical name. A host is down while a trigger
 * of it has a problem of severity high or disaster that is not suppressed, and up without one; one
 * that Zabbix does not monitor, or that is in maintenance, is left out.
 *
 * @see <a href="https://www.zabbix.com/documentation/current/en/manual/api">Zabbix API</a>
 */
final class ZabbixMonitor implements NetworkMonitor {

  /** High and disaster (Zabbix API: problem object, severity). */
  private static final List<Integer> SEVERE = List.of(4, 5);

  private final MonitorCalls calls;

  ZabbixMonitor(MonitorCalls calls) {
    this.calls = calls;
  }

  @Override
  public MonitorKind kind() {
    return MonitorKind.ZABBIX;
  }

  @Override
  public Mono<Map<String, Sight>> look(MonitorAccess access, Set<String> objects) {
    return monitored(access, objects)
        .flatMap(hosts -> hosts.isEmpty() ? Mono.just(Map.of()) : sights(access, hosts));
  }

  /** From the id of each host that is monitored to its name. */
  private Mono<Map<String, String>> monitored(MonitorAccess access, Set<String> objects) {
    return call(
            access,
            "host.get",
            Map.of(
                "output",
                List.of("hostid", "host", "status", "maintenance_status"),
                "filter",
                Map.of("host", objects)))
        .map(
            hosts ->
                items(hosts).stream()
                    .filter(host -> host.path("status").asString("").equals("0"))
                    .filter(host -> !host.path("maintenance_status").asString("").equals("1"))
                    .collect(
                        Collectors.toMap(
                            host -> host.path("hostid").asString(""),
                            host -> host.path("host").asString(""),
                            (first, _) -> first)));
  }

  private Mono<Map<String, Sight>> sights(MonitorAccess access, Map<String, String> hosts) {
    return call(
            access,
            "problem.get",
            Map.of(
                "output",
                List.of("eventid"),
                "hostids",
                hosts.keySet(),
                "severities",
                SEVERE,
                "suppressed",
                false))
        .map(problems -> items(problems).stream().map(ZabbixMonitor::event).toList())
        .flatMap(events -> failing(access, events))
        .map(failing -> sights(hosts, failing));
  }

  /** The ids of the hosts that these events are of. */
  private Mono<Set<String>> failing(MonitorAccess access, List<String> events) {
    return events.isEmpty()
        ? Mono.just(Set.of())
        : call(
                access,
                "event.get",
                Map.of(
                    "output",
                    List.of("eventid"),
                    "eventids",
                    events,
                    "selectHosts",
                    List.of("hostid")))
            .map(found -> hosts(items(found), events.size()));
  }

  /** An event that is not told may be of any host, so nothing is known then. */
  private static Set<String> hosts(List<JsonNode> events, int expected) {
    if (events.size() < expected) {
      throw new MonitorException("incomplete");
    }
    return events.stream()
        .flatMap(event -> items(event.path("hosts")).stream())
        .map(host -> host.path("hostid").asString(""))
        .collect(Collectors.toSet());
  }

  private static Map<String, Sight> sights(Map<String, String> hosts, Set<String> failing) {
    var sights = new HashMap<String, Sight>();
    hosts.forEach((id, host) -> sights.put(host, failing.contains(id) ? Sight.DOWN : Sight.UP));
    return sights;
  }

  private static String event(JsonNode problem) {
    return problem.path("eventid").asString("");
  }

  /** An error comes with status 200 (Zabbix API: error handling). */
  private Mono<JsonNode> call(MonitorAccess access, String method, Map<String, Object> parameters) {
    return Mono.defer(
            () ->
                calls.post(
                    access,
                    access.at("/api_jsonrpc.php"),
                    Map.of("Authorization", "Bearer " + access.secret(MonitorAccess.TOKEN)),
                    Map.of("jsonrpc", "2.0", "method", method, "params", parameters, "id", 1)))
        .map(ZabbixMonitor::result);
  }

  private static JsonNode result(JsonNode answer) {
    if (answer.has("error")) {
      throw new MonitorException("refused");
    }
    var result = answer.path("result");
    if (!result.isArray()) {
      throw new MonitorException("unreadable");
    }
    return result;
  }

  private static List<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
