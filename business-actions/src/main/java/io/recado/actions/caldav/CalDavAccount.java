package io.recado.actions.caldav;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A calendar on a server, and who may read and write it.
 *
 * @param collection the calendar's own address, not the server's
 */
public record CalDavAccount(URI collection, String user, String password) {

  public CalDavAccount {
    if (!collection.getPath().endsWith("/")) {
      collection = URI.create(collection + "/");
    }
  }

  /** Where the event of a uid is, if it is one of those that {@link CalDav} has put there. */
  URI event(String uid) {
    return collection.resolve(uid + ".ics");
  }

  String authorization() {
    var both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  @Override
  public String toString() {
    return "CalDavAccount";
  }
}
