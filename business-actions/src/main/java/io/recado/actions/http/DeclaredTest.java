package io.recado.actions.http;

import io.recado.action.ActionOutcome;
import io.recado.action.FoundItem;
import io.recado.action.LookupOutcome;
import io.recado.actions.http.HttpDeclaration.Kind;
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

  record Answer(int status, String body) {

    byte[] bytes() {
      return body.getBytes(StandardCharsets.UTF_8);
    }
  }

  record Sent(@Nullable String url, @Nullable String body) {}

  /** How it must end. */
  sealed interface Expected {

    record Done(String reference, Map<String, String> facts) implements Expected {}

    record Rejected(String reason) implements Expected {}

    /**
     * @param ids of all that is found, in their order
     * @param facts of the first
     */
    record Shown(List<String> ids, Map<String, String> facts) implements Expected {
      public Shown {
        ids = List.copyOf(ids);
        facts = Map.copyOf(facts);
      }
    }

    record None(String reason) implements Expected {}

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
    var end =
        declaration.kind() == Kind.ACTION
            ? filled.map(_ -> done(declaration, values)).orElseGet(DeclaredTest::unfit)
            : filled.map(_ -> found(declaration)).orElseGet(DeclaredTest::unfitToFind);
    if (!asExpected(end)) {
      faults.add("expected was %s, and it ended as %s".formatted(expected, said(end)));
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

  private End done(HttpDeclaration declaration, Values values) {
    return answer == null
        ? new End.OfAction(new ActionOutcome.Unavailable(null))
        : new End.OfAction(
            new AnswerReading(declaration.results())
                .declared(answer.status(), answer.bytes(), values, Instant.EPOCH)
                .orElseGet(() -> new ActionOutcome.Unavailable(null)));
  }

  private End found(HttpDeclaration declaration) {
    return answer == null
        ? new End.OfLookup(new LookupOutcome.Unavailable())
        : new End.OfLookup(
            new AnswerReading(declaration.results())
                .found(answer.status(), answer.bytes())
                .orElseGet(LookupOutcome.Unavailable::new));
  }

  private static End unfit() {
    return new End.OfAction(new ActionOutcome.Rejected(HttpAction.UNFIT));
  }

  private static End unfitToFind() {
    return new End.OfLookup(new LookupOutcome.None(HttpAction.UNFIT));
  }

  /** How it did end. */
  private sealed interface End {

    record OfAction(ActionOutcome outcome) implements End {}

    record OfLookup(LookupOutcome outcome) implements End {}
  }

  private boolean asExpected(End end) {
    return switch (end) {
      case End.OfAction(ActionOutcome.Done(var receipt)) ->
          expected instanceof Expected.Done(var reference, var facts)
              && receipt.reference().equals(reference)
              && receipt.facts().entrySet().containsAll(facts.entrySet());
      case End.OfAction(ActionOutcome.Rejected(var reason)) ->
          expected.equals(new Expected.Rejected(reason));
      case End.OfLookup(LookupOutcome.Found(var items)) ->
          expected instanceof Expected.Shown(var ids, var facts)
              && items.stream().map(FoundItem::id).toList().equals(ids)
              && items.getFirst().facts().entrySet().containsAll(facts.entrySet());
      case End.OfLookup(LookupOutcome.None(var reason)) ->
          expected.equals(new Expected.None(reason));
      case End.OfAction(ActionOutcome.Unavailable _), End.OfLookup(LookupOutcome.Unavailable _) ->
          expected instanceof Expected.Unavailable;
    };
  }

  private static String said(End end) {
    return switch (end) {
      case End.OfAction(ActionOutcome.Done(var receipt)) ->
          "done: %s with %s".formatted(receipt.reference(), receipt.facts());
      case End.OfAction(ActionOutcome.Rejected(var reason)) -> "rejected: " + reason;
      case End.OfLookup(LookupOutcome.Found(var items)) ->
          "found: %s with %s"
              .formatted(items.stream().map(FoundItem::id).toList(), items.getFirst().facts());
      case End.OfLookup(LookupOutcome.None(var reason)) -> "none: " + reason;
      case End.OfAction(ActionOutcome.Unavailable _), End.OfLookup(LookupOutcome.Unavailable _) ->
          "unavailable";
    };
  }
}
