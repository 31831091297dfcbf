package io.recado.admin.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionName;
import io.recado.actions.resilience.ActionGuards;
import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import io.recado.schedule.Job;
import io.recado.testing.Await;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

@Tag("server")
class DashboardTest {

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void whatHappenedIsCountedByDayAndOnce() {
    var ana = chat.says("ana", "hola", "¡Hola!", "¿Qué necesitas?");
    errands.ticket(ana, "uno", "low");
    owner.does("POST", "/api/v1/conversations/" + ana + "/takeover", Map.of());
    follow();
    chat.arrives("ana", "gracias").block();
    follow();
    follow();

    var days = owner.get("/api/v1/counts?days=7");
    var today = days.get(6);

    assertThat(days).hasSize(7);
    assertThat(today.get("fromCustomers").asInt()).isEqualTo(1);
    assertThat(today.get("fromBot").asInt()).isEqualTo(2);
    assertThat(today.get("takenOver").asInt()).isEqualTo(1);
    assertThat(today.get("ticketsOpened").asInt()).isEqualTo(1);
    assertThat(days.get(0).get("fromBot").asInt()).isZero();
  }

  @Test
  void healthTellsOfPartsAndOfWhatWaitsInTheTenant() {
    var ana = chat.says("ana", "hola", "uno");
    errands.deadLetter(ana);
    errands.queued(ana, "1");
    errands.deadEvent("ticket.opened");
    chat.says("ben", "hola", "dos");

    var health = owner.get("/api/v1/health");

    assertThat(health.get("components").valueStream().map(part -> part.get("name").asString()))
        .contains("database", "redis", "queue", "jobs");
    assertThat(health.get("components").valueStream())
        .anyMatch(part -> part.get("status").asString().equals("UP"));
    assertThat(health.get("waiting").get("deadLetters").asInt()).isEqualTo(1);
    assertThat(health.get("waiting").get("deadEvents").asInt()).isEqualTo(1);
    assertThat(health.get("waiting").get("queuedActions").asInt()).isEqualTo(1);
    assertThat(health.get("waiting").get("toSend").asInt()).isEqualTo(1);
  }

  @Test
  void agentsAreToldWhetherAGatewayServes() {
    var agent = server.person(chat.tenant(), Role.AGENT);
    noPulse();

    assertThat(serves(agent)).as("none was ever there").isFalse();
    assertThat(componentsOf(owner)).contains("gateway DEGRADED");
    pulse("now() + interval '5 seconds', false, null");
    assertThat(serves(agent)).as("one waits for its next run").isTrue();
    assertThat(componentsOf(owner)).contains("gateway UP");
    pulse("now() - interval '1 minute', true, now() - interval '3 seconds'");
    assertThat(serves(agent)).as("one has been at it for long").isTrue();
    pulse("now() - interval '1 minute', true, now() - interval '31 seconds'");
    assertThat(serves(agent)).as("one was killed while at it").isFalse();
    pulse("now() - interval '31 seconds', false, null");
    assertThat(serves(agent)).as("one has stopped").isFalse();
  }

  private void noPulse() {
    server.database().executeAsOwner("delete from scheduled_job where task_name = 'gateway-pulse'");
  }

  /** As a gateway's scheduler leaves it. */
  private void pulse(String state) {
    noPulse();
    server
        .database()
        .executeAsOwner(
            """
            insert into scheduled_job (task_name, task_instance, version, execution_time, picked, last_heartbeat)
            values ('gateway-pulse', 'recurring', 1, %s)
            """
                .formatted(state));
  }

  private static boolean serves(Person person) {
    return person.get("/api/v1/gateway").get("serving").asBoolean();
  }

  private static List<String> componentsOf(Person person) {
    return person
        .get("/api/v1/health")
        .get("components")
        .valueStream()
        .map(part -> part.get("name").asString() + " " + part.get("status").asString())
        .toList();
  }

  @Test
  void healthTellsWhichBackendsOfTheTenantAreLeftAlone() {
    var guards = server.bean(ActionGuards.class);
    var billing = new ActionName("billing");
    Await.value(guards.protect(chat.tenant(), new ActionName("portal"), Mono.just(1)));
    for (int i = 0; i < 20; i++) {
      var call = guards.protect(chat.tenant(), billing, Mono.error(new IOException("away")));
      Await.done(call.onErrorComplete().then());
    }
    Await.value(guards.protect(new Chat().tenant(), new ActionName("neighbour"), Mono.just(1)));

    var backends = owner.get("/api/v1/health").get("backends");

    assertThat(backends.valueStream().map(one -> one.get("name").asString()))
        .containsExactly("billing", "portal");
    assertThat(backends.get(0).get("breaker").asString()).isEqualTo("OPEN");
    assertThat(backends.get(0).get("failed").asInt()).isPositive();
    assertThat(Instant.parse(backends.get(0).get("openUntil").asString())).isAfter(Instant.now());
    assertThat(backends.get(1).get("breaker").asString()).isEqualTo("CLOSED");
    assertThat(backends.get(1).get("calls").asInt()).isEqualTo(1);
  }

  /** This process tells of itself as any other does, a few seconds later. */
  @Test
  void healthTellsWhatEveryProcessCallsForTheTenant() {
    var guards = server.bean(ActionGuards.class);
    Await.value(guards.protect(chat.tenant(), new ActionName("portal"), Mono.just(1)));
    Await.value(guards.protect(new Chat().tenant(), new ActionName("neighbour"), Mono.just(1)));

    var node =
        Await.value(
            Mono.fromCallable(() -> owner.get("/api/v1/health").get("nodes"))
                .subscribeOn(Schedulers.boundedElastic())
                .mapNotNull(DashboardTest::whichCalledSomething)
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(100))));

    assertThat(node.get("gateway").asBoolean()).isFalse();
    assertThat(node.get("called")).hasSize(1);
    var called = node.get("called").get(0);
    assertThat(called.get("kind").asString()).isEqualTo("ACTION");
    assertThat(called.get("name").asString()).isEqualTo("portal");
    assertThat(called.get("breaker").asString()).isEqualTo("CLOSED");
    assertThat(server.operator(chat.tenant()).get("/api/v1/health/installation").get("nodes"))
        .isNotEmpty();
  }

  private static @Nullable JsonNode whichCalledSomething(JsonNode nodes) {
    return nodes
        .valueStream()
        .filter(node -> !node.get("called").isEmpty())
        .findFirst()
        .orElse(null);
  }

  /** What is said is followed by a job. */
  private void follow() {
    var index =
        server.beans(Job.class).filter(job -> job.name().equals("search-index")).findFirst();
    Await.done(index.orElseThrow().run());
  }
}
