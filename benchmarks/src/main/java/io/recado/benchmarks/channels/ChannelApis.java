package io.recado.benchmarks.channels;

import io.recado.benchmarks.channels.Behaviour.After;
import io.recado.benchmarks.channels.Behaviour.Cut;
import io.recado.benchmarks.channels.Behaviour.Hold;
import io.recado.benchmarks.channels.Behaviour.Refuse;
import io.recado.benchmarks.channels.Behaviour.Take;
import io.recado.benchmarks.channels.Behaviour.TakeAndCut;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * WhatsApp's Graph API and Telegram's Bot API, as far as the product calls them, in this process.
 * It takes every message, unless scripted to do something else, and remembers every call to send
 * one. Read marks, typing indicators and all other calls just succeed and are not remembered.
 *
 * <p>Safe for many threads. Listeners are called on the one thread that serves, before the answer
 * is written: they must not block.
 */
public final class ChannelApis implements AutoCloseable {

  /** Until changed: more often than any run calls. */
  private static final int ALWAYS = Integer.MAX_VALUE;

  /** Telegram holds a poll open while there is nothing to tell. */
  private static final Duration POLL = Duration.ofSeconds(5);

  private final Script script = new Script();
  private final Messages messages = new Messages();
  private final AtomicLong ids = new AtomicLong();
  private final LoopResources threads = LoopResources.create("channel-apis", 1, true);
  private final DisposableServer server;
  private volatile CompletableFuture<Void> gate = new CompletableFuture<>();

  private ChannelApis() {
    this.server =
        HttpServer.create()
            .host("localhost")
            .port(0)
            .runOn(threads)
            .route(
                routes ->
                    routes
                        .post("/{version}/{number}/messages", this::graph)
                        .post("/{bot}/{method}", this::bot))
            .bindNow();
  }

  /** Serves on a free port. */
  public static ChannelApis start() {
    return new ChannelApis();
  }

  /** What {@code RECADO_WHATSAPP_API_URL} and {@code RECADO_TELEGRAM_API_URL} are to be. */
  public URI url() {
    return URI.create("http://localhost:" + server.port());
  }

  /**
   * All calls to send meet this behaviour, until changed; what is said of one number goes first.
   */
  public void script(Behaviour behaviour) {
    script.setForAll(behaviour, ALWAYS);
  }

  /** So many of the next calls to send meet this behaviour, whatever their number. */
  public void script(Behaviour behaviour, int times) {
    script.setForAll(behaviour, times);
  }

  /** Calls to send from one number (or by one bot's token) meet this behaviour, until changed. */
  public void script(String number, Behaviour behaviour) {
    script.set(number, behaviour, ALWAYS);
  }

  /** So many of a number's next calls to send meet this behaviour. */
  public void script(String number, Behaviour behaviour, int times) {
    script.set(number, behaviour, times);
  }

  /** Takes everything at once again, and {@link #release}s. */
  public void unscript() {
    script.clear();
    release();
  }

  /** Answers all senders that are held. */
  public void release() {
    var held = gate;
    gate = new CompletableFuture<>();
    held.complete(null);
  }

  /** Tells of every call to send from now on, taken or not. */
  public void onReceived(Consumer<Received> listener) {
    messages.listen(listener);
  }

  /** What a customer got from a number, in the order of arrival. */
  public List<Received> takenBy(String number, String recipient) {
    return messages.of(number, recipient).stream().filter(Received::isTaken).toList();
  }

  /** Every call to send from a number to a customer, taken or not, in the order of arrival. */
  public List<Received> attempts(String number, String recipient) {
    return messages.of(number, recipient);
  }

  /** Every call to send; in order for each customer. */
  public List<Received> attempts() {
    return messages.all();
  }

  /** Messages taken since the start, or since they were forgotten. */
  public long taken() {
    return messages.taken();
  }

  /** Forgets all calls. Scripts and listeners stay. */
  public void forget() {
    messages.clear();
  }

  @Override
  public void close() {
    release();
    server.disposeNow(Duration.ofSeconds(5));
    threads.dispose();
  }

  private Mono<Void> graph(HttpServerRequest request, HttpServerResponse response) {
    var number = String.valueOf(request.param("number"));
    return request
        .receive()
        .aggregate()
        .asByteArray()
        .flatMap(body -> graph(GraphCall.read(number, body), response));
  }

  private Mono<Void> graph(@Nullable Received call, HttpServerResponse response) {
    if (call == null) {
      return Exchange.succeed(response, GraphCall.SUCCESS);
    }
    return serve(new Exchange(call, response, Exchange.Dialect.GRAPH), script.next(call.number()));
  }

  private Mono<Void> bot(HttpServerRequest request, HttpServerResponse response) {
    var token = String.valueOf(request.param("bot")).replaceFirst("^bot", "");
    var method = String.valueOf(request.param("method"));
    return request
        .receive()
        .aggregate()
        .asByteArray()
        .defaultIfEmpty(new byte[0])
        .flatMap(body -> bot(token, method, body, response));
  }

  private Mono<Void> bot(String token, String method, byte[] body, HttpServerResponse response) {
    if (method.equals("sendChatAction") || !method.startsWith("send")) {
      return method.equals("getUpdates")
          ? Mono.delay(POLL).then(Mono.defer(() -> Exchange.succeed(response, BotCall.NO_UPDATES)))
          : Exchange.succeed(response, method.equals("getMe") ? BotCall.ME : BotCall.OK);
    }
    var call = BotCall.read(token, method, body);
    return serve(new Exchange(call, response, Exchange.Dialect.BOT), script.next(token));
  }

  private Mono<Void> serve(Exchange exchange, Behaviour behaviour) {
    return switch (behaviour) {
      case Take _ -> exchange.answerTaken(take(exchange));
      case Refuse refusal -> note(exchange).refuse(refusal);
      case After after ->
          Mono.delay(after.delay()).then(Mono.defer(() -> serve(exchange, after.then())));
      case Hold _ -> exchange.answerWhen(gate, take(exchange));
      case TakeAndCut _ -> {
        take(exchange);
        yield exchange.cut();
      }
      case Cut _ -> note(exchange).cut();
    };
  }

  private Received take(Exchange exchange) {
    var id = exchange.dialect().id(ids.incrementAndGet());
    var taken = exchange.call().takenAs(id);
    messages.add(taken);
    return taken;
  }

  private Exchange note(Exchange exchange) {
    messages.add(exchange.call());
    return exchange;
  }
}
