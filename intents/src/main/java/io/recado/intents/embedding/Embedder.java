package io.recado.intents.embedding;

/**
 * Places texts in a space where what means the same lies close together. Safe for many threads;
 * computes on the calling thread, some milliseconds for a chat message.
 */
public interface Embedder {

  /** How many numbers a vector has. */
  int dimensions();

  /**
   * The text's vector, of length one. Any text has one, a blank one too; of a long text only the
   * beginning counts.
   */
  float[] embed(String text);

  /** Whether a word, in lower case and without accents, is one of the model's own. */
  boolean knows(String word);

  /** Whether texts of other languages are best said in English to it. */
  default boolean readsEnglishAlone() {
    return false;
  }

  /**
   * Changes whenever vectors may change: what was learned from vectors of another fingerprint is
   * worth nothing.
   */
  String fingerprint();
}
