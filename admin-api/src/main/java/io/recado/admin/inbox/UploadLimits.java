package io.recado.admin.inbox;

import io.recado.actions.sentfile.SentFileRules;
import java.util.Map;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ReactiveHttpInputMessage;
import org.springframework.http.codec.multipart.DefaultPartHttpMessageReader;
import org.springframework.http.codec.multipart.MultipartHttpMessageReader;
import org.springframework.http.codec.multipart.Part;
import reactor.core.publisher.Flux;

/**
 * What is read of a form with a file in it: no more than may be sent, of which the greater part
 * waits on disk.
 */
@Configuration(proxyBeanMethods = false)
class UploadLimits {

  /** The file and its caption. */
  private static final int MOST_PARTS = 2;

  @Bean
  CodecCustomizer readsNoMoreThanIsSent(SentFileRules rules) {
    var parts = new PartsOfCopies();
    parts.setMaxParts(MOST_PARTS);
    parts.setMaxDiskUsagePerPart(rules.mostBytes());
    return configurer ->
        configurer.defaultCodecs().multipartReader(new MultipartHttpMessageReader(parts));
  }

  /**
   * Reads copies of what came. Of a form that it refuses half-way, Spring's reader (7.0.8) releases
   * a buffer twice: one of the server's is then missing where it belongs to somebody else, and the
   * connection breaks down before the refusal is heard.
   */
  private static final class PartsOfCopies extends DefaultPartHttpMessageReader {

    @Override
    public Flux<Part> read(
        ResolvableType type, ReactiveHttpInputMessage message, Map<String, Object> hints) {
      return super.read(type, new Copied(message), hints);
    }
  }

  private record Copied(ReactiveHttpInputMessage message) implements ReactiveHttpInputMessage {

    @Override
    public Flux<DataBuffer> getBody() {
      return message.getBody().map(Copied::ofItsOwn);
    }

    @Override
    public HttpHeaders getHeaders() {
      return message.getHeaders();
    }

    /** In memory that the collector frees: to release it does nothing. */
    private static DataBuffer ofItsOwn(DataBuffer buffer) {
      try {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
      } finally {
        DataBufferUtils.release(buffer);
      }
    }
  }
}
