package io.recado.actions.outage;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.Receipt;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Files that a customer's service fails, and makes sure that they hear the end of the incident that
 * explains it. The input {@code place} is where they say they are; without it they are who their
 * contact is proven to be. A report from nowhere known is filed all the same. Never rejects.
 *
 * <p>The fact {@code promise} is a sentence: what the customer may expect.
 */
final class FileOutage implements BusinessAction {

  static final ActionName NAME = new ActionName("file_outage");

  static final String PROMISE = "promise";

  private final Places places;
  private final Reports reports;

  FileOutage(Places places, Reports reports) {
    this.places = places;
    this.reports = reports;
  }

  @Override
  public ActionName name() {
    return NAME;
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of();
  }

  @Override
  public Set<String> optionalInputs() {
    return Set.of(OutageLookup.PLACE);
  }

  @Override
  public Set<String> receiptFacts() {
    return Set.of(PROMISE);
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    return places
        .of(request.tenant(), request.contact(), request.text(OutageLookup.PLACE))
        .flatMap(place -> reports.file(request, place))
        .then(Mono.defer(() -> outcomeOf(request)));
  }

  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return reports.find(request.tenant(), request.key()).map(filed -> done(request, filed));
  }

  private static ActionOutcome done(ActionRequest request, Reports.Filed filed) {
    var promise = OutageWords.promise(filed, request.language());
    return new ActionOutcome.Done(
        new Receipt(request.key().value(), filed.at(), Map.of(PROMISE, promise)));
  }
}
