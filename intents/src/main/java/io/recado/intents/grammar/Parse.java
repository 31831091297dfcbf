package io.recado.intents.grammar;

import io.recado.intents.grammar.Grammar.Node;
import io.recado.intents.grammar.Grammar.Place;
import io.recado.intents.grammar.Grammar.Rule;
import io.recado.intents.text.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One reading of a text. What begins at a token is read once for each kind and remembered, so the
 * time it takes grows with the length of the text and no faster. For one thread.
 *
 * @param <C> what meanings depend on beside words
 * @param <M> what words can mean
 */
public final class Parse<C, M> {

  /**
   * A phrase of the kind looked for.
   *
   * @param first its first token
   * @param end the token behind its last
   * @param forgiven whether a typo was forgiven
   */
  public record Found<M>(M meaning, int first, int end, boolean forgiven) {}

  private record Read<M>(M meaning, int line, boolean forgiven) {}

  private record Start(String kind, int at) {}

  private final Grammar<C, M> grammar;
  private final List<Token> tokens;
  private final C context;
  private final Map<Start, NavigableMap<Integer, Read<M>>> known = new HashMap<>();

  Parse(Grammar<C, M> grammar, List<Token> tokens, C context) {
    this.grammar = grammar;
    this.tokens = List.copyOf(tokens);
    this.context = context;
  }

  /** The longest phrases of a kind, from left to right, none inside another. */
  public List<Found<M>> all(String kind) {
    var all = new ArrayList<Found<M>>();
    int at = 0;
    while (at < tokens.size()) {
      var found = longest(kind, at);
      found.ifPresent(all::add);
      at = found.map(Found::end).orElse(at + 1);
    }
    return all;
  }

  /** The phrase of a kind that takes up all tokens. */
  public Optional<Found<M>> whole(String kind) {
    return tokens.isEmpty()
        ? Optional.empty()
        : longest(kind, 0).filter(found -> found.end() == tokens.size());
  }

  private Optional<Found<M>> longest(String kind, int at) {
    return Optional.ofNullable(from(kind, at).lastEntry())
        .map(
            last ->
                new Found<>(
                    last.getValue().meaning(), at, last.getKey(), last.getValue().forgiven()));
  }

  /** End → what is read up to there. */
  private NavigableMap<Integer, Read<M>> from(String kind, int at) {
    var start = new Start(kind, at);
    var before = known.get(start);
    if (before != null) {
      return before;
    }
    // Put there first, so that a kind that begins with itself finds nothing instead of no end.
    var all = new TreeMap<Integer, Read<M>>();
    known.put(start, all);
    var results = grammar.terminals().know(kind) ? terminal(kind, at) : phrases(kind, at);
    all.putAll(results);
    return all;
  }

  private NavigableMap<Integer, Read<M>> terminal(String kind, int at) {
    var results = new TreeMap<Integer, Read<M>>();
    if (at < tokens.size()) {
      var meaning = grammar.terminals().read(kind, tokens.get(at));
      if (meaning != null) {
        results.put(at + 1, new Read<>(meaning, 0, false));
      }
    }
    return results;
  }

  private NavigableMap<Integer, Read<M>> phrases(String kind, int at) {
    var results = new TreeMap<Integer, Read<M>>();
    var root = grammar.kind(kind);
    if (root != null) {
      walk(root, at, new Way<>(Map.of(), false), results);
      if (results.isEmpty()
          && at < tokens.size()
          && grammar.forgives(kind, tokens.get(at).word())) {
        forgive(root, at, results);
      }
    }
    return results;
  }

  /** The parts met on the way through a pattern. */
  private record Way<M>(Map<String, M> parts, boolean forgiven) {

    Way<M> with(Place place, Read<M> part) {
      var more = new HashMap<>(parts);
      more.put(place.name(), part.meaning());
      return new Way<>(more, forgiven || part.forgiven());
    }
  }

  private void walk(Node<C, M> node, int at, Way<M> way, Map<Integer, Read<M>> results) {
    if (node.rule != null) {
      end(node.rule, at, way, results);
    }
    if (at < tokens.size()) {
      var next = node.words.get(tokens.get(at).word());
      if (next != null) {
        walk(next, at + 1, way, results);
      }
    }
    node.places.forEach((place, behind) -> enter(place, behind, at, way, results));
  }

  private void enter(
      Place place, Node<C, M> behind, int at, Way<M> way, Map<Integer, Read<M>> results) {
    if (grammar.terminals().lookAhead(place.kind())) {
      if (at == tokens.size() || grammar.terminals().mayFollow(place.kind(), tokens.get(at))) {
        walk(behind, at, way, results);
      }
      return;
    }
    from(place.kind(), at)
        .forEach((end, part) -> walk(behind, end, way.with(place, part), results));
  }

  private void end(Rule<C, M> rule, int at, Way<M> way, Map<Integer, Read<M>> results) {
    var earlier = results.get(at);
    if (earlier != null && earlier.line() <= rule.line()) {
      return;
    }
    var meaning = rule.production().of(new Match<>(rule.argument(), way.parts()), context);
    if (meaning != null) {
      results.put(at, new Read<>(meaning, rule.line(), way.forgiven()));
    }
  }

  private void forgive(Node<C, M> root, int at, Map<Integer, Read<M>> results) {
    var word = tokens.get(at).word();
    root.words.forEach(
        (known, behind) -> {
          if (Spelling.alike(known, word)) {
            walk(behind, at + 1, new Way<>(Map.of(), true), results);
          }
        });
  }
}
