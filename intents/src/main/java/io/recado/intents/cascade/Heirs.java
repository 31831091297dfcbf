package io.recado.intents.cascade;

import io.recado.intents.local.Reading;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What to take an errand for where a tenant does not offer it: one who reports an outage to a bot
 * that knows no outages has a fault to report all the same.
 */
final class Heirs {

  /** Not offered → offered instead. */
  private static final Map<String, String> OF_ERRANDS =
      Map.of(
          "check_outage", "open_ticket",
          "reset_password", "open_ticket",
          "reschedule_appointment", "book_appointment");

  /** An angry customer with a fault is helped by a ticket; one who is only angry is not. */
  private static final Map<String, String> OF_COMPLAINTS = Map.of("complaint", "open_ticket");

  private static final double FAULT_AMONG_THE_ANGER = 0.15;

  private Heirs() {}

  /** The reading with what is not offered counted for what stands in for it. */
  static Reading inherit(Reading reading, Set<String> offered) {
    var heirs = new HashMap<String, String>();
    OF_ERRANDS.forEach(
        (errand, heir) -> {
          if (!offered.contains(errand) && offered.contains(heir)) {
            heirs.put(errand, heir);
          }
        });
    var errands = reading.bequeathing(heirs);
    boolean fault = offered.contains("open_ticket") && hasFault(errands);
    return fault ? errands.bequeathing(OF_COMPLAINTS) : errands;
  }

  /** Whether a flow does for this errand as well, so that asking for it is no change of subject. */
  static boolean standsInFor(String errand, String flow) {
    return errand.equals(flow) || flow.equals(OF_ERRANDS.get(errand));
  }

  private static boolean hasFault(Reading reading) {
    return reading.probability("open_ticket") >= FAULT_AMONG_THE_ANGER;
  }
}
