package io.recado.admin.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was resolved before its column was, by an owner for whom row-level security holds. */
class ResolvedBeforeTest {

  private static final String MIGRATION = "/db/migration/admin/V12__resolved_conversations.sql";

  private final TestDatabase database = TestDatabase.ofPlainOwner("core", "actions", "admin");
  private final TenantId tenant = database.tenant("Demo");

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void itIsResolvedStill() throws IOException {
    database.executeAsOwner(
        """
        drop trigger resolved_by_the_version_before on inbox_resolution;
        drop function resolved_by_the_version_before();
        alter table conversation drop column resolved_at;
        """);
    var id = Uuid7.next();
    write(
        "insert into channel (tenant_id, channel_id, kind, address, secrets)"
            + " values ($1, $2, 'webchat', $2::text, '')",
        id);
    write("insert into contact (tenant_id, contact_id) values ($1, $2)", id);
    write(
        "insert into conversation (tenant_id, conversation_id, channel_id, contact_id, address, dialogue)"
            + " values ($1, $2, $2, $2, 'ana', '{}')",
        id);
    write(
        "insert into inbox_resolution (tenant_id, conversation_id, resolved_by) values ($1, $2, $2)",
        id);

    try (var script = ResolvedBeforeTest.class.getResourceAsStream(MIGRATION)) {
      database.executeAsOwner(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }

    assertThat(resolved()).isEqualTo(1);
  }

  private void write(String sql, UUID id) {
    Await.done(
        database
            .scope()
            .inTenant(
                tenant,
                () -> database.client().sql(sql).bind(0, tenant.value()).bind(1, id).then()));
  }

  private long resolved() {
    return Await.value(
        database
            .scope()
            .inTenant(
                tenant,
                () ->
                    database
                        .client()
                        .sql(
                            "select count(*) from conversation"
                                + " where tenant_id = $1 and resolved_at is not null")
                        .bind(0, tenant.value())
                        .mapValue(Long.class)
                        .one()));
  }
}
