package io.recado.admin.access;

import io.recado.admin.AdminServer;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;

/** A session opened past the password: for tests that are about something else. */
public record OpenedSession(String accessToken, String refreshToken) {

  public static OpenedSession of(AdminServer server, TenantId tenant, PersonId person) {
    var origin = new Origin("127.0.0.1", "test");
    var tokens = Await.value(server.bean(Sessions.class).open(tenant, person, origin));
    return new OpenedSession(tokens.access(), tokens.refresh());
  }
}
