package io.recado.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer.Person;
import io.recado.admin.access.Role;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Every route of the description, asked with values that nobody sends in earnest. */
@Tag("server")
class FuzzTest {

  /** Of each route and method; more with {@code -Dfuzz=1000}. */
  private static final int TIMES = Integer.getInteger("fuzz", 8);

  private static final int AT_A_TIME = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int NO_ANSWER = 599;
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What parsers, times, numbers and PostgreSQL have stumbled over somewhere. */
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\uD800",
          "\u202E",
          "😀".repeat(20),
          "null",
          "%",
          "%25",
          "'",
          "\\",
          "-1",
          "0",
          "9223372036854775808",
          "1e999",
          "NaN",
          "T-0",
          "T-999999999999",
          "C-1",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01",
          "2026-02-30",
          "0000-01-01",
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "____________________________AAAA",
          "f_______________________________",
          "OPEN",
          "ticket.",
          "x".repeat(300));

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final JsonNode description = JsonMapper.shared().readTree(OpenApi.text());
  private final WebClient client =
      WebClient.builder().defaultHeader("Authorization", "Bearer " + owner.token()).build();

  @Test
  void noRouteFailsWhateverItIsAsked() {
    var requests = new ArrayList<Request>();
    description
        .get("paths")
        .propertyStream()
        .filter(path -> !path.getKey().contains("/sessions") && !path.getKey().endsWith("/live"))
        .forEach(
            path ->
                path.getValue()
                    .propertyStream()
                    .forEach(
                        method -> {
                          for (int i = 0; i < TIMES; i++) {
                            requests.add(
                                request(method.getKey(), path.getKey(), method.getValue()));
                          }
                        }));

    var failed =
        Flux.fromIterable(requests)
            .flatMap(this::status, AT_A_TIME)
            .filter(answer -> answer.status() >= 500)
            .map(Answer::toString)
            .collectList()
            .block(Duration.ofMinutes(5));

    assertThat(requests).hasSizeGreaterThan(300);
    assertThat(failed).as("seed %d", seed).isEmpty();
  }

  private record Request(String method, URI address, String body) {}

  private record Answer(int status, Request request) {}

  private Mono<Answer> status(Request request) {
    var sent =
        client
            .method(HttpMethod.valueOf(request.method()))
            .uri(request.address())
            .header("Idempotency-Key", "k" + request.hashCode());
    var full =
        request.body() == null
            ? sent
            : sent.contentType(MediaType.APPLICATION_JSON).bodyValue(request.body());
    return full.exchangeToMono(
            response ->
                response
                    .releaseBody()
                    .thenReturn(new Answer(response.statusCode().value(), request)))
        .timeout(PATIENCE, Mono.just(new Answer(NO_ANSWER, request)));
  }

  private Request request(String method, String path, JsonNode operation) {
    var address =
        PARAMETER
            .matcher(path)
            .replaceAll(parameter -> encoded(odd().isBlank() ? "x" : odd()).replace("$", "%24"));
    var query =
        operation
            .path("parameters")
            .valueStream()
            .filter(parameter -> parameter.get("in").asString().equals("query"))
            .filter(parameter -> random.nextInt(3) == 0)
            .map(parameter -> parameter.get("name").asString() + "=" + encoded(value(parameter)))
            .collect(Collectors.joining("&"));
    var schema = operation.at("/requestBody/content/application~1json/schema");
    return new Request(
        method.toUpperCase(Locale.ROOT),
        URI.create(server.url() + address + (query.isEmpty() ? "" : "?" + query)),
        schema.isMissingNode() ? null : body(resolved(schema)).toString());
  }

  /** What the description allows, or not. */
  private String value(JsonNode parameter) {
    var schema = parameter.path("schema");
    var allowed = schema.has("enum") ? schema.get("enum") : schema.at("/items/enum");
    return allowed.isArray() && random.nextBoolean()
        ? allowed.get(random.nextInt(allowed.size())).asString()
        : odd();
  }

  private JsonNode body(JsonNode schema) {
    var body = JSON.objectNode();
    schema
        .path("properties")
        .propertyStream()
        .filter(property -> random.nextInt(5) > 0)
        .forEach(property -> body.set(property.getKey(), field(resolved(property.getValue()))));
    return random.nextInt(10) == 0 ? JSON.arrayNode().add(body) : body;
  }

  private JsonNode field(JsonNode schema) {
    if (schema.has("enum") && random.nextInt(4) > 0) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
    }
    return switch (random.nextInt(8)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.numberNode(random.nextLong());
      case 2 -> JSON.booleanNode(true);
      case 3 -> JSON.arrayNode();
      default -> JSON.stringNode(odd());
    };
  }

  private JsonNode resolved(JsonNode schema) {
    var reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : description.at(reference.substring(1));
  }

  private String odd() {
    return ODD.get(random.nextInt(ODD.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
