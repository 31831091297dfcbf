package io.recado.actions.password;

import io.recado.action.ActionRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identity of a reset. It follows from the request, so that the same request is the same reset. */
record ResetId(UUID value) {

  static ResetId of(ActionRequest request) {
    var words = request.tenant() + "/" + request.key();
    return new ResetId(UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
