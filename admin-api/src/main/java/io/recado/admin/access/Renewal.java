package io.recado.admin.access;

/** What came of presenting a refresh token. */
sealed interface Renewal {

  /**
   * @param generation of the token to give out next
   */
  record Renewed(int generation) implements Renewal {}

  /** The token was used a moment ago: two windows of one browser, and no thief. */
  record Raced() implements Renewal {}

  /** A token used before: two hold it, and the session has ended for both. */
  record Reused() implements Renewal {}

  /** The session has ended, or there never was one. */
  record Ended() implements Renewal {}
}
