package io.recado.admin.connection;

import org.jspecify.annotations.Nullable;

/**
 * A connection that was made, or given other secrets.
 *
 * @param secret what the other side has to know: what signs events, or what opens our webhook;
 *     shown here once, and null where the other side gave it to us, and for whoever asks again with
 *     the same key
 */
record NewlyConnected(ConnectionView connection, @Nullable String secret) {

  @Override
  public String toString() {
    return "NewlyConnected[%s]".formatted(connection.id());
  }
}
