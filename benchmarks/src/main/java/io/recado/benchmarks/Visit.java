package io.recado.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A visitor of the demo tenant's widget, who speaks the API that the widget's frame speaks. */
final class Visit implements AutoCloseable {

  private static final String SITE = "demo-widget";
  private static final String DATA = "data:";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<Bubble> bubbles = new LinkedBlockingQueue<>();
  private final URI root;
  private final String token;

  private Visit(URI root) throws IOException, InterruptedException {
    this.root = root;
    var session = post("/widget/api/sessions", Map.of("siteToken", SITE, "language", "es"), "");
    this.token = session.path("visitorToken").asString();
  }

  /** A new visitor, with the stream of replies open. */
  static Visit begin(URI root) throws IOException, InterruptedException {
    var visit = new Visit(root);
    visit.listen();
    return visit;
  }

  /** What the business said, and how long after the visitor's message it was on the screen. */
  record Reply(String content, Duration after) {}

  private record Bubble(long position, String content, long at) {}

  /**
   * Says something and waits for the one bubble that answers it.
   *
   * @throws IllegalStateException when none comes, or another than that one
   */
  Reply say(String text) throws IOException, InterruptedException {
    long sentAt = System.nanoTime();
    var id = UUID.randomUUID().toString();
    var message = Map.of("type", "text", "clientId", id, "text", text);
    long position = post("/widget/api/messages", message, token).path("position").asLong();
    var bubble = bubbles.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (bubble == null || bubble.position() != position + 1) {
      throw new IllegalStateException("'%s' was answered by %s".formatted(text, bubble));
    }
    return new Reply(bubble.content(), Duration.ofNanos(bubble.at() - sentAt));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private void listen() throws IOException, InterruptedException {
    var request = request("/widget/api/stream?after=0", token).build();
    var stream = client.send(request, BodyHandlers.ofLines());
    if (stream.statusCode() != 200) {
      throw new IllegalStateException("the stream was answered " + stream.statusCode());
    }
    Thread.startVirtualThread(() -> follow(stream.body()));
  }

  private void follow(Stream<String> lines) {
    try {
      lines.filter(line -> line.startsWith(DATA)).forEach(this::hear);
    } catch (UncheckedIOException e) {
      // The visit is over; who still waits for a reply is told so by the clock.
      bubbles.clear();
    }
  }

  private void hear(String line) {
    var event = JSON.readTree(line.substring(DATA.length()));
    if (event.path("author").asString("").equals("business")) {
      bubbles.add(
          new Bubble(
              event.path("position").asLong(),
              event.path("content").toString(),
              System.nanoTime()));
    }
  }

  private JsonNode post(String path, Map<String, String> body, String bearer)
      throws IOException, InterruptedException {
    var request =
        request(path, bearer)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          "%s was answered %d %s".formatted(path, answer.statusCode(), answer.body()));
    }
    return JSON.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path, String bearer) {
    var request = HttpRequest.newBuilder(root.resolve(path));
    return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
  }
}
