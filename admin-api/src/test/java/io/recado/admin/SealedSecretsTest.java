package io.recado.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.SealedRows;
import io.recado.testing.Await;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class SealedSecretsTest {

  private final AdminServer server = AdminServer.running();

  @Test
  void everyTableWithSealedSecretsIsSealedAnewWhenTheMasterKeyIsReplaced() {
    var tables =
        texts(
            """
            select table_name::text from information_schema.columns
            where table_schema = 'public' and column_name = 'secrets' and data_type = 'bytea'
            """);

    assertThat(server.beans(SealedRows.class).map(SealedRows::table))
        .hasSizeGreaterThan(8)
        .containsExactlyInAnyOrderElementsOf(tables);
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
