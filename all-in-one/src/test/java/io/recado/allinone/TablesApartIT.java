package io.recado.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What keeps tenants apart in the database, asked of its catalogue over the migrations of all
 * modules together: a table that somebody adds is asked about without being named here.
 */
class TablesApartIT {

  private static final String OPEN_TABLES =
      """
      select c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'flyway_%'
        and not (c.relrowsecurity and c.relforcerowsecurity)
      """;

  /**
   * The role that serves requests gets at a row by a tenant that was named, and in no other way:
   * what it may read and what it may write are each one of two expressions, to the letter, read for
   * each row or once in a statement.
   */
  private static final String WIDE_POLICIES =
      """
      select p.tablename || ': ' || p.policyname from pg_policies p
      where p.schemaname = 'public' and p.roles <> '{recado_dispatch}'
        and (coalesce(p.qual, p.with_check) is null or exists (
          select from unnest(array[p.qual, p.with_check]) e (expression)
          where regexp_replace(e.expression, '[()[:space:]]|::text', '', 'g') not in (
            'tenant_id=NULLIFcurrent_setting''app.tenant_id'',true,''''::uuid',
            'tenant_id=SELECTNULLIFcurrent_setting''app.tenant_id'',true,''''::uuidAS"nullif"',
            'tenant_id=ANYNULLIFcurrent_setting''app.tenant_ids'',true,''''::uuid[]',
            'tenant_id=ANYSELECTNULLIFcurrent_setting''app.tenant_ids'',true,''''::uuid[]AS"nullif"::uuid[]')))
      """;

  /** What routes and schedules reads rows of all tenants; what it may change of them is known. */
  private static final String WRITES_OF_ALL_TENANTS =
      """
      select p.tablename || ': ' || p.policyname from pg_policies p
      where p.schemaname = 'public' and p.roles = '{recado_dispatch}' and p.cmd <> 'SELECT'
        and not (p.policyname = 'outdated' and p.cmd = 'DELETE')
      """;

  /** By their definer's rights rows could be read past every policy. */
  private static final String VIEWS_OF_THE_OWNER =
      """
      select c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')
        and not coalesce('security_invoker=true' = any(c.reloptions), false)
      """;

  private static final String CARELESS =
      """
      create table forgotten (tenant_id uuid);
      create table half_done (tenant_id uuid);
      alter table half_done enable row level security;
      create table wide (tenant_id uuid);
      select isolate_tenants('wide');
      create policy everything on wide to recado_app using (true);
      create policy anywhere on wide to recado_app
        using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (true);
      create policy anybody on wide to recado_app
        using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid or true);
      create policy changed on wide to recado_dispatch using (true);
      create view seen as select * from wide;
      """;

  private static Surroundings around;

  /** The product's start runs the migrations of all modules. */
  @BeforeAll
  static void migrate(@TempDir Path data) {
    around = new Surroundings(data);
    ProductProcess.start("tables-apart", around.settings()).close();
  }

  @AfterAll
  static void stop() {
    around.close();
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
  void whatChangesRowsOfAllTenantsIsKnown() {
    assertThat(names(WRITES_OF_ALL_TENANTS))
        .isSubsetOf(
            "audit_entry: of_accounts",
            "conversation_work: dispatch",
            "ledger_check: dispatch",
            "ledger_pruned: dispatch",
            "mailed_link: dispatch",
            "node_report: dispatch",
            "owner_notice: dispatch",
            "password_reset: forgotten",
            "person: dispatch",
            "person_session: dispatch",
            "recovery_code: dispatch",
            "reseal_report: dispatch",
            "scheduled_job: dispatch",
            "second_factor: dispatch",
            "signing_key: dispatch",
            "tenant: suspended",
            "webhook_delivery: expired");
  }

  @Test
  void everyViewReadsWithItsReadersRights() {
    assertThat(names(VIEWS_OF_THE_OWNER)).isEmpty();
  }

  /** Each question finds what it asks for; otherwise no answer to it would tell anything. */
  @Test
  void whatIsForgottenIsFound() {
    assertThat(careless(OPEN_TABLES)).containsExactlyInAnyOrder("forgotten", "half_done");
    assertThat(careless(WIDE_POLICIES))
        .containsExactlyInAnyOrder("wide: everything", "wide: anywhere", "wide: anybody");
    assertThat(careless(WRITES_OF_ALL_TENANTS)).contains("wide: changed");
    assertThat(careless(VIEWS_OF_THE_OWNER)).containsExactly("seen");
  }

  private static List<String> names(String question) {
    return around.rows().of(question);
  }

  private static List<String> careless(String question) {
    return around.rows().wereThereAlso(CARELESS, question);
  }
}
