package io.recado.intents.local;

import io.recado.conversation.Language;
import io.recado.intents.embedding.Embedder;
import org.jspecify.annotations.Nullable;

/** Has texts of other languages embedded by a model that reads English alone. */
record InEnglish(Embedder embedder, Glossary glossary) implements Embedder {

  /**
   * The embedder for texts of a language: as it is, unless they are better said in English to it.
   *
   * @param embedder null for none
   */
  static @Nullable Embedder where(Language language, @Nullable Embedder embedder) {
    var glossary = Glossary.shipped(language);
    return embedder == null || glossary == null || !embedder.readsEnglishAlone()
        ? embedder
        : new InEnglish(embedder, glossary);
  }

  @Override
  public int dimensions() {
    return embedder.dimensions();
  }

  @Override
  public float[] embed(String text) {
    return embedder.embed(glossary.inEnglish(text));
  }

  @Override
  public boolean knows(String word) {
    return embedder.knows(word) || glossary.knows(word);
  }

  @Override
  public String fingerprint() {
    return embedder.fingerprint();
  }
}
