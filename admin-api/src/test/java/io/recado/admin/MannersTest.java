package io.recado.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer.Person;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Role;
import io.recado.conversation.Uuid7;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

@Tag("server")
class MannersTest {

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  @ParameterizedTest
  @ValueSource(strings = {"tenant_id", "role", "id", "author"})
  void case17WhatARouteDoesNotKnowIsRefused(String field) {
    var ana = chat.says("ana", "hola");

    agent
        .client()
        .post()
        .uri("/api/v1/conversations/{id}/notes", ana)
        .bodyValue(Map.of("text", "hi", field, Uuid7.next().toString()))
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("body-unreadable")
        .jsonPath("$.detail")
        .isEqualTo("The body's field '" + field + "' is not what this route takes.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "handler=bot' or 1=1--",
        "state=OPEN;drop table person",
        "channel=1 or 1=1",
        "cursor=' union select",
        "limit=1;select 1"
      })
  void case18SqlInAFilterIsRefused(String query) {
    var parts = query.split("=", 2);

    agent
        .client()
        .get()
        .uri("/api/v1/conversations?" + parts[0] + "={value}", parts[1])
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("parameter-wrong");
  }

  @Test
  void case19AnAgentIsKeptFromWhatOwnersDo() {
    agent
        .client()
        .put()
        .uri("/api/v1/people/{id}/role", agent.id())
        .bodyValue(Map.of("role", "OWNER"))
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("not-allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//api/v1/people/%s",
        "/api//v1/people/%s",
        "/api/v1/people/%s;role=owner",
        "/api/v1/sessions/..;/people/%s",
        "/api/v1/sessions%%2f..%%2fpeople/%s",
        "/%%61pi/v1/people/%s"
      })
  void case19NoSpellingOfAPathOpensIt(String path) throws Exception {
    var address = URI.create(server.url() + path.formatted(agent.id())).toURL();
    var connection = (HttpURLConnection) address.openConnection();
    connection.setRequestMethod("DELETE");
    connection.setRequestProperty("Authorization", "Bearer " + agent.token());

    assertThat(connection.getResponseCode()).isIn(403, 404);
  }

  @Test
  void case21WhatCustomersWriteIsNeverMarkUp() {
    var script = "<script>alert(1)</script>";
    var ana = chat.says("ana", script);

    agent
        .client()
        .get()
        .uri("/api/v1/conversations/{id}/messages", ana)
        .exchange()
        .expectHeader()
        .contentType(MediaType.APPLICATION_JSON)
        .expectHeader()
        .valueEquals("X-Content-Type-Options", "nosniff")
        .expectHeader()
        .valueEquals("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .expectHeader()
        .valueEquals("Cache-Control", "no-store")
        .expectBody()
        .jsonPath("$.items[0].content.body")
        .isEqualTo(script);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    var ana = chat.says("ana", "hola");

    agent
        .client()
        .post()
        .uri("/api/v1/conversations/{id}/notes", ana)
        .bodyValue(Map.of("text", "x".repeat(100_000)))
        .exchange()
        .expectStatus()
        .isEqualTo(413);
  }

  @Test
  void whatIsNoJsonIsRefused() {
    var ana = chat.says("ana", "hola");
    var notes = "/api/v1/conversations/" + ana + "/notes";

    agent.client().post().uri(notes).bodyValue("text=hi").exchange().expectStatus().isEqualTo(415);
    agent
        .client()
        .post()
        .uri(notes)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{\"text\":")
        .exchange()
        .expectStatus()
        .isBadRequest();
  }

  @Test
  void unknownRoutesAndMethodsAreProblems() {
    agent
        .client()
        .get()
        .uri("/api/v1/nothing")
        .exchange()
        .expectStatus()
        .isNotFound()
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("not-found");
    agent.client().patch().uri("/api/v1/people").exchange().expectStatus().isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/people", "/api/v1/sessions", "/api/v1/nothing"})
  void nobodyAsksForARoutesOptions(String path) {
    agent
        .client()
        .options()
        .uri(path)
        .exchange()
        .expectStatus()
        .isEqualTo(405)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("method-wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x+json", "application/x-ndjson"})
  void everyKindOfJsonIsReadStrictly(String type) {
    var ana = chat.says("ana", "hola");

    agent
        .client()
        .post()
        .uri("/api/v1/conversations/{id}/notes", ana)
        .header("Content-Type", type)
        .body(BodyInserters.fromValue("{\"text\":\"hi\",\"author\":\"BOT\"}"))
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("body-unreadable");
  }

  @Test
  void answersTellHowMuchIsLeftOfTheLimit() {
    agent
        .client()
        .get()
        .uri("/api/v1/people")
        .exchange()
        .expectHeader()
        .valueMatches("RateLimit", "\"requests\";r=\\d+;t=\\d+")
        .expectHeader()
        .valueEquals("RateLimit-Policy", "\"requests\";q=1000000;w=60");
  }

  @Test
  void everyRouteSaysWhatItsCallerNeeds() {
    var routes =
        server
            .bean(RequestMappingHandlerMapping.class, "requestMappingHandlerMapping")
            .getHandlerMethods()
            .values()
            .stream()
            .filter(route -> route.getBeanType().getPackageName().startsWith("io.recado.admin"))
            .toList();

    var open = routes.stream().filter(route -> !asksForCaller(route)).map(HandlerMethod::getMethod);

    assertThat(routes).hasSizeGreaterThan(15);
    assertThat(open.map(method -> method.getName()))
        .containsExactlyInAnyOrder(
            "signIn",
            "enter",
            "refresh",
            "keys",
            "signUps",
            "signUp",
            "confirmSignUp",
            "forget",
            "reset",
            "open",
            "accept");
  }

  private static boolean asksForCaller(HandlerMethod route) {
    return route.hasMethodAnnotation(Needs.class)
        && Arrays.asList(route.getMethod().getParameterTypes()).contains(Caller.class);
  }
}
