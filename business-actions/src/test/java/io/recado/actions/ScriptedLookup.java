package io.recado.actions;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.action.Proof;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** A lookup that ends as told. */
public final class ScriptedLookup implements Lookup {

  public static final LookupOutcome FOUND =
      new LookupOutcome.Found(
          List.of(new FoundItem("1", "One", null, Map.of("amount", "5"), null)));

  private final ActionName name;
  private Mono<LookupOutcome> end = Mono.just(FOUND);

  public ScriptedLookup(String name) {
    this.name = new ActionName(name);
  }

  public void endsWith(Mono<LookupOutcome> outcome) {
    end = outcome;
  }

  public LookupRequest request(TenantId tenant) {
    return new LookupRequest(
        tenant,
        new ConversationId(Uuid7.next()),
        new ContactId(Uuid7.next()),
        name,
        Map.of(),
        Language.SPANISH);
  }

  @Override
  public ActionName name() {
    return name;
  }

  @Override
  public Proof proof() {
    return Proof.CUSTOMER;
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of("needed");
  }

  @Override
  public Set<String> optionalInputs() {
    return Set.of("allowed");
  }

  @Override
  public Set<String> facts() {
    return Set.of("amount");
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    return end;
  }
}
