package io.recado.intents.embedding;

/** Cuts a text into the pieces a model knows. Safe for many threads. */
sealed interface Tokenizer permits WordPiece, Unigram {

  /**
   * The numbers of the text's pieces, between those of the model's opening and closing mark.
   *
   * @param most so many numbers at most; the end of a longer text is left out
   */
  long[] tokens(String text, int most);

  /** Whether a word needs no cutting. */
  boolean isPiece(String word);
}
