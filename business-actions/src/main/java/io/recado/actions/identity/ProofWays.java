package io.recado.actions.identity;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * How a customer can prove who they are here: by a code that is sent by e-mail. Finds nothing, with
 * {@code no_way}, where no mail can be sent.
 */
final class ProofWays implements Lookup {

  static final ActionName NAME = new ActionName("proof_ways");

  private final CodeMailer mailer;

  ProofWays(CodeMailer mailer) {
    this.mailer = mailer;
  }

  @Override
  public ActionName name() {
    return NAME;
  }

  @Override
  public Set<String> facts() {
    return Set.of();
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    return Mono.fromSupplier(
        () ->
            mailer.sendsFor(request.tenant())
                ? new LookupOutcome.Found(
                    List.of(new FoundItem("email", "E-mail", null, Map.of(), null)))
                : new LookupOutcome.None("no_way"));
  }
}
