package io.recado.actions.http;

import io.recado.action.ActionName;
import io.recado.action.Proof;
import io.recado.actions.http.DeclaredResult.Meaning;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An action or a lookup as a tenant has declared it, in a file of its own. Holds no secrets, only
 * their names.
 *
 * @param kind which of the two it is
 * @param confirmed whether the customer must have said yes to a summary before it is done
 * @param inputs by name
 */
public record HttpDeclaration(
    Kind kind,
    ActionName name,
    Proof proof,
    boolean confirmed,
    Map<String, Input> inputs,
    RequestTemplate request,
    List<DeclaredResult> results) {

  public HttpDeclaration {
    inputs = Map.copyOf(new TreeMap<>(inputs));
    results = List.copyOf(results);
  }

  Set<String> inputs(boolean optional) {
    return inputs.entrySet().stream()
        .filter(input -> input.getValue().optional() == optional)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What is declared. */
  public enum Kind {
    ACTION,
    /** Changes nothing. */
    LOOKUP
  }

  /** Those that every receipt or every row has, whichever result it comes by. */
  Set<String> facts() {
    return results.stream()
        .map(DeclaredResult::meaning)
        .flatMap(HttpDeclaration::facts)
        .reduce((one, other) -> one.stream().filter(other::contains).collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  private static Stream<Set<String>> facts(Meaning meaning) {
    return switch (meaning) {
      case Meaning.Happened(_, var facts) -> Stream.of(facts.keySet());
      case Meaning.Shown(_, var row) -> Stream.of(row.facts().keySet());
      case Meaning.Refused _, Meaning.Away _ -> Stream.empty();
    };
  }

  /** The secrets that a tenant must have given. */
  public Set<String> secrets() {
    return request
        .placeholders()
        .filter(Placeholder.OfSecret.class::isInstance)
        .map(secret -> ((Placeholder.OfSecret) secret).name())
        .collect(Collectors.toUnmodifiableSet());
  }
}
