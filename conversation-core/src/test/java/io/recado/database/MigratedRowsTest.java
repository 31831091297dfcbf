package io.recado.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What stood in tables before a migration, which owners without power have run, stands there still.
 */
class MigratedRowsTest {

  private final TestDatabase database = TestDatabase.ofPlainOwner("core");
  private final TenantId tenant = database.tenant("Demo");

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aTemplateForLateAnswersIsOneOfTheChannels() throws IOException {
    database.executeAsOwner("drop table message_template");
    var channel = Uuid7.next();
    write(
        "insert into channel (tenant_id, channel_id, kind, address, secrets)"
            + " values ($1, $2, 'whatsapp', $2::text, '')",
        channel);
    write("insert into window_template values ($1, $2, 'late_answer', 'es')", channel);

    database.executeAsOwner(script("V17__message_templates.sql"));

    assertThat(texts("select name || ' ' || body from message_template where tenant_id = $1"))
        .containsExactly("late_answer {{1}}");
  }

  @Test
  void whatIsPublishedIsListed() throws IOException {
    database.executeAsOwner("drop table knowledge_edition");
    var source = Uuid7.next();
    write(
        "insert into knowledge_source (tenant_id, source_id, kind, title, language, digest, state)"
            + " values ($1, $2, 'faq', 'Horario', 'es', '', 'published')",
        source);
    write(
        "insert into knowledge_passage (tenant_id, source_id, place, language, answers, headings,"
            + " body, folded_headings, folded_body, vectors)"
            + " values ($1, $2, 0, 'es', true, E'¿Cuándo?\\n¿A qué hora?', 'De 9 a 18.', '', '', '')",
        source);

    database.executeAsOwner(script("V18__knowledge_of_owners.sql"));

    assertThat(
            texts(
                "select kind || ' ' || convert_from(content, 'UTF8') from knowledge_edition"
                    + " where tenant_id = $1 and due_at is null"))
        .singleElement()
        .asString()
        .startsWith("faq ")
        .contains("¿Cuándo?", "¿A qué hora?", "De 9 a 18.");
  }

  private void write(String sql, UUID id) {
    Await.done(
        database
            .scope()
            .inTenant(
                tenant,
                () -> database.client().sql(sql).bind(0, tenant.value()).bind(1, id).then()));
  }

  private List<String> texts(String sql) {
    return Await.value(
        database
            .scope()
            .inTenant(
                tenant,
                () ->
                    database
                        .client()
                        .sql(sql)
                        .bind(0, tenant.value())
                        .mapValue(String.class)
                        .all()
                        .collectList()));
  }

  private static String script(String name) throws IOException {
    try (var stream = MigratedRowsTest.class.getResourceAsStream("/db/migration/core/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
