package io.recado.actions.monitor;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * UISP. Objects are devices, by id or by name. A disconnected one is down and an active one is up;
 * any other, such as one that was never adopted, is left out. So is a name that two devices have.
 *
 * @see <a href="https://help.uisp.com/hc/en-us/articles/22591103804567-UISP-API">UISP API</a>
 */
final class UispMonitor implements NetworkMonitor {

  private final MonitorCalls calls;

  UispMonitor(MonitorCalls calls) {
    this.calls = calls;
  }

  @Override
  public MonitorKind kind() {
    return MonitorKind.UISP;
  }

  @Override
  public Mono<Map<String, Sight>> look(MonitorAccess access, Set<String> objects) {
    return Mono.defer(
            () ->
                calls.get(
                    access,
                    access.at("/nms/api/v2.1/devices"),
                    Map.of("x-auth-token", access.secret(MonitorAccess.TOKEN))))
        .map(devices -> sights(devices, objects));
  }

  private static Map<String, Sight> sights(JsonNode devices, Set<String> objects) {
    if (!devices.isArray()) {
      throw new MonitorException("unreadable");
    }
    var sights = new HashMap<String, Sight>();
    var named = new HashMap<String, Integer>();
    for (var device : devices) {
      var status = device.path("overview").path("status").asString("");
      names(device)
          .filter(objects::contains)
          .forEach(
              name -> {
                named.merge(name, 1, Integer::sum);
                put(sights, name, status);
              });
    }
    named.forEach(
        (name, devicesOfIt) -> {
          if (devicesOfIt > 1) {
            sights.remove(name);
          }
        });
    return sights;
  }

  private static Stream<String> names(JsonNode device) {
    var identification = device.path("identification");
    return Stream.of(
            identification.path("id").asString(""), identification.path("name").asString(""))
        .distinct();
  }

  private static void put(Map<String, Sight> sights, String name, String status) {
    if (status.equals("active")) {
      sights.put(name, Sight.UP);
    } else if (status.equals("disconnected")) {
      sights.put(name, Sight.DOWN);
    }
  }
}
