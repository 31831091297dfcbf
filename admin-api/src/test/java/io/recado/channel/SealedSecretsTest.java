package io.recado.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.testing.Await;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Asks the catalogue, so that nothing sealed is forgotten when the master key is replaced. */
@Tag("server")
class SealedSecretsTest {

  /** Bytes that no key has sealed: digests, what was uploaded or learned, the scheduler's. */
  private static final Set<String> NOT_SEALED =
      Set.of(
          "classifier.learned",
          "classifier_tried.learned",
          "desk_request.digest",
          "invoice_link.token_hash",
          "knowledge_edition.content",
          "knowledge_passage.vectors",
          "knowledge_source.digest",
          "mailed_link.former_hash",
          "mailed_link.token_hash",
          "password_reset.token_hash",
          "received_file.bytes",
          "recovery_code.code_hash",
          "scheduled_job.task_data",
          "sent_file.bytes",
          "sent_file.token_hash",
          "ticket_file.bytes",
          "webhook_body.body");

  /** Partitions have their table's columns. */
  private static final String BYTES =
      """
      select c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and a.atttypid = 'bytea'::regtype and not a.attisdropped
      """;

  private final AdminServer server = AdminServer.running();

  @Test
  void whateverIsSealedIsSealedAnewWhenTheMasterKeyIsReplaced() {
    var sealed =
        Stream.concat(
                server.beans(SealedRows.class).map(rows -> rows.table() + "." + rows.secrets()),
                ResealAccounts.TABLES.stream().map(table -> table.name() + ".sealed"))
            .toList();

    assertThat(texts(BYTES).stream().filter(column -> !NOT_SEALED.contains(column)))
        .hasSizeGreaterThan(10)
        .containsExactlyInAnyOrderElementsOf(sealed);
  }

  @Test
  void theProductsRoleMayReplaceThem() {
    assertThat(server.beans(SealedRows.class))
        .allSatisfy(
            rows ->
                assertThat(
                        texts(
                            "select has_column_privilege('recado_app', '%s', '%s', 'update')::text"
                                .formatted(rows.table(), rows.secrets())))
                    .as(rows.table())
                    .containsExactly("true"));
  }

  private List<String> texts(String sql) {
    return Await.all(server.database().client().sql(sql).mapValue(String.class).all());
  }
}
