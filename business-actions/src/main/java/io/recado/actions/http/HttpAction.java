package io.recado.actions.http;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.Proof;
import io.recado.egress.Egress;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Does what a tenant has declared. That it has one effect however often it is asked for is up to
 * the interface, which gets the same {@code Idempotency-Key} each time.
 *
 * <p>Rejects with {@value #UNFIT} what cannot stand where it was declared to.
 */
public final class HttpAction implements BusinessAction {

  /** Flows word it as any other reason, or by their default. */
  static final String UNFIT = "unfit_input";

  private final HttpDeclaration declaration;
  private final Map<String, String> secrets;
  private final AnswerReading reading;
  private final DeclaredCall call;
  private final Clock clock;

  /**
   * @param secrets by name: all that the declaration names
   */
  public HttpAction(
      HttpDeclaration declaration, Map<String, String> secrets, Egress egress, Clock clock) {
    this.declaration = declaration;
    this.secrets = Map.copyOf(secrets);
    this.reading = new AnswerReading(declaration.results());
    this.call = new DeclaredCall(egress);
    this.clock = clock;
  }

  @Override
  public ActionName name() {
    return declaration.name();
  }

  @Override
  public Proof proof() {
    return declaration.proof();
  }

  @Override
  public boolean needsConfirmation() {
    return declaration.confirmed();
  }

  @Override
  public Set<String> requiredInputs() {
    return declaration.inputs(false);
  }

  @Override
  public Set<String> optionalInputs() {
    return declaration.inputs(true);
  }

  @Override
  public Set<String> receiptFacts() {
    return declaration.facts();
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    var values = Values.of(request, declaration, secrets);
    return declaration
        .request()
        .filled(values, request.key().value())
        .map(filled -> ask(filled, values))
        .orElseGet(() -> Mono.just(new ActionOutcome.Rejected(UNFIT)));
  }

  /** The interface cannot be asked without doing it: after some tries a person looks into it. */
  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return Mono.just(new ActionOutcome.Unavailable(null));
  }

  private Mono<ActionOutcome> ask(RequestTemplate.Filled filled, Values values) {
    return call.ask(
        filled,
        answer -> reading.declared(answer.status(), answer.body(), values, clock.instant()),
        new ActionOutcome.Unavailable(null));
  }
}
