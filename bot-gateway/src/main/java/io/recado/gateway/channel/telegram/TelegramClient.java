package io.recado.gateway.channel.telegram;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.recado.gateway.channel.telegram.AtMostOnce.NotSentException;
import io.recado.gateway.channel.telegram.TelegramAnswer.Lost;
import io.recado.gateway.channel.telegram.TelegramAnswer.NotSent;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import reactor.core.publisher.Mono;

/**
 * Calls the Bot API, once for each subscription and never again by itself. No call fails: each ends
 * in a {@link TelegramAnswer}. Safe for many threads.
 *
 * <p>Connections and threads are shared by all bots; what is made for each call holds references
 * and a token, so there is nothing to cache, and a new token counts at once.
 */
final class TelegramClient implements AutoCloseable {

  /** How long Telegram may hold a poll open while there is nothing to tell. */
  static final Duration LONG_POLL = Duration.ofSeconds(25);

  /** What is neither a message nor a poll; OkHttp's own limit is 5 calls to a host. */
  static final int MOST_CALLS = 64;

  /** The time that a sender keeps in hand is longer. */
  private static final Duration LONGEST_QUEUE = Duration.ofSeconds(1);

  private final TelegramUrl api;
  private final ObjectMapper json = new ObjectMapper();
  private final OkHttpClient messages;
  private final OkHttpClient calls;
  private final OkHttpClient polls;

  /**
   * @param api scheme, host and port of the Bot API
   * @param timeout how long a call may take, from connecting to the last byte
   * @param mostMessages most messages sent at a time; no other call takes their places
   * @throws IllegalArgumentException when the URL has a path, which TelegramBots cannot take
   */
  TelegramClient(URI api, Duration timeout, int mostMessages) {
    this.api = url(api);
    this.calls = http(MOST_CALLS).connectTimeout(timeout).callTimeout(timeout).build();
    this.messages =
        http(mostMessages)
            .connectTimeout(timeout)
            .callTimeout(timeout)
            .connectionPool(calls.connectionPool())
            .build();
    // Every polled bot keeps one call open, so these are counted apart from all others.
    this.polls =
        http(Integer.MAX_VALUE)
            .connectTimeout(timeout)
            .callTimeout(LONG_POLL.plus(timeout))
            .connectionPool(calls.connectionPool())
            .build();
  }

  /** Sends a message. */
  Mono<TelegramAnswer> send(String token, BotApiMethod<?> method) {
    return execute(messages, token, new Call(method.getMethod(), method));
  }

  Mono<TelegramAnswer> call(String token, BotApiMethod<?> method) {
    return execute(calls, token, new Call(method.getMethod(), method));
  }

  /** For what TelegramBots has no plain method object of. */
  Mono<TelegramAnswer> call(String token, String method, Map<String, ?> parameters) {
    return execute(calls, token, new Call(method, parameters));
  }

  /** Like {@link #call}, for calls that Telegram holds open up to {@link #LONG_POLL}. */
  Mono<TelegramAnswer> poll(String token, String method, Map<String, ?> parameters) {
    return execute(polls, token, new Call(method, parameters));
  }

  /** Breaks off the polls, which would otherwise be held open on the other side. */
  void breakOffPolls() {
    polls.dispatcher().cancelAll();
  }

  @Override
  public void close() {
    breakOffPolls();
    polls.dispatcher().executorService().shutdown();
    messages.dispatcher().executorService().shutdown();
    calls.dispatcher().executorService().shutdown();
    calls.connectionPool().evictAll();
  }

  private Mono<TelegramAnswer> execute(OkHttpClient http, String token, Call call) {
    return Mono.fromFuture(
        () -> {
          var once = http.newBuilder().addInterceptor(new AtMostOnce(LONGEST_QUEUE)).build();
          return start(new OkHttpTelegramClient(json, once, token, api), call);
        });
  }

  private static CompletableFuture<TelegramAnswer> start(OkHttpTelegramClient client, Call call) {
    try {
      return client
          .executeAsync(call)
          .handle(
              (body, failure) -> failure == null ? TelegramAnswer.read(body) : unanswered(failure));
    } catch (TelegramApiException e) {
      // Only writing the request as JSON fails this early.
      return CompletableFuture.completedFuture(
          new NotSent("cannot write " + call.getMethod() + ": " + e.getMessage()));
    }
  }

  private static TelegramAnswer unanswered(Throwable failure) {
    var reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    // A call that ran out of time arrives wrapped.
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NotSentException) {
        return new NotSent(reason);
      }
    }
    return new Lost(reason);
  }

  private static OkHttpClient.Builder http(int mostCalls) {
    var dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
    dispatcher.setMaxRequests(mostCalls);
    dispatcher.setMaxRequestsPerHost(mostCalls);
    // The call's own time limit covers reading and writing.
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .followRedirects(false)
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO);
  }

  private static TelegramUrl url(URI api) {
    if (!api.getPath().isEmpty() && !api.getPath().equals("/")) {
      throw new IllegalArgumentException("the Bot API's URL takes no path");
    }
    var https = api.getScheme().equals("https");
    return TelegramUrl.builder()
        .schema(api.getScheme())
        .host(api.getHost())
        .port(api.getPort() >= 0 ? api.getPort() : https ? 443 : 80)
        .build();
  }

  /**
   * Any method, answered with the response's body: TelegramBots' own classes would fail on a
   * response that holds something newer than they are.
   */
  private static final class Call extends BotApiMethod<String> {

    private final String method;
    private final Object parameters;

    Call(String method, Object parameters) {
      this.method = method;
      this.parameters = parameters;
    }

    @Override
    public String getMethod() {
      return method;
    }

    @JsonValue
    Object parameters() {
      return parameters;
    }

    @Override
    public String deserializeResponse(String answer) {
      return answer;
    }
  }
}
