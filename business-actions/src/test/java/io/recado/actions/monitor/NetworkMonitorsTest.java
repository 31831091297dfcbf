package io.recado.actions.monitor;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.recado.egress.TestEgress;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The monitors that are asked, at their HTTP boundary. */
class NetworkMonitorsTest {

  private static final WireMockServer SERVER = new WireMockServer(options().dynamicPort());
  private static final MonitorCalls CALLS =
      new MonitorCalls(TestEgress.toThisMachine(Duration.ofSeconds(10)));

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void forget() {
    SERVER.resetAll();
  }

  static Stream<NetworkMonitor> all() {
    return all(CALLS);
  }

  static Stream<NetworkMonitor> impatient() {
    return all(new MonitorCalls(TestEgress.toThisMachine(Duration.ofMillis(200))));
  }

  private static Stream<NetworkMonitor> all(MonitorCalls calls) {
    return Stream.of(new IcingaMonitor(calls), new ZabbixMonitor(calls), new UispMonitor(calls));
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsRefusedOrFailsSaysNothing(NetworkMonitor monitor) {
    for (int status : new int[] {302, 400, 401, 403, 404, 429, 500, 503}) {
      SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
      assertCode(monitor, "status_" + status);
    }
  }

  @ParameterizedTest
  @MethodSource("impatient")
  void whatIsSlowSaysNothing(NetworkMonitor monitor) {
    SERVER.stubFor(any(anyUrl()).willReturn(okJson("[]").withFixedDelay(2_000)));

    assertCode(monitor, "too_slow");
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsMalformedSaysNothing(NetworkMonitor monitor) {
    for (var body : new String[] {"<html>", "{", "", "{\"results\": 3}", "{\"result\": {}}"}) {
      SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200).withBody(body)));
      assertCode(monitor, "unreadable");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void withoutItsSecretsNothingIsAsked(NetworkMonitor monitor) {
    var access = new MonitorAccess(Map.of(MonitorAccess.ADDRESS, SERVER.baseUrl()));

    assertThatThrownBy(() -> Await.value(monitor.look(access, Set.of("a"))))
        .hasMessageContaining("not_configured");
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  void icingaTellsHardStatesAlone() {
    SERVER.stubFor(
        post("/v1/objects/hosts")
            .withBasicAuth("recado", "secret")
            .withHeader("X-HTTP-Method-Override", equalTo("GET"))
            .withRequestBody(matchingJsonPath("$.filter_vars.names"))
            .willReturn(
                okJson(
                    "{\"results\": ["
                        + host("up", 0, 1, 1, 0, true)
                        + ","
                        + host("down", 1, 1, 1, 0, true)
                        + ","
                        + host("soft", 1, 0, 1, 0, true)
                        + ","
                        + host("pending", 0, 1, -1, 0, true)
                        + ","
                        + host("works", 1, 1, 1, 1, true)
                        + ","
                        + host("behind", 1, 1, 1, 0, false)
                        + "]}")));
    SERVER.stubFor(
        post("/v1/objects/services")
            .willReturn(
                okJson(
                    "{\"results\": ["
                        + host("a!ping", 2, 1, 1, 0, true)
                        + ","
                        + host("b!ping", 1, 1, 1, 0, true)
                        + ","
                        + host("c!ping", 3, 1, 1, 0, true)
                        + "]}")));

    var objects =
        Set.of("up", "down", "soft", "pending", "works", "behind", "a!ping", "b!ping", "c!ping");

    assertThat(look(new IcingaMonitor(CALLS), objects))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("up", Sight.UP, "down", Sight.DOWN, "a!ping", Sight.DOWN, "b!ping", Sight.UP));
  }

  @Test
  void ofNamesThatIcingaDoesNotHaveNothingIsKnown() {
    SERVER.stubFor(
        post("/v1/objects/hosts")
            .willReturn(
                aResponse()
                    .withStatus(404)
                    .withBody("{\"error\": 404, \"status\": \"No objects found.\"}")));

    assertThat(look(new IcingaMonitor(CALLS), Set.of("nobody"))).isEmpty();
  }

  @Test
  void zabbixTellsHostsThatAreMonitored() {
    zabbix(
        "host.get",
        """
        [{"hostid": "1", "host": "north", "status": "0", "maintenance_status": "0"},
         {"hostid": "2", "host": "south", "status": "0", "maintenance_status": "0"},
         {"hostid": "3", "host": "off", "status": "1", "maintenance_status": "0"},
         {"hostid": "4", "host": "works", "status": "0", "maintenance_status": "1"}]
        """);
    zabbix("problem.get", "[{\"eventid\": \"77\"}]");
    zabbix("event.get", "[{\"eventid\": \"77\", \"hosts\": [{\"hostid\": \"1\"}]}]");

    assertThat(look(new ZabbixMonitor(CALLS), Set.of("north", "south", "off", "works", "none")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("north", Sight.DOWN, "south", Sight.UP));
  }

  @Test
  void whatZabbixTellsInPartOrRefusesSaysNothing() {
    zabbix("host.get", "[{\"hostid\": \"1\", \"host\": \"north\", \"status\": \"0\"}]");
    zabbix("problem.get", "[{\"eventid\": \"77\"}]");
    zabbix("event.get", "[]");
    assertCode(new ZabbixMonitor(CALLS), "incomplete");

    SERVER.stubFor(
        post("/api_jsonrpc.php")
            .willReturn(okJson("{\"error\": {\"code\": -32602, \"message\": \"No.\"}}")));
    assertCode(new ZabbixMonitor(CALLS), "refused");
  }

  @Test
  void uispTellsDevicesByIdAndName() {
    SERVER.stubFor(
        get("/nms/api/v2.1/devices")
            .withHeader("x-auth-token", equalTo("secret"))
            .willReturn(
                okJson(
                    """
                    [{"identification": {"id": "a1", "name": "north"}, "overview": {"status": "disconnected"}},
                     {"identification": {"id": "b2", "name": "south"}, "overview": {"status": "active"}},
                     {"identification": {"id": "c3", "name": "new"}, "overview": {"status": "unauthorized"}},
                     {"identification": {"id": "d4", "name": "twin"}, "overview": {"status": "active"}},
                     {"identification": {"id": "e5", "name": "twin"}, "overview": {"status": "disconnected"}},
                     {"identification": {"id": "f6", "name": null}, "overview": null}]
                    """)));

    assertThat(look(new UispMonitor(CALLS), Set.of("north", "b2", "new", "twin", "f6")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("north", Sight.DOWN, "b2", Sight.UP));
  }

  private static void zabbix(String method, String result) {
    SERVER.stubFor(
        post("/api_jsonrpc.php")
            .withHeader("Authorization", equalTo("Bearer secret"))
            .withRequestBody(matchingJsonPath("$.method", equalTo(method)))
            .willReturn(okJson("{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": " + result + "}")));
  }

  private static String host(
      String name, int state, int type, int checked, int downtimes, boolean reachable) {
    return """
    {"name": "%1$s", "type": "Host", "attrs": {"__name": "%1$s", "state": %2$d.0,
     "state_type": %3$d.0, "last_check": %4$d.5, "downtime_depth": %5$d.0, "last_reachable": %6$b}}
    """
        .formatted(name, state, type, checked, downtimes, reachable)
        .replace("-1.5", "-1");
  }

  private static void assertCode(NetworkMonitor monitor, String code) {
    assertThatThrownBy(() -> look(monitor, Set.of("north")))
        .isInstanceOfSatisfying(
            MonitorException.class, error -> assertThat(error.code()).isEqualTo(code));
  }

  private static Map<String, Sight> look(NetworkMonitor monitor, Set<String> objects) {
    var secrets = new HashMap<>(Map.of(MonitorAccess.ADDRESS, SERVER.baseUrl() + "/"));
    secrets.put(MonitorAccess.USER, "recado");
    secrets.put(MonitorAccess.PASSWORD, "secret");
    secrets.put(MonitorAccess.TOKEN, "secret");
    return Await.value(monitor.look(new MonitorAccess(secrets), objects));
  }
}
