package io.recado.intents.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recado.intents.knowledge.PostgresSources.PassageRow;
import io.recado.intents.knowledge.Source.Document;
import io.recado.intents.knowledge.Source.Faq;
import io.recado.intents.knowledge.Source.Pair;
import io.recado.intents.text.PlainText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes searchable passages of sources. Blocks: it reads documents and computes vectors. */
final class Preparation {

  private final Documents documents;
  private final Meaning meaning;
  private final Limits limits;

  Preparation(Documents documents, Meaning meaning, Limits limits) {
    this.documents = documents;
    this.meaning = meaning;
    this.limits = limits;
  }

  /** Most passages of one tenant. */
  int mostPassages() {
    return limits.passages();
  }

  /** Whose vectors the passages get; null for none's. */
  @Nullable String embedder() {
    return meaning.model();
  }

  /**
   * @throws UnreadableException when the source cannot be read, or is too large
   */
  List<PassageRow> passages(Source source) {
    var passages =
        switch (source) {
          case Faq faq -> Passages.of(pairs(faq));
          case Document document -> Passages.ofSections(sections(document));
        };
    if (passages.size() > limits.passages()) {
      throw UnreadableException.of(Unreadable.TOO_MANY_PASSAGES);
    }
    return passages.stream().map(this::searchable).toList();
  }

  private List<Pair> pairs(Faq faq) {
    checkSize(
        faq.pairs().stream()
            .flatMap(pair -> Stream.concat(pair.wordings().stream(), Stream.of(pair.answer())))
            .mapToLong(text -> text.getBytes(UTF_8).length)
            .sum());
    return faq.pairs();
  }

  private List<Section> sections(Document document) {
    checkSize(document.bytes().length);
    return documents.sections(document);
  }

  private void checkSize(long bytes) {
    if (bytes > limits.bytes()) {
      throw UnreadableException.of(Unreadable.TOO_LARGE);
    }
  }

  private PassageRow searchable(Passage passage) {
    var headings =
        passage.headings().stream()
            .map(heading -> PlainText.of(heading).value())
            .filter(heading -> !heading.isEmpty())
            .collect(Collectors.joining("\n"));
    var body = PlainText.of(passage.body()).value();
    return new PassageRow(passage, headings, body, meaning.of(passage));
  }

  /**
   * What a tenant may publish.
   *
   * @param bytes of one document, or of all words of an FAQ
   * @param passages of all sources together
   */
  record Limits(int bytes, int passages) {}
}
