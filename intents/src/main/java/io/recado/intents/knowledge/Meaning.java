package io.recado.intents.knowledge;

import io.recado.intents.embedding.Embedder;
import io.recado.intents.embedding.Embedders;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of questions and passages, where there is an embedder; without one, words alone decide.
 * Computes on the calling thread.
 */
final class Meaning {

  private final Supplier<Optional<Embedder>> embedder;

  Meaning(Supplier<Optional<Embedder>> embedder) {
    this.embedder = embedder;
  }

  /** By the one embedder of this process, which loads when first asked for. */
  static Meaning shared() {
    return new Meaning(Embedders::shared);
  }

  /** Whose vectors can be compared with these; null for none's. */
  @Nullable String model() {
    return embedder.get().map(Embedder::fingerprint).orElse(null);
  }

  float @Nullable [] of(String question) {
    return embedder.get().map(each -> each.embed(question)).orElse(null);
  }

  /** Of each heading; of the text, below its heading, where it is no answer to one. */
  byte[] of(Passage passage) {
    var texts =
        passage.answers()
            ? passage.headings()
            : List.of(String.join("\n", passage.headings()) + "\n" + passage.body());
    return embedder
        .get()
        .map(each -> Vectors.packed(texts.stream().map(each::embed).toList()))
        .orElse(new byte[0]);
  }
}
