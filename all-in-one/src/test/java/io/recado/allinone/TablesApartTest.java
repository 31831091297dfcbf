package io.recado.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.database.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What keeps tenants apart in the database, asked of its catalogue over the migrations of all
 * modules together: a table that somebody adds is asked about without being named here.
 */
class TablesApartTest {

  private static final String OPEN_TABLES =
      """
      select c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'flyway_%'
        and not (c.relrowsecurity and c.relforcerowsecurity)
      """;

  /**
   * The role that serves requests gets at a row by a tenant that was named, and in no other way.
   */
  private static final String WIDE_POLICIES =
      """
      select p.tablename || ': ' || p.policyname from pg_policies p
      where p.schemaname = 'public' and p.roles <> '{recado_dispatch}'
        and not (coalesce(p.qual, p.with_check) like '%(tenant_id = %' and
                 coalesce(p.qual, p.with_check) ~ 'current_setting\\(''app\\.tenant_ids?''')
      """;

  /** By their definer's rights rows could be read past every policy. */
  private static final String VIEWS_OF_THE_OWNER =
      """
      select c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')
        and not coalesce('security_invoker=true' = any(c.reloptions), false)
      """;

  private static TestDatabase database;

  @BeforeAll
  static void migrate() {
    database = TestDatabase.with("core", "actions", "gateway", "admin");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void everyTableForcesRowLevelSecurity() {
    assertThat(names(OPEN_TABLES)).isEmpty();
  }

  @Test
  void everyPolicyOfTheProductNamesTheTenant() {
    assertThat(names(WIDE_POLICIES)).isEmpty();
  }

  @Test
  void everyViewReadsWithItsReadersRights() {
    assertThat(names(VIEWS_OF_THE_OWNER)).isEmpty();
  }

  /** Each question finds what it asks for; otherwise no answer to it would tell anything. */
  @Test
  void whatIsForgottenIsFound() {
    try (var careless = TestDatabase.with("core", "actions", "gateway", "admin")) {
      careless.executeAsOwner(
          """
          create table forgotten (tenant_id uuid);
          create table half_done (tenant_id uuid);
          alter table half_done enable row level security;
          create table wide (tenant_id uuid);
          select isolate_tenants('wide');
          create policy everything on wide to recado_app using (true);
          create view seen as select * from wide;
          """);

      assertThat(names(careless, OPEN_TABLES)).containsExactlyInAnyOrder("forgotten", "half_done");
      assertThat(names(careless, WIDE_POLICIES)).containsExactly("wide: everything");
      assertThat(names(careless, VIEWS_OF_THE_OWNER)).containsExactly("seen");
    }
  }

  private static List<String> names(String sql) {
    return names(database, sql);
  }

  private static List<String> names(TestDatabase asked, String sql) {
    try (var connection = DriverManager.getConnection(asked.jdbcUrl(), "postgres", "");
        var rows = connection.createStatement().executeQuery(sql)) {
      var names = new ArrayList<String>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
