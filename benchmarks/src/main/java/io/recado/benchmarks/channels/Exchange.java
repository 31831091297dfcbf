package io.recado.benchmarks.channels;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.recado.benchmarks.channels.Behaviour.Refuse;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** A call to send, and the ways to answer it. */
record Exchange(Received call, HttpServerResponse response, Dialect dialect) {

  private static final String JSON = "application/json";

  /** What the two APIs word differently. */
  enum Dialect {
    GRAPH,
    BOT;

    /** The id of a message, from its number in this run. */
    String id(long number) {
      return switch (this) {
        case GRAPH -> "wamid.fake." + number;
        case BOT -> Long.toString(number);
      };
    }

    private String taken(Received message) {
      return switch (this) {
        case GRAPH -> GraphCall.taken(String.valueOf(message.messageId()));
        case BOT -> BotCall.taken(message);
      };
    }

    private String refusal(Refuse refusal, int code) {
      return switch (this) {
        case GRAPH -> GraphCall.refusal(code);
        case BOT -> BotCall.refusal(refusal.status(), refusal.retryAfter());
      };
    }
  }

  static Mono<Void> succeed(HttpServerResponse response, String body) {
    return answer(response, 200, JSON, body);
  }

  Mono<Void> answerTaken(Received taken) {
    return succeed(response, dialect.taken(taken));
  }

  Mono<Void> answerWhen(CompletableFuture<Void> gate, Received taken) {
    return Mono.fromFuture(gate, true).then(Mono.defer(() -> answerTaken(taken)));
  }

  Mono<Void> refuse(Refuse refusal) {
    if (refusal.retryAfter() != null) {
      var seconds = Long.toString(refusal.retryAfter().toSeconds());
      response.header(HttpHeaderNames.RETRY_AFTER, seconds);
    }
    var code = refusal.code();
    return code == null
        ? answer(response, refusal.status(), "text/html", "<h1>scripted</h1>")
        : answer(response, refusal.status(), JSON, dialect.refusal(refusal, code));
  }

  Mono<Void> cut() {
    response.withConnection(connection -> connection.channel().unsafe().closeForcibly());
    return Mono.never();
  }

  private static Mono<Void> answer(
      HttpServerResponse response, int status, String type, String body) {
    return response
        .status(status)
        .header(HttpHeaderNames.CONTENT_TYPE, type)
        .sendString(Mono.just(body))
        .then();
  }
}
