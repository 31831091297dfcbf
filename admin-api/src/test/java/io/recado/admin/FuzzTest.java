package io.recado.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer.Person;
import io.recado.admin.IsolationTest.Furnished;
import io.recado.admin.access.Permission;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestBodySpec;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every route of the description, asked with what it describes, with one thing of it odd, and with
 * values that nobody sends in earnest.
 */
@Tag("server")
class FuzzTest {

  /** Of each route and method; more with {@code -Dfuzz=1000}. */
  private static final int TIMES = Integer.getInteger("fuzz", 8);

  /** Of a run that failed, to be repeated with {@code -Dfuzz.seed=}. */
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

  private static final int AT_A_TIME = 8;
  private static final int LARGEST_ANSWER_BYTES = 8 * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int NO_ANSWER = 599;

  private final AdminServer server = AdminServer.running();
  private final Furnished furnished = IsolationTest.furnished();
  private final Person owner = furnished.owner();
  private final Person operator = server.operator(owner.tenant());
  private final FuzzRequests requests =
      new FuzzRequests(
          JsonMapper.shared().readTree(OpenApi.text()), furnished.ids(), new Random(SEED));
  private final WebClient client =
      WebClient.builder()
          .clientConnector(new ReactorClientHttpConnector(server.strangersLine()))
          .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER_BYTES))
          .build();

  @Test
  void noRouteFailsWhateverItIsAsked() {
    var asked = requests.each(TIMES);

    var answers =
        Flux.fromIterable(asked)
            .flatMap(this::answer, AT_A_TIME)
            .collectList()
            .block(Duration.ofMinutes(20));

    assertThat(asked).hasSizeGreaterThan(300);
    assertThat(answers)
        .filteredOn(answer -> answer.status() >= 500)
        .as("-Dfuzz.seed=%d", SEED)
        .isEmpty();
  }

  private record Answer(int status, FuzzRequests.Request request) {}

  private Mono<Answer> answer(FuzzRequests.Request request) {
    return version(request)
        .flatMap(version -> sent(request, version).exchangeToMono(FuzzTest::status))
        .timeout(PATIENCE)
        .onErrorReturn(NO_ANSWER)
        .map(status -> new Answer(status, request));
  }

  private static Mono<Integer> status(ClientResponse response) {
    return response.releaseBody().thenReturn(response.statusCode().value());
  }

  private RequestHeadersSpec<?> sent(FuzzRequests.Request request, String version) {
    var sent =
        asking(HttpMethod.valueOf(request.method()), request.address(), token(request))
            .header("Idempotency-Key", "k" + request.hashCode())
            .header(HttpHeaders.IF_MATCH, version);
    return request.body() == null
        ? sent
        : sent.contentType(request.type()).bodyValue(request.body());
  }

  private String token(FuzzRequests.Request request) {
    var isOperators = request.permission().equals(Permission.RUN_INSTALLATION.name());
    return (isOperators ? operator : owner).token();
  }

  private RequestBodySpec asking(HttpMethod method, String address, String token) {
    return client
        .method(method)
        .uri(URI.create(server.url() + address))
        .headers(headers -> headers.setBearerAuth(token));
  }

  /** Of what the request changes, as the first route tells that shows it; or what none has. */
  private Mono<String> version(FuzzRequests.Request request) {
    return Flux.fromIterable(request.shownBy())
        .concatMap(address -> version(address, request.id()), 1)
        .take(1)
        .singleOrEmpty()
        .defaultIfEmpty("0");
  }

  private Mono<String> version(String address, String id) {
    return asking(HttpMethod.GET, address, owner.token())
        .exchangeToMono(
            response ->
                response
                    .bodyToMono(String.class)
                    .mapNotNull(body -> version(response.headers().asHttpHeaders(), body, id)));
  }

  /** A list tells the versions of what is in it. */
  private static @Nullable String version(HttpHeaders headers, String body, String id) {
    var tag = headers.getETag();
    if (tag != null) {
      return tag;
    }
    return JsonMapper.shared().readTree(body).findParents("version").stream()
        .filter(one -> one.path("id").asString("").equals(id))
        .map(one -> one.get("version").asString())
        .findFirst()
        .orElse(null);
  }
}
