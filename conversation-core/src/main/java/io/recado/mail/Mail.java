package io.recado.mail;

/**
 * A message to one address.
 *
 * @param to one address and nothing else; the database keeps no others
 */
public record Mail(String to, String subject, String text) {

  /** Its words are for the address alone, not for logs. */
  @Override
  public String toString() {
    return "Mail[subject=" + subject + "]";
  }
}
