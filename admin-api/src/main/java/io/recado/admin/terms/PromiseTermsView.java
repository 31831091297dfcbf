package io.recado.admin.terms;

/**
 * What customers may promise to pay.
 *
 * @param version what a change of it is made to, as {@code If-Match}
 * @param mostDays how many days ahead; 0 for no promises
 * @param mostPromises how many a customer may make within {@code periodDays}
 * @param holdsOff whether nobody is suspended before the day that they have promised
 */
record PromiseTermsView(
    String version, int mostDays, int mostPromises, int periodDays, boolean holdsOff) {

  static PromiseTermsView of(String version, PromiseTerms terms) {
    return new PromiseTermsView(
        version, terms.mostDays(), terms.mostPromises(), terms.periodDays(), terms.holdsOff());
  }
}
