package io.recado.admin.web;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.Hints;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the bodies of this module's own types strictly: small, and with nothing in them that the
 * route does not know. Other modules of the process read theirs as they did.
 */
@Configuration(proxyBeanMethods = false)
class StrictBodies {

  static final int MOST_BYTES = 64 * 1024;
  static final int MOST_BYTES_OF_A_TABLE = 1024 * 1024;

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // 149.90 is no number of cents, and not 149 either.
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  @Bean
  CodecCustomizer readsOwnTypesStrictly(Settings settings) {
    int mostOfAPage = settings.count(Setting.KNOWLEDGE_PAGE_MOST_BYTES);
    return configurer -> {
      configurer.customCodecs().register(new Decoder(PageBody.class, mostOfAPage));
      configurer.customCodecs().register(new Decoder(TableBody.class, MOST_BYTES_OF_A_TABLE));
      configurer.customCodecs().register(new Decoder(Object.class, MOST_BYTES));
    };
  }

  private static final class Decoder extends JacksonJsonDecoder {

    private final Class<?> of;

    Decoder(Class<?> of, int mostBytes) {
      super(STRICT); // For all that the lenient one takes: also application/*+json.
      this.of = of;
      setMaxInMemorySize(mostBytes);
    }

    @Override
    public boolean canDecode(ResolvableType type, @Nullable MimeType mimeType) {
      return of.isAssignableFrom(type.toClass())
          && type.toClass().getPackageName().startsWith("io.recado.admin")
          && super.canDecode(type, mimeType);
    }

    /**
     * Of its own accord it would write what it has read into the log, at the level of its class.
     */
    @Override
    public Object decode(
        DataBuffer body,
        ResolvableType type,
        @Nullable MimeType mimeType,
        @Nullable Map<String, Object> hints) {
      var told = hints == null ? Hints.none() : hints;
      return super.decode(
          body, type, mimeType, Hints.merge(told, Hints.SUPPRESS_LOGGING_HINT, true));
    }
  }
}
