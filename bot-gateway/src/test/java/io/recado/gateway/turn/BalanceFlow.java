package io.recado.gateway.turn;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.action.Proof;
import io.recado.dialogue.Abilities;
import io.recado.dialogue.FlowCatalog;
import io.recado.dialogue.LookupSignature;
import io.recado.dialogue.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** A flow that tells what is owed, and the lookup it asks: five, until told otherwise. */
final class BalanceFlow implements Lookup {

  private static final String TEXT =
      """
      flow: balance
      intent: ask_balance
      title: {es: saldo, en: balance, de: Saldo}
      steps:
        - look: balance
          lookup: balance
          none:
            default: {es: No debes nada., en: You owe nothing., de: Es ist nichts offen.}
          unavailable: {es: Ahora no., en: Not now., de: Gerade nicht.}
        - say: told
          text: {es: 'Debes {found.amount}.', en: 'You owe {found.amount}.', de: 'Offen sind {found.amount}.'}
        - end: finished
      """;

  final List<LookupRequest> asked = new ArrayList<>();
  LookupOutcome outcome =
      new LookupOutcome.Found(
          List.of(new FoundItem("1", "Balance", null, Map.of("amount", "5"), null)));
  private final Proof proof;

  BalanceFlow(Proof proof) {
    this.proof = proof;
  }

  /** This flow and others, each of which begins with its name. */
  FlowCatalog with(String... others) {
    return FlowCatalog.of(
        Stream.concat(Stream.of(TEXT), Stream.of(others)).map(BalanceFlow::file).toList(),
        new YamlFile("phrases.yaml", phrases()),
        Abilities.of(List.of(), List.of(LookupSignature.of(this))));
  }

  private static YamlFile file(String flow) {
    var name = flow.lines().findFirst().orElseThrow().substring("flow: ".length());
    return new YamlFile(name + ".yaml", flow);
  }

  private static String phrases() {
    try (var in = BalanceFlow.class.getResourceAsStream("/flows/phrases.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ActionName name() {
    return new ActionName("balance");
  }

  @Override
  public Proof proof() {
    return proof;
  }

  @Override
  public Set<String> facts() {
    return Set.of("amount");
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    asked.add(request);
    return Mono.just(outcome);
  }
}
