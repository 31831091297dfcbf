package io.recado.actions.http;

import io.recado.action.ActionOutcome;
import io.recado.action.LookupOutcome;
import io.recado.action.Receipt;
import io.recado.actions.http.DeclaredResult.Condition;
import io.recado.actions.http.DeclaredResult.Meaning;
import io.recado.actions.http.DeclaredResult.Reference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads answers by what was declared of them. The first result counts whose status and condition
 * hold, and of which everything that it points at is there: so "done" is never said on a body that
 * is not what it was declared to be.
 */
final class AnswerReading {

  /** As much of a value as is kept; an interface may answer anything. */
  static final int LONGEST_VALUE = 200;

  private final List<DeclaredResult> results;

  AnswerReading(List<DeclaredResult> results) {
    this.results = List.copyOf(results);
  }

  /** What was declared of such an answer; empty when nothing was that fits. */
  Optional<ActionOutcome> declared(int status, byte[] body, Values values, Instant now) {
    return first(status, body, (meaning, json) -> outcome(meaning, json, values, now));
  }

  /** What was declared to be found in such an answer; empty when nothing was that fits. */
  Optional<LookupOutcome> found(int status, byte[] body) {
    return first(status, body, AnswerReading::outcome);
  }

  private <T> Optional<T> first(
      int status, byte[] body, BiFunction<Meaning, JsonNode, Optional<T>> meant) {
    var json = json(body);
    return results.stream()
        .filter(result -> result.firstStatus() <= status && status <= result.lastStatus())
        .filter(result -> holds(result, json))
        .map(result -> meant.apply(result.meaning(), json))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<ActionOutcome> outcome(
      Meaning meaning, JsonNode json, Values values, Instant now) {
    return switch (meaning) {
      case Meaning.Happened(var reference, var facts) ->
          reference(reference, json, values)
              .flatMap(found -> facts(facts, json).map(known -> new Receipt(found, now, known)))
              .map(ActionOutcome.Done::new);
      case Meaning.Refused(var reason) -> Optional.of(new ActionOutcome.Rejected(reason));
      case Meaning.Away _ -> Optional.of(new ActionOutcome.Unavailable(null));
      case Meaning.Shown _ -> Optional.empty();
    };
  }

  private static Optional<LookupOutcome> outcome(Meaning meaning, JsonNode json) {
    return switch (meaning) {
      case Meaning.Shown(var rows, var row) -> RowReading.of(row).found(json.at(rows));
      case Meaning.Refused(var reason) -> Optional.of(new LookupOutcome.None(reason));
      case Meaning.Away _ -> Optional.of(new LookupOutcome.Unavailable());
      case Meaning.Happened _ -> Optional.empty();
    };
  }

  private static boolean holds(DeclaredResult result, JsonNode json) {
    return switch (result.condition()) {
      case null -> true;
      case Condition(var at, var is) -> value(json, at).filter(is::equals).isPresent();
    };
  }

  private static Optional<String> reference(Reference reference, JsonNode json, Values values) {
    return switch (reference) {
      case Reference.InAnswer(var at) -> value(json, at);
      case Reference.OfRequest(var text) -> shown(text.filled(values::text));
    };
  }

  /** Empty when one of them is not there. */
  static Optional<Map<String, String>> facts(Map<String, JsonPointer> facts, JsonNode json) {
    var known = new HashMap<String, String>();
    facts.forEach((name, at) -> value(json, at).ifPresent(value -> known.put(name, value)));
    return known.size() == facts.size() ? Optional.of(known) : Optional.empty();
  }

  /** What is no text, number or truth value is nothing to show. */
  static Optional<String> value(JsonNode json, JsonPointer at) {
    return Stream.of(json.at(at))
        .filter(JsonNode::isValueNode)
        .filter(node -> !node.isNull())
        .findFirst()
        .map(JsonNode::asString)
        .flatMap(AnswerReading::shown);
  }

  /** On one line, and not too long. */
  private static Optional<String> shown(String value) {
    var line = value.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    var cut = line.substring(0, Math.min(line.length(), LONGEST_VALUE));
    return cut.isEmpty() ? Optional.empty() : Optional.of(cut);
  }

  /** Nothing where it is no JSON. */
  private static JsonNode json(byte[] body) {
    try {
      var read = JsonMapper.shared().readTree(new String(body, StandardCharsets.UTF_8));
      return read == null ? MissingNode.getInstance() : read;
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
