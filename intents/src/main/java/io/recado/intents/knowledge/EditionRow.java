package io.recado.intents.knowledge;

import static io.recado.database.Columns.required;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.r2dbc.spi.Readable;
import io.recado.conversation.Language;
import io.recado.intents.knowledge.Edition.Content;
import io.recado.intents.knowledge.Edition.Kind;
import io.recado.intents.knowledge.Source.Format;
import io.recado.intents.knowledge.Source.Pair;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is in an edition, as columns. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EditionRow(
    String kind, @Nullable String form, @Nullable String url, byte @Nullable [] content) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<List<Pair>> PAIRS = new TypeReference<>() {};

  static EditionRow of(Edition edition) {
    var kind = code(edition.kind());
    return switch (edition.content()) {
      case Content.Faq(var pairs) ->
          new EditionRow(kind, null, null, JSON.writeValueAsBytes(pairs));
      case Content.Page(var markdown) -> new EditionRow(kind, null, null, markdown.getBytes(UTF_8));
      case Content.File(var format, var bytes) -> new EditionRow(kind, code(format), null, bytes);
      case Content.Address(var uri) -> new EditionRow(kind, null, uri.toString(), null);
    };
  }

  /** Empty where the content was not kept. */
  static Optional<Edition> read(Readable row) {
    return content(row)
        .map(
            content ->
                new Edition(
                    required(row, "title", String.class),
                    Language.ofTag(required(row, "language", String.class)).orElseThrow(),
                    content));
  }

  private static Optional<Content> content(Readable row) {
    var kind = Kind.valueOf(required(row, "kind", String.class).toUpperCase(Locale.ROOT));
    if (kind == Kind.ADDRESS) {
      return Optional.of(new Content.Address(URI.create(required(row, "url", String.class))));
    }
    return Optional.ofNullable(row.get("content", byte[].class))
        .map(
            bytes ->
                switch (kind) {
                  case FAQ -> new Content.Faq(JSON.readValue(bytes, PAIRS));
                  case PAGE -> new Content.Page(new String(bytes, UTF_8));
                  case FILE -> new Content.File(format(row), bytes);
                  case ADDRESS -> throw new IllegalStateException("has no content");
                });
  }

  static Format format(Readable row) {
    return Format.valueOf(required(row, "form", String.class).toUpperCase(Locale.ROOT));
  }

  /** How large it is; 0 for what is yet to be fetched. */
  int bytes() {
    return content == null ? 0 : content.length;
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
