package io.recado.intents.cascade;

import io.micrometer.core.instrument.MeterRegistry;
import io.recado.tenant.TenantId;
import io.recado.understanding.Hop;
import io.recado.understanding.Understander;
import io.recado.understanding.Understanding;
import io.recado.understanding.Utterance;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.publisher.Mono;

/**
 * Logs and counts who was asked and what came of it: {@code recado.understanding.hop} (a timer, by
 * reader and outcome), {@code recado.understanding.tokens} and {@code recado.understanding.cost}
 * (in millionths of the prices' currency). Nothing of what is said.
 */
public final class TracedUnderstander implements Understander {

  private static final Logger log = LoggerFactory.getLogger(TracedUnderstander.class);

  private final Understander understander;
  private final MeterRegistry meters;

  public TracedUnderstander(Understander understander, MeterRegistry meters) {
    this.understander = understander;
    this.meters = meters;
  }

  @Override
  public Mono<Understanding> understand(Utterance utterance) {
    return understander
        .understand(utterance)
        .doOnNext(understanding -> tell(utterance.tenant(), understanding));
  }

  @Override
  public Mono<Void> warmUp() {
    return understander.warmUp();
  }

  private void tell(TenantId tenant, Understanding understanding) {
    understanding.trace().forEach(this::count);
    boolean remarkable =
        understanding.trace().stream().anyMatch(hop -> hop.reader() == Hop.Reader.LANGUAGE_MODEL);
    log.atLevel(remarkable ? Level.INFO : Level.DEBUG)
        .addKeyValue("tenant", tenant)
        .log(
            "Read by {}",
            understanding.trace().stream()
                .map(TracedUnderstander::line)
                .collect(Collectors.joining(", ")));
  }

  private void count(Hop hop) {
    meters
        .timer(
            "recado.understanding.hop",
            "reader",
            code(hop.reader()),
            "outcome",
            code(hop.outcome()))
        .record(hop.took());
    if (hop.reader() == Hop.Reader.LANGUAGE_MODEL) {
      var cost = hop.cost();
      meters.counter("recado.understanding.tokens", "way", "input").increment(cost.inputTokens());
      meters.counter("recado.understanding.tokens", "way", "output").increment(cost.outputTokens());
      meters.counter("recado.understanding.cost").increment((double) cost.micros());
    }
  }

  private static String line(Hop hop) {
    return "%s: %s in %d ms at %d"
        .formatted(
            code(hop.reader()), code(hop.outcome()), hop.took().toMillis(), hop.cost().micros());
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
