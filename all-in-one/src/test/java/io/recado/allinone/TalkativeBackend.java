package io.recado.allinone;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;

/** A system that refuses everything, and says back all that it was told, secrets included. */
final class TalkativeBackend implements AutoCloseable {

  private final WireMockServer server =
      new WireMockServer(
          wireMockConfig().dynamicPort().globalTemplating(true).jettyStopTimeout(0L));

  TalkativeBackend() {
    server.start();
    server.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withHeader("Content-Type", "text/plain")
                    .withBody("No: {{request.url}} {{request.headers}} {{request.body}}")));
  }

  String url() {
    return server.baseUrl();
  }

  /** Whether it was told this, in an address, a header or a body. */
  boolean wasTold(String text) {
    return server.getAllServeEvents().stream()
        .map(event -> event.getRequest())
        .anyMatch(
            request ->
                (request.getUrl() + request.getHeaders() + request.getBodyAsString())
                    .contains(text));
  }

  @Override
  public void close() {
    server.stop();
  }
}
