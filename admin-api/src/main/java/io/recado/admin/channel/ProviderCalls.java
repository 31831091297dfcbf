package io.recado.admin.channel;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks providers of channels, at the addresses that the operator has set. */
@Component
class ProviderCalls {

  private static final Logger log = LoggerFactory.getLogger(ProviderCalls.class);

  /**
   * What came back.
   *
   * @param body missing where it is no JSON
   */
  record Reply(int status, JsonNode body) {}

  private final WebClient client;
  private final Duration timeout;

  ProviderCalls(Settings settings) {
    this.timeout = settings.duration(Setting.CHANNEL_TIMEOUT);
    this.client =
        WebClient.builder()
            .clientConnector(
                new ReactorClientHttpConnector(HttpClient.create().followRedirect(false)))
            .build();
  }

  /**
   * Asks once; empty when there was no answer in time.
   *
   * @param address may hold a secret, so it is in no log
   */
  Mono<Reply> get(URI address, Consumer<HttpHeaders> headers) {
    return client
        .get()
        .uri(address)
        .headers(headers)
        .exchangeToMono(
            answer ->
                answer
                    .bodyToMono(String.class)
                    .defaultIfEmpty("")
                    .map(body -> new Reply(answer.statusCode().value(), json(body))))
        .timeout(timeout)
        .onErrorResume(fault -> unanswered(address, fault));
  }

  private static Mono<Reply> unanswered(URI address, Throwable fault) {
    log.info(
        "{} did not answer ({}); who asked is told so",
        address.getHost(),
        fault.getClass().getSimpleName());
    return Mono.empty();
  }

  private static JsonNode json(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException notJson) {
      return JsonMapper.shared().missingNode();
    }
  }
}
