package io.recado.actions.http;

import io.recado.action.ActionName;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.action.Proof;
import io.recado.egress.Egress;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Finds out what a tenant has declared.
 *
 * <p>Finds nothing, for the reason {@value HttpAction#UNFIT}, by what cannot stand where it was
 * declared to.
 */
public final class HttpLookup implements Lookup {

  private final HttpDeclaration declaration;
  private final Map<String, String> secrets;
  private final AnswerReading reading;
  private final DeclaredCall call;

  /**
   * @param secrets by name: all that the declaration names
   */
  public HttpLookup(HttpDeclaration declaration, Map<String, String> secrets, Egress egress) {
    this.declaration = declaration;
    this.secrets = Map.copyOf(secrets);
    this.reading = new AnswerReading(declaration.results());
    this.call = new DeclaredCall(egress);
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
  public Set<String> requiredInputs() {
    return declaration.inputs(false);
  }

  @Override
  public Set<String> optionalInputs() {
    return declaration.inputs(true);
  }

  @Override
  public Set<String> facts() {
    return declaration.facts();
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    var values = Values.of(request, declaration, secrets);
    return declaration
        .request()
        .filled(values, null)
        .map(this::ask)
        .orElseGet(() -> Mono.just(new LookupOutcome.None(HttpAction.UNFIT)));
  }

  private Mono<LookupOutcome> ask(RequestTemplate.Filled filled) {
    return call.ask(
        filled,
        answer -> reading.found(answer.status(), answer.body()),
        new LookupOutcome.Unavailable());
  }
}
