package io.recado.admin.notice;

import io.recado.admin.AdminServer;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;

/** What the owners of a tenant are to be told. */
record Notices(AdminServer server, TenantId tenant) {

  /** As when the minute is over. */
  void sendAll() {
    var due =
        server
            .bean(DispatchDatabase.class)
            .client()
            .sql(
                "update owner_notice set send_at = now() where tenant_id = $1 and send_at is not null")
            .bind(0, tenant.value());
    Await.done(due.then());
    Await.done(server.bean(SendNotices.class).run());
  }
}
