package io.recado.intents.grammar;

import io.recado.intents.text.PlainText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kinds of phrases, each with the patterns that make one. A line reads {@code kind production
 * argument: pattern ; pattern}; the argument is a number and may be missing. A pattern's places are
 * filled by phrases of other kinds or by what {@link Terminals} know; some only look ahead. No kind
 * may begin with itself. Where patterns fit the same words, the earlier line counts.
 *
 * @param <C> what meanings depend on beside words
 * @param <M> what words can mean
 */
public final class Grammar<C, M> {

  /**
   * Kinds of single tokens that no list of words can give, such as numbers.
   *
   * @param <M> what words can mean
   */
  public interface Terminals<M> {
    /** Whether this kind is a terminal. */
    boolean know(String kind);

    /** What a token means as one of this kind; null when it is none. */
    @Nullable M read(String kind, Token token);

    /** Whether this kind takes no words up, but looks at what follows. */
    boolean lookAhead(String kind);

    /**
     * Whether a phrase may end before this token where its pattern looks ahead. Nothing is asked at
     * the end of the text.
     */
    boolean mayFollow(String kind, Token next);
  }

  /** A step on the way through patterns that begin alike. */
  static final class Node<C, M> {
    final Map<String, Node<C, M>> words = new HashMap<>();
    final Map<Place, Node<C, M>> places = new LinkedHashMap<>();
    @Nullable Rule<C, M> rule;
  }

  record Place(String kind, String name) {}

  record Rule<C, M>(int line, int argument, Production<C, M> production) {}

  private final Map<String, Node<C, M>> kinds = new HashMap<>();
  private final Set<String> words = new HashSet<>();
  private final Map<String, Production<C, M>> productions;
  private final Set<String> forgiving;
  private final Terminals<M> terminals;

  /**
   * @param forgiving kinds whose words may have a typo; a word of the grammar is no typo of another
   * @throws IllegalStateException when a line names a production that is not there
   */
  public Grammar(
      List<String> lines,
      Map<String, Production<C, M>> productions,
      Set<String> forgiving,
      Terminals<M> terminals) {
    this.productions = Map.copyOf(productions);
    this.forgiving = Set.copyOf(forgiving);
    this.terminals = terminals;
    for (int i = 0; i < lines.size(); i++) {
      learn(i, lines.get(i));
    }
  }

  /** A reading of these tokens. */
  public Parse<C, M> parse(List<Token> tokens, C context) {
    return new Parse<>(this, tokens, context);
  }

  @Nullable Node<C, M> kind(String name) {
    return kinds.get(name);
  }

  boolean forgives(String kind, String word) {
    return forgiving.contains(kind) && !words.contains(word);
  }

  Terminals<M> terminals() {
    return terminals;
  }

  private void learn(int number, String line) {
    int colon = line.indexOf(": ");
    var head = line.substring(0, colon).split(" ");
    var production = productions.get(head[1]);
    if (production == null) {
      throw new IllegalStateException("no such production: " + line);
    }
    int argument = head.length > 2 ? Integer.parseInt(head[2]) : 0;
    var rule = new Rule<>(number, argument, production);
    var root = kinds.computeIfAbsent(head[0], kind -> new Node<>());
    for (var pattern : line.substring(colon + 2).split(" ; ")) {
      Sequences.of(pattern).forEach(sequence -> learn(root, sequence, rule));
    }
  }

  private void learn(Node<C, M> root, List<String> sequence, Rule<C, M> rule) {
    if (sequence.isEmpty()) {
      throw new IllegalStateException("a pattern that fits no words, in line " + rule.line());
    }
    var node = root;
    for (var element : sequence) {
      node =
          element.startsWith("<") && element.endsWith(">")
              ? node.places.computeIfAbsent(place(element), place -> new Node<>())
              : node.words.computeIfAbsent(known(element), word -> new Node<>());
    }
    if (node.rule == null) {
      node.rule = rule;
    }
  }

  private static Place place(String element) {
    var parts = element.substring(1, element.length() - 1).split(":");
    return new Place(parts[0], parts[parts.length - 1]);
  }

  private String known(String element) {
    var word = plain(element);
    words.add(word);
    return word;
  }

  private static String plain(String word) {
    return Character.isLetter(word.codePointAt(0)) ? PlainText.of(word).value() : word;
  }
}
