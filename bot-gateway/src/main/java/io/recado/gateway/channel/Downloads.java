package io.recado.gateway.channel;

import io.recado.channel.Channel;
import io.recado.gateway.channel.Fetched.Away;
import io.recado.gateway.channel.Fetched.Bytes;
import io.recado.gateway.channel.Fetched.TooLarge;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Gets files over HTTP: no more bytes and no longer than its limits allow, not compressed, and
 * never from where a redirect points. Connections are its own, so that no message waits for a file.
 */
public final class Downloads {

  private static final Logger log = LoggerFactory.getLogger(Downloads.class);

  private static final int MOST_AT_A_TIME = 64;

  private final WebClient http;
  private final Duration timeout;
  private final int mostBytes;

  /** For files that are read during a turn. */
  public Downloads(Settings settings) {
    this(settings.duration(Setting.MEDIA_FETCH_TIMEOUT), settings.count(Setting.MEDIA_MOST_BYTES));
  }

  /**
   * @param timeout of a whole file
   * @param mostBytes of one file
   */
  public Downloads(Duration timeout, int mostBytes) {
    this.timeout = timeout;
    this.mostBytes = mostBytes;
    var connections = ConnectionProvider.create("files", MOST_AT_A_TIME);
    this.http =
        WebClient.builder()
            .clientConnector(
                new ReactorClientHttpConnector(
                    HttpClient.create(connections).followRedirect(false)))
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(mostBytes))
            .build();
  }

  /** A file, in all the calls that it needs; away when they fail or take too long together. */
  public Mono<Fetched> inTime(Mono<Fetched> file, Channel channel) {
    return file.timeout(timeout)
        .onErrorResume(
            fault -> {
              log.info(
                  "A file of {} could not be fetched: {}",
                  channel,
                  fault.getClass().getSimpleName());
              return Mono.empty();
            })
        .defaultIfEmpty(new Away());
  }

  /** Whether a file of this size is fetched; the size may be unknown or a lie. */
  public boolean takes(long bytes) {
    return bytes <= mostBytes;
  }

  /**
   * What is at an address; away for anything but 200. Fails when there is no answer, and has no
   * time limit of its own.
   *
   * @param what is fetched, for the log
   */
  public Mono<Fetched> get(URI address, Consumer<HttpHeaders> headers, String what) {
    return http.get()
        .uri(address)
        .headers(headers)
        .exchangeToMono(answer -> body(answer, what))
        .onErrorResume(
            DataBufferLimitException.class,
            tooLarge -> {
              log.info("{} is larger than {} bytes and is not fetched", what, mostBytes);
              return Mono.just(new TooLarge());
            });
  }

  private static Mono<Fetched> body(ClientResponse answer, String what) {
    HttpStatusCode status = answer.statusCode();
    if (status.value() == 200) {
      return answer.bodyToMono(byte[].class).map(Bytes::new);
    }
    log.info("{} cannot be fetched: HTTP {}", what, status.value());
    return answer.releaseBody().thenReturn(new Away());
  }
}
