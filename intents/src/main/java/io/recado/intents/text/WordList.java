package io.recado.intents.text;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A set of words from a file, several to a line. */
public final class WordList {

  private final Set<String> words;

  private WordList(Set<String> words) {
    this.words = Set.copyOf(words);
  }

  /** Reads a file of {@link Lines}; each word is brought into the form of {@link PlainText}. */
  public static WordList of(String resource) {
    var words = new HashSet<String>();
    Lines.of(resource).forEach(line -> words.addAll(PlainText.of(line).words()));
    return new WordList(words);
  }

  /** The lists {@code <folder>/<language code>.txt}, one for every language. */
  public static PerLanguage<WordList> perLanguage(String folder) {
    return new PerLanguage<>(language -> of(folder + "/" + language.code() + ".txt"));
  }

  public boolean contains(String word) {
    return words.contains(word);
  }

  /** The words that are not in the list, in their order. */
  public List<String> strangersIn(Collection<String> text) {
    return text.stream().filter(word -> !words.contains(word)).toList();
  }

  public Set<String> words() {
    return words;
  }
}
