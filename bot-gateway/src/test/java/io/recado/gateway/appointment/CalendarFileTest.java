package io.recado.gateway.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import reactor.core.publisher.Mono;

@ExtendWith(OutputCaptureExtension.class)
class CalendarFileTest {

  private static final UUID TOKEN = UUID.fromString("7f6d0f4e-9a52-4a2f-8e57-0c6a4f1f9b1d");
  private static final String FILE = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";

  private final WebTestClient web =
      WebTestClient.bindToController(
              new CalendarFile(
                  token -> TOKEN.equals(token) ? Mono.just(FILE) : Mono.empty(),
                  new SettableClock(Instant.EPOCH)))
          .controllerAdvice(advice())
          .configureClient()
          .responseTimeout(Duration.ofSeconds(30))
          .build();

  @Test
  void theLinkOpensTheFileAndNobodyKeepsIt() {
    open(TOKEN.toString())
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentType("text/calendar;charset=utf-8")
        .expectHeader()
        .valueEquals("Cache-Control", "no-store")
        .expectBody(String.class)
        .isEqualTo(FILE);
  }

  @Test
  void anythingElseIsNotThere() {
    notThere(UUID.randomUUID().toString());
    notThere("nonsense");
    notThere("%00");
  }

  @Test
  void whoTriesLinksIsSlowedDown() {
    for (int i = 0; i < 60; i++) {
      notThere(UUID.randomUUID().toString());
    }

    open(TOKEN.toString()).expectStatus().isEqualTo(429);
  }

  @Test
  void theLogNamesThePageAndNotWhatOpensIt(CapturedOutput output) {
    var token = UUID.randomUUID().toString();

    notThere(token);

    assertThat(output).contains("Refused GET /appointments/{token}.ics").doesNotContain(token);
  }

  private void notThere(String token) {
    open(token)
        .expectStatus()
        .isNotFound()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("link-unknown");
  }

  private ResponseSpec open(String token) {
    return web.get().uri("/appointments/" + token + ".ics").exchange();
  }

  private static Object[] advice() {
    try (var context = new AnnotationConfigApplicationContext("io.recado.gateway.problem")) {
      return context.getBeansWithAnnotation(RestControllerAdvice.class).values().toArray();
    }
  }
}
