package io.recado.allinone;

import static io.recado.allinone.ProductProcess.Application.CONTROL_PLANE;
import static io.recado.allinone.ProductProcess.Application.GATEWAY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recado.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The two planes as processes of their own, on what the whole product left: each goes on while the
 * other is away.
 */
class PlanesApartIT {

  /** Half a minute without a sign of life, and the jobs' own tempo. */
  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(60);

  private static final String AGENT = "agent@demo.example";
  private static final String OWNER = "owner@demo.example";
  private static final String AGENTS = "Soy Eva, ya te leo.";
  private static final String OWNERS = "A ti, de parte de quien publica.";

  @TempDir private Path directory;

  @Test
  void eachPlaneServesWhileTheOtherIsAway() throws IOException {
    try (var around = new Surroundings(directory)) {
      var people = people(settings(around));
      var customer = WhatsAppCustomer.ofTheSample(around.site());

      try (var _ = ProductProcess.start(GATEWAY, "gateway-alone", settings(around))) {
        customer.postsTheSample();
        around.graph().awaitSentTo(customer, 1);
      }

      var desk = Site.onFreePort();
      var settings = settings(around);
      settings.put(Setting.PORT, Integer.toString(desk.port()));
      try (var controlPlane =
          ProductProcess.start(CONTROL_PLANE, "control-plane-alone", settings)) {
        var agent = Agent.signIn(desk, AGENT, requireNonNull(people.get(AGENT)));
        var conversation = worksAlone(agent);

        try (var _ = ProductProcess.start(GATEWAY, "gateway-back", settings(around))) {
          assertThat(around.graph().awaitSentTo(customer, 2).getLast().text()).isEqualTo(AGENTS);
          await().atMost(NOTICED_WITHIN).until(agent::hearsThatAGatewayServes);
          assertThat(agent.handsBack(conversation)).isEqualTo(200);
          publishes(desk, requireNonNull(people.get(OWNER)));
          controlPlane.terminate();
          controlPlane.exitCode(ProductProcess.STOP_LIMIT);
          awaitTheOwnersWords(around.graph(), customer);
        }
      }

      try (var _ = ProductProcess.start(GATEWAY, "gateway-again", settings(around))) {
        assertThat(thanked(around.graph(), customer)).isEqualTo(OWNERS);
      }
    }
  }

  /** What the bot says from now on to who thanks it, in words that nobody shipped. */
  private static void publishes(Site desk, String password) {
    var owner = new Owner(desk);
    owner.signIn(OWNER, password);
    var draft = owner.done("GET", "/bot/draft", "").path("version").asString();
    var text = "{'texts': [{'key': 'thanks', 'text': {'es': '%s', 'en': '%s', 'de': '%s'}}]}";
    var changed = owner.changed("PUT", "/bot/draft/texts", draft, text, OWNERS, OWNERS, OWNERS);
    var version = changed.path("version").asString();
    owner.changed("POST", "/bot/publication", version, "{}");
  }

  /** A gateway that runs has a publication within two seconds, and until then the one before. */
  private static void awaitTheOwnersWords(GraphApi graph, WhatsAppCustomer customer) {
    await().atMost(NOTICED_WITHIN).until(() -> thanked(graph, customer), OWNERS::equals);
  }

  private static String thanked(GraphApi graph, WhatsAppCustomer customer) {
    int before = graph.sentTo(customer).size();
    customer.says("Gracias");
    return graph.awaitSentTo(customer, before + 1).getLast().text();
  }

  /** Without a gateway people take over and write, and are told that it has to wait. */
  private static String worksAlone(Agent agent) {
    var conversation = agent.onlyConversation();
    assertThat(agent.takesOver(conversation)).isEqualTo(200);
    assertThat(agent.says(conversation, AGENTS)).isEqualTo(202);
    assertThat(agent.lastTick(conversation)).isEqualTo("WAITING");
    await().atMost(NOTICED_WITHIN).until(() -> !agent.hearsThatAGatewayServes());
    return conversation;
  }

  private static Map<Setting, String> settings(Surroundings around) {
    var settings = new HashMap<>(around.settings());
    settings.put(Setting.MASTER_KEY, "cGxhbmVzLWFwYXJ0LXRoZS1zYW1lLWtleS1mb3ItYWw=");
    return settings;
  }

  /** The demo's tenant, channel and people come with the whole product: passwords by address. */
  private Map<String, String> people(Map<Setting, String> settings) throws IOException {
    try (var _ = ProductProcess.start("before-the-planes", settings);
        var lines = Files.lines(directory.resolve("demo-people.txt"))) {
      return lines
          .map(line -> line.split(" ", 2))
          .filter(person -> person[0].contains("@"))
          .collect(Collectors.toMap(person -> person[0], person -> person[1]));
    }
  }
}
