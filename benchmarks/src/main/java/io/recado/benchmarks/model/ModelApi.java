package io.recado.benchmarks.model;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.json.JsonMapper;

/**
 * A language model behind OpenAI's API, in this process: whoever asks meets the mood of their key.
 * It remembers every question.
 *
 * <p>Source: OpenAI API reference, create chat completion.
 */
public final class ModelApi implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration HUNG = Duration.ofSeconds(60);
  private static final Duration DRIP = Duration.ofMillis(250);
  private static final int BROKEN_OFF_AT = 40;

  private final Obedience obedience;
  private final Queue<Question> questions = new ConcurrentLinkedQueue<>();
  private final LoopResources threads = LoopResources.create("model-api", 1, true);
  private final DisposableServer server;

  /**
   * What a model was asked.
   *
   * @param words the customer's message
   * @param again whether the product has refused the model's first answer to it
   * @param nanos when it came, by {@link System#nanoTime}
   * @param ended the same of when its connection ended, once it has
   */
  public record Question(
      Mood mood, String words, boolean again, long nanos, CompletableFuture<Long> ended) {

    /** Whether whoever asked has let go of it by now, and that within a time. */
    public boolean isEndedWithin(Duration time) {
      return ended.isDone() && ended.join() - nanos <= time.toNanos();
    }
  }

  private ModelApi(Obedience obedience) {
    this.obedience = obedience;
    this.server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .runOn(threads)
            .route(routes -> routes.post("/v1/chat/completions", this::ask))
            .bindNow();
  }

  /** Serves on a free port. */
  public static ModelApi start(Obedience obedience) {
    return new ModelApi(obedience);
  }

  /** Where tenants say that their model is. */
  public URI url() {
    return URI.create("http://127.0.0.1:%d/v1".formatted(server.port()));
  }

  /** What it was asked in a mood, in the order it came. */
  public List<Question> questions(Mood mood) {
    return questions.stream().filter(question -> question.mood() == mood).toList();
  }

  @Override
  public void close() {
    server.disposeNow(Duration.ofSeconds(5));
    threads.dispose();
  }

  private Mono<Void> ask(HttpServerRequest request, HttpServerResponse response) {
    var key = request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION, "");
    return request
        .receive()
        .aggregate()
        .asByteArray()
        .map(body -> question(Mood.of(key.replaceFirst("^Bearer ", "")), body))
        .doOnNext(question -> remember(question, response))
        .flatMap(
            question ->
                answer(
                    question, response.header(HttpHeaderNames.CONTENT_TYPE, "application/json")));
  }

  /** The product asks each question on a connection of its own. */
  private void remember(Question question, HttpServerResponse response) {
    questions.add(question);
    response.withConnection(
        connection -> connection.onDispose(() -> question.ended().complete(System.nanoTime())));
  }

  private Mono<Void> answer(Question question, HttpServerResponse response) {
    var answer = completion(obedience.answer(question.words(), question.again()));
    return switch (question.mood()) {
      case OBEYS -> send(response, answer);
      case GARBLES -> send(response, answer.substring(0, BROKEN_OFF_AT));
      case HANGS -> Mono.delay(HUNG).then(Mono.defer(() -> send(response, answer)));
      case DRIPS -> response.send(drops(answer), _ -> true).then();
      case FAILS -> response.status(503).send();
    };
  }

  private static Mono<Void> send(HttpServerResponse response, String body) {
    return response.sendString(Mono.just(body)).then();
  }

  private static Flux<ByteBuf> drops(String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return Flux.interval(DRIP)
        .take(bytes.length)
        .map(place -> Unpooled.wrappedBuffer(bytes, Math.toIntExact(place), 1));
  }

  /** The first message is the instructions', the second the customer's turn, in JSON of its own. */
  private static Question question(Mood mood, byte[] body) {
    long nanos = System.nanoTime();
    var messages = JSON.readTree(body).path("messages");
    var turn = JSON.readTree(messages.path(1).path("content").asString("{}"));
    return new Question(
        mood,
        turn.path("message").asString(""),
        messages.size() > 2,
        nanos,
        new CompletableFuture<>());
  }

  private static String completion(String text) {
    var message = Map.of("role", "assistant", "content", text);
    return JSON.writeValueAsString(
        Map.of(
            "id", "demo",
            "object", "chat.completion",
            "model", "demo",
            "choices", List.of(Map.of("index", 0, "message", message, "finish_reason", "stop")),
            "usage", Map.of("prompt_tokens", 1, "completion_tokens", 1, "total_tokens", 2)));
  }
}
