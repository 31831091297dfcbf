package io.recado.actions.promise;

/**
 * What a tenant lets customers promise.
 *
 * @param mostDays how many days ahead; 0 for no promises
 * @param mostPromises how many within {@code periodDays}
 * @param holdsOff whether the tenant's own system listens, and suspends nobody before the day
 */
record PromiseRules(int mostDays, int mostPromises, int periodDays, boolean holdsOff) {

  static final PromiseRules USUAL = new PromiseRules(7, 2, 90, false);
}
