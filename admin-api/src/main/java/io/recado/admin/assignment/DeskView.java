package io.recado.admin.assignment;

import java.util.List;
import java.util.UUID;

/**
 * The desk as it is staffed now.
 *
 * @param waiting how many conversations wait for a person
 */
record DeskView(AssignmentRuleView rule, List<DeskAgent> people, int waiting) {

  DeskView {
    people = List.copyOf(people);
  }

  /**
   * Somebody of the tenant.
   *
   * @param signedIn whether they are, and their panel has been open in the last 20 minutes; who is
   *     not is given nothing, available or not
   * @param inHand how many conversations they have, but for those put aside
   */
  record DeskAgent(
      UUID person, String name, Availability availability, boolean signedIn, int inHand) {}
}
