package io.recado.actions.http;

import io.recado.action.ActionOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An example that a tenant has declared beside an action. It is run without a network, before
 * anything is published: with these inputs this is sent, and an answer like this means that.
 *
 * @param line where it stands
 * @param inputs by name
 * @param answer null where none comes
 * @param sent what the request must be; each null where it does not matter
 */
record DeclaredTest(
    int line, Map<String, String> inputs, @Nullable Answer answer, Expected expected, Sent sent) {

  private static final String CUSTOMER = "00000000-0000-7000-8000-000000000000";

  record Answer(int status, String body) {}

  record Sent(@Nullable String url, @Nullable String body) {}

  /** How it must end. */
  sealed interface Expected {

    record Done(String reference, Map<String, String> facts) implements Expected {}

    record Rejected(String reason) implements Expected {}

    record Unavailable() implements Expected {}
  }

  /** What is otherwise than it expects, in sentences; none when it passes. */
  List<String> faults(HttpDeclaration declaration) {
    // A secret stands for itself: a test may name it, and shows nothing.
    var secrets =
        declaration.secrets().stream()
            .collect(Collectors.toMap(name -> name, name -> "{secret." + name + "}"));
    var values = new Values(declaration.inputs(), inputs, secrets, CUSTOMER);
    var faults = new ArrayList<String>();
    var filled = declaration.request().filled(values, "test");
    filled.ifPresent(request -> compareSent(request, faults));
    var outcome =
        filled
            .map(request -> outcome(declaration, values))
            .orElseGet(() -> new ActionOutcome.Rejected(HttpAction.UNFIT));
    if (!asExpected(outcome)) {
      faults.add("expected was %s, and it ended as %s".formatted(expected, said(outcome)));
    }
    return faults;
  }

  private void compareSent(RequestTemplate.Filled request, List<String> faults) {
    if (sent.url() != null && !sent.url().equals(request.address().toString())) {
      faults.add("expected was url %s, not %s".formatted(sent.url(), request.address()));
    }
    if (sent.body() != null && !sent.body().equals(request.body())) {
      faults.add("expected was body %s, not %s".formatted(sent.body(), request.body()));
    }
  }

  private ActionOutcome outcome(HttpDeclaration declaration, Values values) {
    return answer == null
        ? new ActionOutcome.Unavailable(null)
        : new AnswerReading(declaration.results())
            .outcome(
                answer.status(),
                answer.body().getBytes(StandardCharsets.UTF_8),
                values,
                Instant.EPOCH);
  }

  private boolean asExpected(ActionOutcome outcome) {
    return switch (expected) {
      case Expected.Done(var reference, var facts) ->
          outcome instanceof ActionOutcome.Done(var receipt)
              && receipt.reference().equals(reference)
              && receipt.facts().entrySet().containsAll(facts.entrySet());
      case Expected.Rejected(var reason) ->
          outcome instanceof ActionOutcome.Rejected(var given) && given.equals(reason);
      case Expected.Unavailable() -> outcome instanceof ActionOutcome.Unavailable;
    };
  }

  private static String said(ActionOutcome outcome) {
    return switch (outcome) {
      case ActionOutcome.Done(var receipt) ->
          "done: %s with %s".formatted(receipt.reference(), receipt.facts());
      case ActionOutcome.Rejected(var reason) -> "rejected: " + reason;
      case ActionOutcome.Unavailable _ -> "unavailable";
    };
  }
}
