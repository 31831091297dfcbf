package io.recado.gateway.channel.webchat;

import io.recado.gateway.channel.webchat.Wire.NewMessage;
import io.recado.gateway.channel.webchat.Wire.SeenRequest;
import io.recado.gateway.channel.webchat.Wire.Session;
import io.recado.gateway.channel.webchat.Wire.SessionRequest;
import io.recado.gateway.channel.webchat.Wire.Taken;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the widget's frame calls. */
@RestController
@RequestMapping("/widget/api")
class WidgetApi {

  private static final Logger log = LoggerFactory.getLogger(WidgetApi.class);

  private final Doorkeeper doorkeeper;
  private final Sessions sessions;
  private final Correspondence correspondence;
  private final Streams streams;
  private final SignedVisitors signed;

  WidgetApi(
      Doorkeeper doorkeeper,
      Sessions sessions,
      Correspondence correspondence,
      Streams streams,
      SignedVisitors signed) {
    this.doorkeeper = doorkeeper;
    this.sessions = sessions;
    this.correspondence = correspondence;
    this.streams = streams;
    this.signed = signed;
  }

  @PostMapping("/sessions")
  Mono<Session> openSession(ServerHttpRequest request) {
    return doorkeeper
        .admitStranger(request)
        .then(Bodies.read(request, SessionRequest.class))
        .flatMap(this::open)
        .onErrorMap(WidgetApi::isDatabaseAway, WidgetApi::tryAgain);
  }

  private Mono<Session> open(SessionRequest wish) {
    return doorkeeper.site(wish.siteToken()).flatMap(channel -> sessions.open(channel, wish));
  }

  /** Answers after the message was recorded. */
  @PostMapping("/messages")
  Mono<Taken> takeMessage(ServerHttpRequest request) {
    return doorkeeper
        .admitSender(request)
        .zipWhen(visitor -> Bodies.read(request, NewMessage.class))
        .delayUntil(both -> signed.note(both.getT1()))
        .flatMap(both -> correspondence.take(both.getT1(), both.getT2()))
        .onErrorMap(WidgetApi::isDatabaseAway, WidgetApi::tryAgain);
  }

  @PostMapping("/seen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> markSeen(ServerHttpRequest request) {
    return doorkeeper
        .admitVisitor(request)
        .zipWhen(visitor -> Bodies.read(request, SeenRequest.class))
        .flatMap(both -> correspondence.markSeen(both.getT1(), both.getT2().cursor()))
        .onErrorMap(WidgetApi::isDatabaseAway, WidgetApi::tryAgain);
  }

  @GetMapping("/stream")
  Mono<ResponseEntity<Flux<ServerSentEvent<Object>>>> openStream(ServerHttpRequest request) {
    return doorkeeper
        .admitVisitor(request)
        .map(visitor -> events(visitor, cursor(request)))
        .map(WidgetApi::streaming)
        .onErrorMap(WidgetApi::isDatabaseAway, WidgetApi::tryAgain);
  }

  private Flux<ServerSentEvent<Object>> events(Visitor visitor, long after) {
    return streams.open(visitor, after).takeUntilOther(doorkeeper.leaving(visitor));
  }

  /** As Spring reports it: no connection, or a statement that failed. */
  private static boolean isDatabaseAway(Throwable failure) {
    return failure instanceof DataAccessException || failure instanceof TransactionException;
  }

  /** Safe to do: whatever was recorded already is known by its id. */
  private static GatewayProblem tryAgain(Throwable failure) {
    log.warn("The database did not answer; the widget tries again", failure);
    return new GatewayProblem(GatewayError.TRY_AGAIN);
  }

  private static ResponseEntity<Flux<ServerSentEvent<Object>>> streaming(
      Flux<ServerSentEvent<Object>> events) {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .cacheControl(CacheControl.noStore().noTransform())
        // Proxies of the nginx kind would hold events back until a buffer is full.
        .header("X-Accel-Buffering", "no")
        .body(events);
  }

  /** What the client read last: by the standard header, or else by the parameter. */
  private static long cursor(ServerHttpRequest request) {
    var header = request.getHeaders().getFirst("Last-Event-ID");
    return position(header != null ? header : request.getQueryParams().getFirst("after"));
  }

  private static long position(@Nullable String text) {
    try {
      return Math.max(0, Long.parseLong(Objects.requireNonNullElse(text, "0")));
    } catch (NumberFormatException e) {
      throw new GatewayProblem(GatewayError.BODY_UNREADABLE, "The cursor is not a number.");
    }
  }
}
