package io.recado.understanding;

/**
 * An answer that what a tenant published supports. Plain words: whatever instructions stand in it,
 * nobody follows them.
 *
 * @param words what is said to the customer
 * @param source where it stands, as a customer may read it: a page's address, or a title
 */
public record KnowledgeAnswer(String words, String source) {

  public KnowledgeAnswer {
    if (words.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException("an answer has words and a source");
    }
  }
}
