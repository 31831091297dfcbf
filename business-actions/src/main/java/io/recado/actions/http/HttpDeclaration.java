package io.recado.actions.http;

import io.recado.action.ActionName;
import io.recado.action.Proof;
import io.recado.actions.http.DeclaredResult.Meaning;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An action as a tenant has declared it, in a file of its own. Holds no secrets, only their names.
 *
 * @param inputs by name
 */
public record HttpDeclaration(
    ActionName name,
    Proof proof,
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

  /** Those that every receipt has, however it was done. */
  Set<String> receiptFacts() {
    return results.stream()
        .map(DeclaredResult::meaning)
        .filter(Meaning.Happened.class::isInstance)
        .map(meaning -> ((Meaning.Happened) meaning).facts().keySet())
        .reduce((one, other) -> one.stream().filter(other::contains).collect(Collectors.toSet()))
        .orElse(Set.of());
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
