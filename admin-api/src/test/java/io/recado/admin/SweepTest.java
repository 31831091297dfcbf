package io.recado.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.recado.admin.IsolationTest.Furnished;
import io.recado.admin.access.Permission;
import io.recado.admin.access.Role;
import io.recado.conversation.Uuid7;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every route of the description refuses, whoever adds one. Numbers in names are those of the
 * abuse cases in docs/api.md.
 */
@Tag("server")
class SweepTest {

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final List<String> NOT_THE_CALLERS = List.of("tenant_id", "tenant", "role", "id");
  private static final String SQL = "1' or '1'='1'; drop table person; --";

  /** Lists that are looked through for words. */
  private static final List<String> WORDS = List.of("q", "tag", "code", "action", "intent");

  private static final AdminServer SERVER = AdminServer.running();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonNode DESCRIPTION = JsonMapper.shared().readTree(OpenApi.text());

  private static Furnished ours;
  private static String agent;

  @BeforeAll
  static void furnish() {
    ours = IsolationTest.furnished();
    agent = SERVER.person(ours.owner().tenant(), Role.AGENT).token();
  }

  /** A route as it is described. */
  private record Route(String method, String path, JsonNode described) {

    Stream<JsonNode> queries() {
      return described
          .path("parameters")
          .valueStream()
          .filter(parameter -> parameter.get("in").asString().equals("query"));
    }

