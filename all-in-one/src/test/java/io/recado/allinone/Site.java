package io.recado.allinone;

import io.recado.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Where the product listens, whichever process of it runs there at the moment. */
record Site(int port) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  static Site onFreePort() {
    return new Site(FreePort.any());
  }

  boolean isReady() {
    try {
      return send(request("/actuator/health/readiness").build()).statusCode() == 200;
    } catch (UncheckedIOException e) {
      // Nobody listens yet.
      return false;
    }
  }

  /** The body behind a path. */
  String get(String path) {
    return get(path, Map.of());
  }

  String get(String path, Map<String, String> headers) {
    var request = request(path);
    headers.forEach(request::header);
    return send(request.build()).body();
  }

  /**
   * Posts JSON.
   *
   * @return the answer's status
   */
  int post(String path, byte[] body, Map<String, String> headers) {
    return exchange(path, body, headers).statusCode();
  }

  /** Posts JSON, and gives the whole answer. */
  HttpResponse<String> exchange(String path, byte[] body, Map<String, String> headers) {
    return exchange("POST", path, body, headers);
  }

  /** Sends JSON by any method, and gives the whole answer. */
  HttpResponse<String> exchange(
      String method, String path, byte[] body, Map<String, String> headers) {
    var request = request(path).header("Content-Type", "application/json");
    headers.forEach(request::header);
    return send(request.method(method, BodyPublishers.ofByteArray(body)).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(PATIENCE);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
