package io.recado.actions.password;

import io.recado.database.DispatchDatabase;
import io.recado.schedule.Job;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Takes passwords away that nobody has looked at in time, and those of resets whose system stayed
 * away until a person took over.
 */
final class ForgetPasswords implements Job {

  private static final Logger log = LoggerFactory.getLogger(ForgetPasswords.class);

  private static final String FORGET =
      """
      update password_reset set secret = null
      where kept and (link_until <= clock_timestamp() or asked_at < clock_timestamp() - interval '7 days')
      """;

  private final DatabaseClient dispatch;

  ForgetPasswords(DispatchDatabase dispatch) {
    this.dispatch = dispatch.client();
  }

  @Override
  public String name() {
    return "forget-passwords";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Mono<Void> run() {
    return dispatch
        .sql(FORGET)
        .fetch()
        .rowsUpdated()
        .filter(forgotten -> forgotten > 0)
        .doOnNext(forgotten -> log.info("{} new passwords were not looked at in time", forgotten))
        .then();
  }
}
