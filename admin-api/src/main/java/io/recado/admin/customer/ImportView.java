package io.recado.admin.customer;

import java.util.List;

/**
 * What an import did, or would do.
 *
 * @param applied whether it was done: not where it was only tried, nor with any problem
 * @param added customers whose numbers were not there
 * @param changed those who were there, and are otherwise now
 * @param unchanged those who were there as they are in the file; one may have a new login
 * @param logins that are new
 * @param problems what is wrong, line by line; a hundred at most
 */
record ImportView(
    boolean applied,
    int added,
    int changed,
    int unchanged,
    int logins,
    List<CustomerProblem> problems) {

  ImportView {
    problems = List.copyOf(problems);
  }

  /** What nothing was done of. */
  static ImportView wrong(List<CustomerProblem> problems) {
    return new ImportView(false, 0, 0, 0, 0, problems);
  }

  /** The same, taken back. */
  ImportView onlyTried() {
    return new ImportView(false, added, changed, unchanged, logins, problems);
  }

  /** What may be wrong. */
  enum Code {
    /** There is no column of numbers; or of names or languages, where somebody is new. */
    COLUMN_MISSING,
    /** A column is called what nothing is called. */
    COLUMN_UNKNOWN,
    COLUMN_TWICE,
    /** The line has more cells than the first one. */
    TOO_MANY_CELLS,
    TOO_MANY_LINES,
    /** A quotation mark is left open. */
    QUOTES,
    NUMBER_WRONG,
    NUMBER_TWICE,
    NAME_WRONG,
    PHONE_WRONG,
    EMAIL_WRONG,
    /** Only an address is made sure of. */
    VERIFIED_WRONG,
    LANGUAGE_WRONG,
    LOGIN_WRONG,
    LOGIN_TWICE,
    /** Another customer signs in with it. */
    LOGIN_TAKEN,
    /** The customer has as many as the bot can offer. */
    TOO_MANY_LOGINS,
    /** No system is called so, or several are; or none is named, and there is not just one. */
    SYSTEM_UNKNOWN
  }

  /**
   * One thing that is wrong.
   *
   * @param line where, the first is 1
   */
  record CustomerProblem(int line, Code code) {}
}