    String permission() {
      return described.path("x-permission").asString("");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /**
   * Which of its checks a body fails first is its own affair: that no type of body takes more is
   * asked of them.
   */
  @Test
  void case17NoRouteTakesAFieldThatIsNotTheCallersToSet() {
    var taking = routes().filter(route -> !body(route).isMissingNode()).toList();

    assertThat(taking).hasSizeGreaterThan(60);
    for (var route : taking) {
      for (var field : NOT_THE_CALLERS) {
        if (!body(route).path("properties").has(field)) {
          var answer = ask(route, ours.owner().token(), filled(route), with(body(route), field));
          assertThat(answer.statusCode()).as("%s %s", route, field).isEqualTo(400);
          assertThat(answer.body()).as("%s %s", route, field).contains("\"body-unreadable\"");
        }
      }
    }
    assertThat(bodyTypes()).hasSizeGreaterThan(60).allMatch(SweepTest::isStrict);
  }

  private static Stream<Class<?>> bodyTypes() {
    return SERVER
        .bean(RequestMappingHandlerMapping.class, "requestMappingHandlerMapping")
        .getHandlerMethods()
        .values()
        .stream()
        .filter(route -> route.getBeanType().getPackageName().startsWith("io.recado.admin"))
        .flatMap(route -> Arrays.stream(route.getMethodParameters()))
        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
        .map(MethodParameter::getParameterType)
        .filter(type -> !Flux.class.equals(type));
  }

  /** A record, or one of several, that leaves it to the reader of bodies what it is not. */
  private static boolean isStrict(Class<?> type) {
    return (type.isRecord() || type.isSealed())
        && !type.isAnnotationPresent(JsonIgnoreProperties.class)
        && Arrays.stream(type.getDeclaredMethods())
            .noneMatch(method -> method.isAnnotationPresent(JsonAnySetter.class));
  }

  @Test
  void case18SqlInAFilterIsRefusedOrLookedFor() {
    var filtered =
        routes()
            .filter(route -> route.method().equals("get"))
            .filter(route -> !route.permission().equals(Permission.RUN_INSTALLATION.name()))
            .toList();

    for (var route : filtered) {
      route
          .queries()
          .map(parameter -> parameter.get("name").asString())
          .forEach(
              name -> {
                var query = "?" + name + "=" + URLEncoder.encode(SQL, StandardCharsets.UTF_8);
                var answer = ask(route, ours.owner().token(), filled(route) + query, null);
                assertRefusedOrLookedFor(route + " " + name, WORDS.contains(name), answer);
              });
    }
    assertThat(filtered.stream().flatMap(Route::queries)).hasSizeGreaterThan(60);
  }

  private static void assertRefusedOrLookedFor(
      String asked, boolean isWord, HttpResponse<String> answer) {
    if (isWord && answer.statusCode() == 200) {
      var body = AdminServer.json(answer.body());
      assertThat(body.isArray() ? body : body.get("items")).as(asked).isEmpty();
    } else {
      assertThat(answer.statusCode()).as(asked).isIn(400, 404);
      assertThat(answer.body()).as(asked).contains("\"parameter-wrong\"");
    }
  }

  @Test
  void case19WhatIsForOthersIsRefusedHoweverItIsSpelt() {
    var closed =
        routes()
            .filter(route -> !route.permission().isEmpty())
            .filter(route -> !Role.AGENT.may(Permission.valueOf(route.permission())))
            .toList();

    assertThat(closed).hasSizeGreaterThan(100);
    for (var route : closed) {
      var plain = ask(route, agent, filled(route), "{}");
      boolean operators = route.permission().equals(Permission.RUN_INSTALLATION.name());
      assertThat(plain.statusCode()).as(route.toString()).isEqualTo(operators ? 404 : 403);
      // One each; which one, is another with each route.
      var spellings = spellings(filled(route));
      var spelling = spellings.get(closed.indexOf(route) % spellings.size());
      assertThat(ask(route, agent, spelling, "{}").statusCode()).as(spelling).isEqualTo(404);
    }
  }

  private static List<String> spellings(String path) {
    return List.of(
        "/" + path,
        path.replace("/v1/", "/v1//"),
        path.replace("/v1/", "/v1;a=b/"),
        path.replace("/v1/", "/v1%2f"),
        path.replace("/v1/", "/v1/x/%2e%2e/"));
  }

  @Test
  void case20NoRouteSendsAnybodyElsewhere() {
    var evil = "?redirect=javascript:alert(1)&next=//evil.example&url=https://evil.example";

    routes()
        .filter(route -> route.method().equals("get") && !route.path().endsWith("/live"))
        .forEach(
            route -> {
              var answer = ask(route, ours.owner().token(), filled(route) + evil, null);
              assertThat(answer.headers().firstValue("Location")).as(route.toString()).isEmpty();
              assertThat(answer.statusCode() / 100).as(route.toString()).isNotEqualTo(3);
            });
  }

  private static Stream<Route> routes() {
    return DESCRIPTION.get("paths").propertyStream().flatMap(SweepTest::ofPath);
  }

  private static Stream<Route> ofPath(Map.Entry<String, JsonNode> path) {
    return path.getValue()
        .propertyStream()
        .map(method -> new Route(method.getKey(), path.getKey(), method.getValue()));
  }

  private static JsonNode body(Route route) {
    return resolved(route.described().at("/requestBody/content/application~1json/schema"));
  }

  private static JsonNode resolved(JsonNode schema) {
    var reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : DESCRIPTION.at(reference.substring(1));
  }

  /** A body of this field alone, and of what says which kind it is. */
  private static String with(JsonNode schema, String field) {
    var body = JsonMapper.shared().createObjectNode();
    var kinds = schema.path("discriminator");
    if (kinds.has("mapping")) {
      var kind = kinds.get("mapping").propertyNames().iterator().next();
      body.put(kinds.get("propertyName").asString(), kind);
    }
    return body.put(field, Uuid7.next().toString()).toString();
  }

  private static String filled(Route route) {
    return PARAMETER
        .matcher(route.path())
        .replaceAll(found -> ours.ids().getOrDefault(found.group(1), Uuid7.next().toString()));
  }

  private static HttpResponse<String> ask(Route route, String token, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(SERVER.url() + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                route.method().toUpperCase(Locale.ROOT),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(path, e);
    }
  }
}
