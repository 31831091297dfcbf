package io.recado.intents.knowledge;

import io.recado.conversation.Language;
import io.recado.intents.knowledge.Source.Document;
import io.recado.intents.knowledge.Source.Format;
import io.recado.intents.knowledge.Source.Pair;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/**
 * A source as an owner hands it in. It is read later, and published then.
 *
 * @param title up to 200 characters
 * @param language what it is written in
 */
public record Edition(String title, Language language, Content content) {

  /** What kinds of it there are. */
  public enum Kind {
    FAQ,
    PAGE,
    FILE,
    ADDRESS
  }

  /** What is in it, or where it is. */
  public sealed interface Content {

    /** Questions with their answers. */
    record Faq(List<Pair> pairs) implements Content {
      public Faq {
        pairs = List.copyOf(pairs);
      }
    }

    /** A page that is written in Recado. */
    record Page(String markdown) implements Content {}

    /** A file, which is not kept once it was read. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record File(Format format, byte[] bytes) implements Content {}

    /** Where a page or document is fetched. */
    record Address(URI uri) implements Content {}
  }

  Kind kind() {
    return switch (content) {
      case Content.Faq _ -> Kind.FAQ;
      case Content.Page _ -> Kind.PAGE;
      case Content.File _ -> Kind.FILE;
      case Content.Address _ -> Kind.ADDRESS;
    };
  }

  /** What is to be read of it; of an address nothing, before it is fetched. */
  Source source(UUID id) {
    return switch (content) {
      case Content.Faq(var pairs) -> new Source.Faq(id, title, language, pairs);
      case Content.Page(var markdown) -> Document.page(id, title, language, markdown);
      case Content.File(var format, var bytes) ->
          new Document(id, title, language, format, bytes, null);
      case Content.Address(var uri) ->
          new Document(id, title, language, Format.HTML, new byte[0], uri);
    };
  }
}
