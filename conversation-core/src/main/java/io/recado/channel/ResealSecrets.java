package io.recado.channel;

import io.recado.channel.Resealing.Tally;
import io.recado.schedule.Job;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Seals under the current master key what older ones have sealed, while more than one key is given.
 * Doing it again, or beside somebody who saves a secret, does no harm: a row is replaced only as it
 * was read. What no key opens is left as it is.
 */
@Component
class ResealSecrets implements Job {

  private static final Logger log = LoggerFactory.getLogger(ResealSecrets.class);

  static final String NAME = "reseal-secrets";

  private final MasterKeys keys;
  private final List<Resealing> all;
  private final ResealReports reports;

  ResealSecrets(MasterKeys keys, List<Resealing> all, ResealReports reports) {
    this.keys = keys;
    this.all = List.copyOf(all);
    this.reports = reports;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(10);
  }

  @Override
  public Mono<Void> run() {
    if (keys.all().size() == 1) {
      return Mono.empty();
    }
    return Flux.fromIterable(all)
        .concatMap(Resealing::run)
        .reduce(Tally.NOTHING, Tally::plus)
        .doOnNext(this::tell)
        .flatMap(tally -> reports.note(keys, tally));
  }

  private void tell(Tally tally) {
    if (tally.resealed() > 0) {
      log.info("{} secrets were sealed anew by key {}", tally.resealed(), keys.current().id());
    } else {
      log.info("Nothing is sealed by another key given than {}", keys.current().id());
    }
    if (tally.lost() > 0) {
      log.warn(
          "{} secrets are opened by no key given: give the key again that sealed them ({}), or save"
              + " them anew",
          tally.lost(),
          tally.unopened());
    }
  }
}
