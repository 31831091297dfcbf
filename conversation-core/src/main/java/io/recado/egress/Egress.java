package io.recado.egress;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.resolver.AddressResolverGroup;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * Calls addresses that tenants name, and that may be meant to reach what only we can reach. Asks
 * over https (over http where the setting says so), without credentials, and permitted addresses
 * alone ({@link PermittedAddresses}); follows few redirects when it fetches, each under the same
 * rules, and none when it posts; takes so much and waits so long. Safe for many threads; blocks
 * none.
 */
public final class Egress {

  private static final int MOST_REDIRECTS = 3;

  private final HttpClient client;
  private final boolean plainHttp;
  private final Duration timeout;

  private Egress(HttpClient client, boolean plainHttp, Duration timeout) {
    this.client = client;
    this.plainHttp = plainHttp;
    this.timeout = timeout;
  }

  public static Egress of(Settings settings) {
    return new Egress(
        client(PermittedAddresses.of(settings)::contain, null),
        settings.isOn(Setting.EGRESS_PLAIN_HTTP),
        settings.duration(Setting.EGRESS_TIMEOUT));
  }

  /** For tests: over http too, by another rule of addresses or another resolver. */
  static Egress by(
      Predicate<InetAddress> permitted,
      @Nullable AddressResolverGroup<?> resolver,
      Duration timeout) {
    return new Egress(client(permitted, resolver), true, timeout);
  }

  private static HttpClient client(
      Predicate<InetAddress> permitted, @Nullable AddressResolverGroup<?> resolver) {
    // A connection of its own for each request: a kept one would have been checked for another.
    var client =
        HttpClient.create(ConnectionProvider.newConnection())
            .noProxy()
            .followRedirect(false)
            .disableRetry(true)
            .compress(true)
            .doOnChannelInit(
                (observer, channel, remote) ->
                    channel.pipeline().addFirst(new CheckedConnect(permitted)));
    return resolver == null ? client : client.resolver(resolver);
  }

  /**
   * The same way out, for what proves itself by a certificate that this one has signed, and by no
   * other. What is asked over http is asked as before.
   *
   * @param authority a certificate in PEM
   * @throws IllegalArgumentException when it is none
   */
  public Egress trusting(byte[] authority) {
    return new Egress(
        client.secure(ssl -> ssl.sslContext(trustedBy(authority))), plainHttp, timeout);
  }

  /** The same way out, for what may take another time to answer in full. */
  public Egress within(Duration timeout) {
    return new Egress(client, plainHttp, timeout);
  }

  private static SslContext trustedBy(byte[] authority) {
    try {
      return SslContextBuilder.forClient()
          .trustManager(new ByteArrayInputStream(authority))
          .build();
    } catch (SSLException e) {
      throw new IllegalArgumentException("no certificate that can be trusted", e);
    }
  }

  /**
   * Gets what is at an address. Each subscription asks anew.
   *
   * @param mostBytes of the answer's body, unpacked
   * @throws EgressException when nothing was fetched
   */
  public Mono<Fetched> get(URI address, int mostBytes) {
    return get(address, mostBytes, MOST_REDIRECTS).timeout(timeout).onErrorMap(Egress::refused);
  }

  /**
   * Posts a body to an address. Any answer will do, a redirect too, which is not followed; its body
   * is not read. Each subscription posts anew.
   *
   * @throws EgressException when there was no answer; the address may have got the body all the
   *     same
   */
  public Mono<Posted> post(URI address, Map<String, String> headers, byte[] body) {
    if (!mayBeAsked(address)) {
      return Mono.error(() -> EgressException.of(Refusal.ADDRESS));
    }
    return client
        .headers(sent -> headers.forEach(sent::set))
        .post()
        .uri(address)
        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
        .response((head, unread) -> Mono.just(posted(head)))
        .next()
        .timeout(timeout)
        .onErrorMap(Egress::refused);
  }

  /**
   * Asks an address whatever its interface takes. Any answer will do, a redirect too, which is not
   * followed. Each subscription asks anew.
   *
   * @param body empty for none
   * @param mostBytes of the answer's body, unpacked
   * @throws EgressException when there was no answer; what was asked for may have been done all the
   *     same
   */
  public Mono<Answered> ask(
      HttpMethod method, URI address, Map<String, String> headers, byte[] body, int mostBytes) {
    if (!mayBeAsked(address)) {
      return Mono.error(() -> EgressException.of(Refusal.ADDRESS));
    }
    return client
        .headers(sent -> headers.forEach(sent::set))
        .request(method)
        .uri(address)
        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
        .response(
            (head, answer) ->
                bytes(answer, mostBytes).map(read -> new Answered(head.status().code(), read)))
        .next()
        .timeout(timeout)
        .onErrorMap(Egress::refused);
  }

  /**
   * Whether an address may be asked by its form; whether what it leads to may be, shows when it is
   * connected to.
   */
  public boolean mayBeAsked(URI address) {
    var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean known = scheme.equals("https") || (plainHttp && scheme.equals("http"));
    return known && address.getHost() != null && address.getUserInfo() == null;
  }

  private Mono<Fetched> get(URI address, int mostBytes, int redirects) {
    if (!mayBeAsked(address)) {
      return Mono.error(() -> EgressException.of(Refusal.ADDRESS));
    }
    return client
        .get()
        .uri(address)
        .response((head, body) -> step(address, head, body, mostBytes))
        .next()
        .flatMap(step -> next(step, mostBytes, redirects));
  }

  private Mono<Fetched> next(Step step, int mostBytes, int redirects) {
    return switch (step) {
      case Step.Arrived(var fetched) -> Mono.just(fetched);
      case Step.Elsewhere(var address) when redirects > 0 -> get(address, mostBytes, redirects - 1);
      case Step.Elsewhere _ -> Mono.error(() -> EgressException.of(Refusal.TOO_MANY_REDIRECTS));
    };
  }

  private static Mono<Step> step(
      URI address, HttpClientResponse head, ByteBufFlux body, int mostBytes) {
    int status = head.status().code();
    var location = head.responseHeaders().get("Location");
    if (status == 200) {
      var type = head.responseHeaders().get("Content-Type", "");
      return bytes(body, mostBytes)
          .map(bytes -> new Step.Arrived(new Fetched(address, type, bytes)));
    }
    return status / 100 == 3 && location != null
        ? Mono.fromCallable(() -> new Step.Elsewhere(address.resolve(location)))
        : Mono.error(() -> EgressException.of(Refusal.UNREACHABLE));
  }

  private static Posted posted(HttpClientResponse head) {
    return new Posted(head.status().code(), head.responseHeaders().get("Retry-After"));
  }

  private static Mono<byte[]> bytes(ByteBufFlux body, int most) {
    return body.asByteArray()
        .reduceWith(ByteArrayOutputStream::new, (taken, part) -> taken(taken, part, most))
        .map(ByteArrayOutputStream::toByteArray);
  }

  private static ByteArrayOutputStream taken(ByteArrayOutputStream taken, byte[] part, int most) {
    if (taken.size() + part.length > most) {
      throw EgressException.of(Refusal.TOO_LARGE);
    }
    taken.writeBytes(part);
    return taken;
  }

  private static EgressException refused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EgressException refused) {
        return refused;
      }
    }
    var refusal = failure instanceof TimeoutException ? Refusal.TOO_SLOW : Refusal.UNREACHABLE;
    return new EgressException(refusal, failure);
  }

  /** One answer on the way. */
  private sealed interface Step {

    record Arrived(Fetched fetched) implements Step {}

    record Elsewhere(URI address) implements Step {}
  }
}
