package io.recado.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer.Person;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Abuse case 8: whoever is demoted or revoked is cut off within five seconds. That bound is what is
 * promised, and no sign of something else: the one in these tests that is compared with a clock.
 */
public final class CutOff {

  public static final Duration LIMIT = Duration.ofSeconds(5);

  /** What stands still now and then is the machine; what is late each time is the product. */
  private static final int TRIES = 3;

  private CutOff() {}

  /**
   * Fails when none of some tries is in time.
   *
   * @param took revokes something of somebody new, and gives how long that took to have its effect
   */
  public static void comesInTime(Callable<Duration> took) {
    var shortest = Duration.ofDays(1);
    for (int i = 0; i < TRIES && shortest.compareTo(LIMIT) > 0; i++) {
      var duration = called(took);
      shortest = duration.compareTo(shortest) < 0 ? duration : shortest;
    }
    assertThat(shortest).isLessThanOrEqualTo(LIMIT);
  }

  private static Duration called(Callable<Duration> took) {
    try {
      return took.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends somebody's sessions as another node would: this one learns of it by looking. */
  public static void elsewhere(Person person) {
    person
        .server()
        .execute(
            person.tenant(),
            "update person_session set revoked_at = clock_timestamp(), revoked_for = 'revoked'"
                + " where tenant_id = $1 and person_id = '%s'".formatted(person.id()));
  }
}
