package io.recado.ledger;

/**
 * A tenant's counts since its first day, all of one moment; what retention deleted counts on. They
 * must add up:
 *
 * <ul>
 *   <li>accepted = applied + pending
 *   <li>created = sent + dead + withdrawn + toSend
 *   <li>no message that is dead or withdrawn was delivered
 *   <li>no message that is sent was reported as failed
 * </ul>
 *
 * @param accepted events recorded in the journal, the product's own included
 * @param duplicates events delivered again, and dropped for that; counted by the processes, a
 *     killed one loses its last seconds
 * @param applied events that turns are done with, and those that need none
 * @param pending events of conversations that a worker will take up, or that are set aside
 * @param created messages that conversations gave a place to
 * @param toSend messages not yet at their end
 * @param delivered messages of which the channel said that they arrived; those read included
 * @param failed messages of which the channel said, last, that they did not arrive
 * @param faults what does not add up
 */
public record Balance(
    long accepted,
    long duplicates,
    long applied,
    long pending,
    long created,
    long sent,
    long dead,
    long withdrawn,
    long toSend,
    long delivered,
    long read,
    long failed,
    Faults faults) {

  /** By how much the counts are out; zero when they add up. */
  public long imbalance() {
    return faults.sum();
  }

  /**
   * By how much each equation is out.
   *
   * @param forgotten events that wait, and nobody will take them up
   * @param missing messages that had a place and are in no state; negative when there are too many
   * @param deliveredUnsent messages that are dead or withdrawn, and were delivered
   * @param failedUnburied messages that are sent, and the channel says they failed
   */
  public record Faults(long forgotten, long missing, long deliveredUnsent, long failedUnburied) {

    long sum() {
      return Math.abs(forgotten) + Math.abs(missing) + deliveredUnsent + failedUnburied;
    }
  }
}
