package io.recado.gateway.channel.webchat;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.Channels;
import io.recado.gateway.channel.webchat.VisitorTokens.Claim;
import io.recado.gateway.limit.CallerAddress;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who may come in to the widget's API, and how often. Every refusal is a {@link GatewayProblem}.
 */
final class Doorkeeper {

  private static final String BEARER = "Bearer ";
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private final OwnOrigin origin;
  private final VisitorTokens tokens;
  private final Channels channels;
  private final WidgetRates rates;

  Doorkeeper(OwnOrigin origin, VisitorTokens tokens, Channels channels, WidgetRates rates) {
    this.origin = origin;
    this.tokens = tokens;
    this.channels = channels;
    this.rates = rates;
  }

  /** Someone without a token yet. */
  Mono<Void> admitStranger(ServerHttpRequest request) {
    return Mono.fromRunnable(
        () -> {
          origin.check(request);
          rates.stranger(CallerAddress.of(request));
        });
  }

  /** The widget with this public token. */
  Mono<Channel> site(String siteToken) {
    return channels
        .byAddress(ChannelKind.WEBCHAT, siteToken)
        .switchIfEmpty(Mono.error(Doorkeeper::unknown));
  }

  /** Who presents a token, about to send a message. */
  Mono<Visitor> admitSender(ServerHttpRequest request) {
    return Mono.fromSupplier(() -> claim(request))
        .doOnNext(claim -> rates.message(claim.visitor(), CallerAddress.of(request)))
        .flatMap(this::visitor);
  }

  /** Who presents a token, about to do anything else. */
  Mono<Visitor> admitVisitor(ServerHttpRequest request) {
    return Mono.fromSupplier(() -> claim(request))
        .doOnNext(claim -> rates.visitor(claim.visitor()))
        .flatMap(this::visitor);
  }

  /**
   * Completes when a visitor who was admitted would be so no more: the token has run out, the key
   * that let them in was revoked, or the widget is for others now.
   */
  Mono<Void> leaving(Visitor visitor) {
    return Flux.interval(LOOK_AGAIN)
        .onBackpressureDrop()
        .concatMap(tick -> again(visitor.claim()), 1)
        .then()
        .onErrorComplete(GatewayProblem.class);
  }

  /** What could not be asked is asked again. */
  private Mono<Visitor> again(Claim claim) {
    return Mono.just(claim)
        .filter(tokens::holds)
        .switchIfEmpty(Mono.error(() -> new GatewayProblem(GatewayError.TOKEN_WRONG)))
        .flatMap(this::visitor)
        .onErrorResume(failure -> !(failure instanceof GatewayProblem), failure -> Mono.empty());
  }

  private Claim claim(ServerHttpRequest request) {
    origin.check(request);
    var header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw new GatewayProblem(GatewayError.TOKEN_MISSING);
    }
    return tokens
        .read(header.substring(BEARER.length()).strip())
        .orElseThrow(() -> new GatewayProblem(GatewayError.TOKEN_WRONG));
  }

  private Mono<Visitor> visitor(Claim claim) {
    return channels
        .find(claim.channel())
        .filter(channel -> channel.kind() == ChannelKind.WEBCHAT)
        .map(channel -> new Visitor(channel, claim))
        .switchIfEmpty(Mono.error(Doorkeeper::unknown))
        .doOnNext(Doorkeeper::welcome);
  }

  private static void welcome(Visitor visitor) {
    if (!visitor.isWelcome()) {
      throw new GatewayProblem(
          visitor.signed() == null ? GatewayError.IDENTITY_REQUIRED : GatewayError.TOKEN_WRONG);
    }
  }

  private static GatewayProblem unknown() {
    return new GatewayProblem(GatewayError.CHANNEL_UNKNOWN);
  }
}
