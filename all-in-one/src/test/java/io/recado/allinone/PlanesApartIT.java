package io.recado.allinone;

import static io.recado.allinone.ProductProcess.Application.CONTROL_PLANE;
import static io.recado.allinone.ProductProcess.Application.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recado.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The two planes as processes of their own, on what the whole product left: each goes on while the
 * other is away.
 */
class PlanesApartIT {

  /** Half a minute without a sign of life, and the jobs' own tempo. */
  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(60);

  private static final String AGENTS = "Soy Eva, ya te leo.";

  @TempDir private Path directory;

  @Test
  void eachPlaneServesWhileTheOtherIsAway() throws IOException {
    try (var around = new Surroundings(directory)) {
      var password = passwordOfTheAgent(settings(around));
      var customer = WhatsAppCustomer.ofTheSample(around.site());

      try (var _ = ProductProcess.start(GATEWAY, "gateway-alone", settings(around))) {
        customer.postsTheSample();
        around.graph().awaitSentTo(customer, 1);
      }

      var desk = Site.onFreePort();
      var settings = settings(around);
      settings.put(Setting.PORT, Integer.toString(desk.port()));
      try (var _ = ProductProcess.start(CONTROL_PLANE, "control-plane-alone", settings)) {
        var agent = Agent.signIn(desk, "agent@demo.example", password);
        var conversation = worksAlone(agent);

        try (var _ = ProductProcess.start(GATEWAY, "gateway-back", settings(around))) {
          assertThat(around.graph().awaitSentTo(customer, 2).getLast().text()).isEqualTo(AGENTS);
          await().atMost(NOTICED_WITHIN).until(agent::hearsThatAGatewayServes);
          assertThat(agent.handsBack(conversation)).isEqualTo(200);
          customer.says("Hola");
          around.graph().awaitSentTo(customer, 3);
        }
      }
    }
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

  /** The demo's tenant, channel and people come with the whole product. */
  private String passwordOfTheAgent(Map<Setting, String> settings) throws IOException {
    try (var _ = ProductProcess.start("before-the-planes", settings)) {
      return Files.readAllLines(directory.resolve("demo-people.txt")).stream()
          .filter(line -> line.startsWith("agent@"))
          .findFirst()
          .orElseThrow()
          .split(" ", 2)[1];
    }
  }
}
