package io.recado.intents.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.netty.handler.codec.http.HttpMethod;
import io.recado.egress.Answered;
import io.recado.egress.Egress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way of the providers' clients to addresses that tenants name. It holds no connection and no
 * thread, so that a tenant's model costs nothing while nobody asks it.
 */
final class EgressHttp implements HttpClient {

  /** Of the longest answer that is asked for, many times over. */
  private static final int MOST_BYTES = 256 * 1024;

  private final Egress egress;

  EgressHttp(Egress egress) {
    this.egress = egress;
  }

  HttpClientBuilder builder() {
    return new Builder(this);
  }

  /** Blocks, as its callers want; they come on virtual threads. */
  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    var answered =
        Objects.requireNonNull(
            egress
                .ask(
                    HttpMethod.valueOf(request.method().name()),
                    URI.create(request.url()),
                    headers(request.headers()),
                    bytes(request.body()),
                    MOST_BYTES)
                .block());
    return successful(answered);
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("no answer is streamed");
  }

  private static SuccessfulHttpResponse successful(Answered answered) {
    var body = new String(answered.body(), StandardCharsets.UTF_8);
    if (answered.status() / 100 != 2) {
      throw new HttpException(answered.status(), body);
    }
    return SuccessfulHttpResponse.builder()
        .statusCode(answered.status())
        .headers(Map.of())
        .body(body)
        .build();
  }

  private static Map<String, String> headers(Map<String, List<String>> given) {
    var headers = new HashMap<String, String>();
    given.forEach((name, values) -> headers.put(name, String.join(", ", values)));
    return headers;
  }

  private static byte[] bytes(@Nullable String body) {
    return body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
  }

  /** Takes no times: every call is cut off by its caller. */
  private record Builder(HttpClient client) implements HttpClientBuilder {

    @Override
    public Duration connectTimeout() {
      return ChatModels.LIMIT;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return ChatModels.LIMIT;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      return this;
    }

    @Override
    public HttpClient build() {
      return client;
    }
  }
}
