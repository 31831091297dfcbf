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

  private final MasterKeys keys;
  private final List<Resealing> all;

  ResealSecrets(MasterKeys keys, List<Resealing> all) {
    this.keys = keys;
    this.all = List.copyOf(all);
  }

  @Override
  public String name() {
    return "reseal-secrets";
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
        .then();
  }

  private void tell(Tally tally) {
    if (tally.resealed() > 0) {
      log.info("{} secrets were sealed anew by key {}", tally.resealed(), keys.current().id());
    } else if (tally.lost() == 0) {
      log.info(
          "Nothing is sealed by an older key than {}: take the others away", keys.current().id());
    } else {
      log.warn("{} secrets are opened by no key given; save them again", tally.lost());
    }
  }
}
