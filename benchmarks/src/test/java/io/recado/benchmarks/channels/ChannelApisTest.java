package io.recado.benchmarks.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.netty.http.server.HttpServer;

class ChannelApisTest {

  private final ChannelApis apis = ChannelApis.start();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    apis.close();
    http.close();
  }

  @Test
  void takesWhatsAppMessagesAndRemembersThemPerCustomerInOrder() throws Exception {
    sendText("1001", "34600000001", "eins");
    sendText("1001", "34600000002", "zwei");
    sendText("1001", "34600000001", "drei");

    assertThat(apis.takenBy("1001", "34600000001"))
        .extracting(Received::text, Received::opaqueId)
        .containsExactly(tuple("eins", "id-eins"), tuple("drei", "id-drei"));
    assertThat(apis.taken()).isEqualTo(3);
  }

  @Test
  void answersWithTheIdItRemembers() throws Exception {
    var answer = sendText("1001", "34600000001", "Hola");

    var taken = apis.takenBy("1001", "34600000001").getFirst();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"id\":\"" + taken.messageId() + "\"");
  }

  @Test
  void remembersWhatCanBeTapped() throws Exception {
    post(
        "/v25.0/1001/messages",
        """
        {"to":"1","type":"interactive","interactive":{"type":"button","body":{"text":"¿Sí?"},
        "action":{"buttons":[{"type":"reply","reply":{"id":"y","title":"Sí"}}]}}}""");

    var taken = apis.takenBy("1001", "1").getFirst();
    assertThat(taken.text()).isEqualTo("¿Sí?");
    assertThat(taken.options()).containsExactly(new Received.Option("y", "Sí"));
  }

  @Test
  void readMarksSucceedAndAreNoMessages() throws Exception {
    var answer = post("/v25.0/1001/messages", "{\"status\":\"read\",\"message_id\":\"wamid.1\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(apis.attempts()).isEmpty();
  }

  @Test
  void takesTelegramMessages() throws Exception {
    var answer = post("/bot7:token/sendMessage", "{\"chat_id\":\"42\",\"text\":\"Hola\"}");
    post("/bot7:token/sendChatAction", "{\"chat_id\":\"42\",\"action\":\"typing\"}");

    assertThat(answer.body()).contains("\"ok\":true", "\"message_id\":");
    assertThat(apis.takenBy("7:token", "42")).extracting(Received::text).containsExactly("Hola");
  }

  @Test
  void aScriptForOneNumberLeavesTheOthersAlone() throws Exception {
    apis.script("1001", Behaviour.tooMany(Duration.ofSeconds(7)), 1);

    var refused = sendText("1001", "1", "eins");
    var other = sendText("1002", "1", "zwei");
    var again = sendText("1001", "1", "eins");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(refused.body()).contains("\"code\":130429");
    assertThat(List.of(other.statusCode(), again.statusCode())).containsOnly(200);
    assertThat(apis.attempts("1001", "1")).hasSize(2);
    assertThat(apis.takenBy("1001", "1")).hasSize(1);
  }

  @Test
  void aGatewayInBetweenFailsWithAPage() throws Exception {
    apis.script(Behaviour.fails(502));

    var answer = sendText("1001", "1", "eins");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).startsWith("<");
    assertThat(apis.taken()).isZero();
  }

  @Test
  void telegramsRefusalSaysWhenToComeBack() throws Exception {
    apis.script(Behaviour.tooMany(Duration.ofSeconds(3)));

    var answer = post("/bot7:token/sendMessage", "{\"chat_id\":\"42\",\"text\":\"Hola\"}");

    assertThat(answer.body()).contains("\"ok\":false", "\"error_code\":429", "\"retry_after\":3");
  }

  @Test
  void takesTheMessageAndCutsTheConnection() {
    apis.script(new Behaviour.TakeAndCut(), 1);

    assertThatThrownBy(() -> sendText("1001", "1", "eins")).isInstanceOf(IOException.class);

    assertThat(apis.takenBy("1001", "1")).hasSize(1);
  }

  @Test
  void cutsTheConnectionAndTakesNothing() {
    apis.script(new Behaviour.Cut(), 1);

    assertThatThrownBy(() -> sendText("1001", "1", "eins")).isInstanceOf(IOException.class);

    assertThat(apis.attempts("1001", "1")).hasSize(1);
    assertThat(apis.takenBy("1001", "1")).isEmpty();
  }

  @Test
  void holdsTheAnswerUntilReleased() {
    apis.script(new Behaviour.Hold());
    var arrived = new CompletableFuture<Received>();
    apis.onReceived(arrived::complete);

    var held =
        http.sendAsync(request("/v25.0/1001/messages", text("1", "eins")), BodyHandlers.ofString());
    arrived.join();
    assertThat(held).isNotDone();
    apis.unscript();

    assertThat(held.join().statusCode()).isEqualTo(200);
  }

  @Test
  void answersLater() throws Exception {
    apis.script(Behaviour.slow(Duration.ofMillis(200)));
    long before = System.nanoTime();

    sendText("1001", "1", "eins");

    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void postsSignedStatusesBack() throws Exception {
    var bodies = new ArrayList<String>();
    var signatures = new ArrayList<String>();
    var product =
        HttpServer.create()
            .host("localhost")
            .port(0)
            .handle(
                (request, response) -> {
                  signatures.add(request.requestHeaders().get(MetaSignature.HEADER));
                  return request.receive().aggregate().asString().doOnNext(bodies::add).then();
                })
            .bindNow();
    var signature = new MetaSignature("secret");
    sendText("1001", "34600000001", "eins");
    var message = apis.takenBy("1001", "34600000001").getFirst();
    var statuses =
        new StatusWebhooks(() -> URI.create("http://localhost:" + product.port()), signature);

    var answers = statuses.post(message, List.of("sent", "delivered")).block();

    assertThat(answers).containsExactly(200, 200);
    assertThat(bodies.getFirst()).contains("\"status\":\"sent\"", message.messageId(), "id-eins");
    assertThat(bodies.getLast()).contains("\"status\":\"delivered\"");
    assertThat(signatures.getFirst())
        .isEqualTo(signature.of(bodies.getFirst().getBytes(StandardCharsets.UTF_8)));
    product.disposeNow();
  }

  @Test
  void manyCallsAtOnceAreAllRemembered() {
    var calls =
        IntStream.range(0, 500)
            .mapToObj(i -> request("/v25.0/1001/messages", text("1", "m" + i)))
            .map(request -> http.sendAsync(request, BodyHandlers.ofString()))
            .toList();

    calls.forEach(CompletableFuture::join);

    assertThat(apis.takenBy("1001", "1")).extracting(Received::messageId).doesNotHaveDuplicates();
    assertThat(apis.taken()).isEqualTo(500);
  }

  private HttpResponse<String> sendText(String number, String to, String text) throws Exception {
    return post("/v25.0/" + number + "/messages", text(to, text));
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return http.send(request(path, body), BodyHandlers.ofString());
  }

  private static String text(String to, String text) {
    return "{\"to\":\"%s\",\"type\":\"text\",\"text\":{\"body\":\"%s\"},\"biz_opaque_callback_data\":\"id-%s\"}"
        .formatted(to, text, text);
  }

  private HttpRequest request(String path, String body) {
    return HttpRequest.newBuilder(apis.url().resolve(path))
        .version(HttpClient.Version.HTTP_1_1)
        .POST(BodyPublishers.ofString(body))
        .build();
  }
}
