package io.recado.actions.outage;

/**
 * When a fault of an area is suspected.
 *
 * @param reports how many customers have to report it, 2 to 1000
 * @param withinMinutes within how long, 1 to 1440
 * @param provenOnly whether only those count who are proven to be customers; one always has to be
 * @param staleMinutes how long after its last report a suspicion explains anything, 15 to 10080
 */
public record OutagePolicy(int reports, int withinMinutes, boolean provenOnly, int staleMinutes) {

  /** Of a tenant that has said nothing of it. */
  static final OutagePolicy USUAL = new OutagePolicy(3, 15, false, 240);

  /** Whether everything in it is within what is taken. */
  public boolean isPossible() {
    return isWithin(reports, 2, 1000)
        && isWithin(withinMinutes, 1, 1440)
        && isWithin(staleMinutes, 15, 10_080);
  }

  private static boolean isWithin(int count, int least, int most) {
    return count >= least && count <= most;
  }
}
