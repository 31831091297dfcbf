package io.recado.gateway.channel.whatsapp;

import io.recado.channel.Channel;
import io.recado.channel.ChannelSecrets;
import io.recado.outbox.SendOutcome;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/**
 * Speaks to the Graph API on behalf of phone numbers. One call is one attempt: it is never repeated
 * here, because the Graph API has no idempotency key.
 */
final class WhatsAppClient {

  private static final Logger log = LoggerFactory.getLogger(WhatsAppClient.class);

  /** Under these a request never left: it is safe to send it again. */
  private static final List<Class<? extends Exception>> NEVER_SENT =
      List.of(
          ConnectException.class,
          NoRouteToHostException.class,
          UnknownHostException.class,
          SSLHandshakeException.class,
          PoolAcquireTimeoutException.class,
          PoolAcquirePendingLimitException.class);

  private final WebClient graph;
  private final Duration timeout;
  private final Clock clock;

  /**
   * @param graph at the Graph API's URL, version included
   * @param timeout for a whole call
   */
  WhatsAppClient(WebClient graph, Duration timeout, Clock clock) {
    this.graph = graph;
    this.timeout = timeout;
    this.clock = clock;
  }

  /** Sends once. Never fails; what got no answer is {@link SendOutcome.Unknown}. */
  Mono<SendOutcome> send(Channel channel, GraphWire.Message message) {
    return token(channel)
        .map(token -> post(channel, token, message))
        .orElseGet(() -> Mono.just(withoutToken(channel)));
  }

  /** Marks a message as read and shows that an answer is being written. Never fails. */
  Mono<Void> showTyping(Channel channel, String messageId) {
    return token(channel)
        .map(token -> notTaken(channel, token, GraphWire.Read.andTyping(messageId)))
        .orElseGet(Mono::empty)
        .onErrorResume(fault -> Mono.just(withoutAnswer(fault)))
        .doOnNext(outcome -> logNotTaken(channel, outcome))
        .then();
  }

  /** What is taken bears no message id, so only what is not taken has an outcome to speak of. */
  private Mono<SendOutcome> notTaken(Channel channel, String token, Object wire) {
    return call(channel, token, wire)
        .filter(answer -> !answer.getStatusCode().is2xxSuccessful())
        .map(answer -> outcome(answer, token));
  }

  private Mono<SendOutcome> post(Channel channel, String token, GraphWire.Message message) {
    return call(channel, token, message)
        .map(answer -> outcome(answer, token))
        .onErrorResume(fault -> Mono.just(withoutAnswer(fault)));
  }

  private Mono<ResponseEntity<byte[]>> call(Channel channel, String token, Object wire) {
    return graph
        .post()
        .uri("/{number}/messages", channel.address())
        .headers(headers -> headers.setBearerAuth(token))
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(GraphWire.write(wire))
        .exchangeToMono(response -> response.toEntity(byte[].class))
        .timeout(timeout);
  }

  private SendOutcome outcome(ResponseEntity<byte[]> answer, String token) {
    int status = answer.getStatusCode().value();
    var body = Optional.ofNullable(answer.getBody()).orElseGet(() -> new byte[0]);
    if (!answer.getStatusCode().is2xxSuccessful()) {
      var wait = RetryHints.after(answer.getHeaders(), clock.instant());
      var refusal = GraphWire.refusal(body);
      return WhatsAppErrors.outcome(status, refusal == null ? null : refusal.without(token), wait);
    }
    var messageId = GraphWire.messageId(body);
    return messageId == null
        ? new SendOutcome.Unknown("HTTP " + status + " without a message id")
        : new SendOutcome.Sent(messageId);
  }

  private static SendOutcome withoutAnswer(Throwable fault) {
    var cause = neverSent(fault);
    return cause == null
        ? new SendOutcome.Unknown("no answer: " + words(fault))
        : new SendOutcome.Later(null, "never sent: " + words(cause));
  }

  private static @Nullable Throwable neverSent(Throwable fault) {
    var cause = fault;
    while (cause != null && !isNeverSent(cause)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static boolean isNeverSent(Throwable cause) {
    return NEVER_SENT.stream().anyMatch(kind -> kind.isInstance(cause));
  }

  private static String words(Throwable fault) {
    return fault.getClass().getSimpleName() + ": " + fault.getMessage();
  }

  private static Optional<String> token(Channel channel) {
    return channel.secret(ChannelSecrets.TOKEN);
  }

  private static SendOutcome withoutToken(Channel channel) {
    return new SendOutcome.ChannelDown("token-missing", channel + " has no access token");
  }

  private static void logNotTaken(Channel channel, SendOutcome outcome) {
    log.info("{} did not show typing; nothing waits for it: {}", channel, outcome);
  }
}
