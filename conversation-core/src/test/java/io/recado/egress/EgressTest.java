package io.recado.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import io.recado.testing.Await;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class EgressTest {

  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final int MOST = 10_000;
  private static final AtomicInteger ASKED = new AtomicInteger();

  private static DisposableServer server;

  @BeforeAll
  static void start() {
    server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .compress(true)
            .route(
                routes ->
                    routes
                        .get(
                            "/page",
                            (request, response) -> {
                              ASKED.incrementAndGet();
                              return response
                                  .header("Content-Type", "text/html")
                                  .sendString(Mono.just("<p>Hola</p>"));
                            })
                        .get("/once", (request, response) -> response.sendRedirect("/page"))
                        .get("/round", (request, response) -> response.sendRedirect("/round"))
                        .get(
                            "/inside",
                            (request, response) ->
                                response.sendRedirect("http://169.254.169.254/latest/meta-data"))
                        .get(
                            "/secret",
                            (request, response) ->
                                response.sendRedirect("http://user:pass@127.0.0.1/page"))
                        .get("/gone", (request, response) -> response.status(410).send())
                        .get("/never", (request, response) -> response.sendString(Flux.never()))
                        .get(
                            "/large",
                            (request, response) ->
                                response.sendString(
                                    Flux.range(0, 100).map(i -> "x".repeat(1_000)))))
            .bindNow();
  }

  @AfterAll
  static void stop() {
    server.disposeNow();
  }

  @Test
  void fetchesAPageAndFollowsARedirect() {
    var egress = Egress.by(address -> true, null, PATIENT);

    var page = Await.value(egress.get(at("/once"), MOST));

    assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("<p>Hola</p>");
    assertThat(page.contentType()).isEqualTo("text/html");
    assertThat(page.address()).isEqualTo(at("/page"));
  }

  @Test
  void asksNobodyBeforeItIsSubscribedTo() {
    int before = ASKED.get();

    var page = Egress.by(address -> true, null, PATIENT).get(at("/page"), MOST);

    assertThat(ASKED).hasValue(before);
    Await.value(page);
    assertThat(ASKED).hasValue(before + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/page",
        "http://localhost:%d/page",
        "http://[::1]:%d/page",
        "http://[::ffff:127.0.0.1]:%d/page",
        "http://0.0.0.0:%d/page",
        "http://2130706433:%d/page",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "http://100.64.0.1/",
        "http://[fd00:ec2::254]/",
        "http://[fe80::1]/"
      })
  void connectsToNoAddressThatIsNotPublic(String address) {
    int before = ASKED.get();
    var egress = Egress.by(PublicAddresses::contain, null, PATIENT);

    var refusal = refusal(egress.get(URI.create(address.formatted(server.port())), MOST));

    // What is no address to the resolver is not reached either.
    assertThat(refusal).isIn(Refusal.ADDRESS, Refusal.UNREACHABLE);
    assertThat(ASKED).hasValue(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "https://user:pass@example.com/",
        "https:///page",
        "page"
      })
  void asksOverHttpsOnlyAndWithoutCredentials(String address) {
    var egress = Egress.of(Settings.of(Map.of()));

    assertThat(refusal(egress.get(URI.create(address), MOST))).isEqualTo(Refusal.ADDRESS);
  }

  @Test
  void aNameThatIsPublicWhenLookedAtAndPrivateWhenConnectedToIsRefused() {
    int before = ASKED.get();
    var rebinding = new Rebinding();
    var egress = Egress.by(PublicAddresses::contain, rebinding, PATIENT);
    var address = URI.create("http://rebinding.example:%d/page".formatted(server.port()));

    var seen = List.of(rebinding.next(), rebinding.next());
    var refusal = refusal(egress.get(address, MOST));

    assertThat(PublicAddresses.contain(seen.getFirst())).isTrue();
    assertThat(PublicAddresses.contain(seen.getLast())).isFalse();
    assertThat(refusal).isEqualTo(Refusal.ADDRESS);
    assertThat(ASKED).hasValue(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"10.20.0.0/16, 127.0.0.0/8 | true", "10.20.0.0/16, fd00::/8 | false", " | false"})
  void networksThatTheOperatorHasOpenedAreReached(@Nullable String networks, boolean reached) {
    var environment = new HashMap<String, String>();
    environment.put("RECADO_EGRESS_PLAIN_HTTP", "yes");
    environment.put("RECADO_EGRESS_NETWORKS", networks == null ? "" : networks);
    var egress = Egress.of(Settings.of(environment));

    var page = egress.get(at("/page"), MOST).onErrorComplete(EgressException.class).blockOptional();

    assertThat(page.isPresent()).isEqualTo(reached);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.20.0.0", "router/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8,", "::/129"})
  void whatIsNoNetworkIsRefusedAtTheStart(String networks) {
    var settings = Settings.of(Map.of("RECADO_EGRESS_NETWORKS", networks));

    assertThatThrownBy(() -> Egress.of(settings))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("RECADO_EGRESS_NETWORKS");
  }

  @Test
  void anyMethodIsAskedAndAnyAnswerTaken() {
    var egress = Egress.by(address -> true, null, PATIENT);

    var found = Await.value(egress.ask(HttpMethod.GET, at("/page"), Map.of(), new byte[0], MOST));
    var gone = Await.value(egress.ask(HttpMethod.GET, at("/gone"), Map.of(), new byte[0], MOST));
    var elsewhere =
        Await.value(egress.ask(HttpMethod.GET, at("/once"), Map.of(), new byte[0], MOST));
    var large = egress.ask(HttpMethod.GET, at("/large"), Map.of(), new byte[0], MOST);

    assertThat(found.status()).isEqualTo(200);
    assertThat(new String(found.body(), StandardCharsets.UTF_8)).isEqualTo("<p>Hola</p>");
    assertThat(gone.status()).isEqualTo(410);
    assertThat(elsewhere.status()).isEqualTo(302);
    assertThat(catchThrowableOfType(EgressException.class, large::block).refusal())
        .isEqualTo(Refusal.TOO_LARGE);
  }

  @Test
  void redirectsAreHeldToTheSameRules() {
    var local = Egress.by(address -> address.isLoopbackAddress(), null, PATIENT);

    assertThat(refusal(local.get(at("/inside"), MOST))).isEqualTo(Refusal.ADDRESS);
    assertThat(refusal(local.get(at("/secret"), MOST))).isEqualTo(Refusal.ADDRESS);
    assertThat(refusal(local.get(at("/round"), MOST))).isEqualTo(Refusal.TOO_MANY_REDIRECTS);
  }

  @Test
  void limitsBytesAndTime() {
    var patient = Egress.by(address -> true, null, PATIENT);
    var hasty = Egress.by(address -> true, null, Duration.ofMillis(300));

    assertThat(refusal(patient.get(at("/large"), MOST))).isEqualTo(Refusal.TOO_LARGE);
    assertThat(refusal(hasty.get(at("/never"), MOST))).isEqualTo(Refusal.TOO_SLOW);
    assertThat(refusal(patient.get(at("/gone"), MOST))).isEqualTo(Refusal.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"})
  void publicAddressesArePermitted(String address) throws UnknownHostException {
    assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.127.255.255",
        "127.1.1.1",
        "169.254.169.254",
        "172.31.0.1",
        "192.168.1.1",
        "198.19.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "fc00::1",
        "fe80::1",
        "ff02::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "2001::1"
      })
  void othersAreNot(String address) throws UnknownHostException {
    assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
  }

  private static URI at(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
  }

  private static Refusal refusal(Mono<Fetched> fetched) {
    return catchThrowableOfType(EgressException.class, () -> Await.value(fetched)).refusal();
  }

  /** A name server of an attacker's: a public address first, ours from then on. */
  private static final class Rebinding extends AddressResolverGroup<InetSocketAddress> {

    private final AtomicInteger asked = new AtomicInteger();

    InetAddress next() {
      try {
        return InetAddress.getByName(asked.getAndIncrement() == 0 ? "93.184.215.14" : "127.0.0.1");
      } catch (UnknownHostException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
      return new InetNameResolver(executor) {
        @Override
        protected void doResolve(String name, Promise<InetAddress> promise) {
          promise.setSuccess(next());
        }

        @Override
        protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
          promise.setSuccess(List.of(next()));
        }
      }.asAddressResolver();
    }
  }
}
