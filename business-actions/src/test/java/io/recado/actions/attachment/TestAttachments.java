package io.recado.actions.attachment;

import io.recado.database.TestDatabase;

/** The files of tickets, for the tests of those who use them. */
public final class TestAttachments {

  private TestAttachments() {}

  public static Attachments on(TestDatabase database) {
    return new PostgresAttachments(
        database.database().dispatch(), database.client(), database.scope());
  }
}
