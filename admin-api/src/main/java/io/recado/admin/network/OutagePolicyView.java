package io.recado.admin.network;

import io.recado.actions.outage.OutagePolicy;

/**
 * When a fault of an area is suspected.
 *
 * @param version what a change of it is made to, as {@code If-Match}
 * @param reports how many customers have to report it
 * @param withinMinutes within how long
 * @param provenOnly whether only those count who are proven to be customers
 * @param staleMinutes how long after its last report a suspicion explains anything
 */
record OutagePolicyView(
    String version, int reports, int withinMinutes, boolean provenOnly, int staleMinutes) {

  static OutagePolicyView of(String version, OutagePolicy policy) {
    return new OutagePolicyView(
        version,
        policy.reports(),
        policy.withinMinutes(),
        policy.provenOnly(),
        policy.staleMinutes());
  }
}
