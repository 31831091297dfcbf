package io.recado.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Tag("server")
class TenantIsolationTest {

  private static TestDatabase database;
  private static TenantId ours;
  private static TenantId theirs;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
    ours = database.tenant("Ours");
    theirs = database.tenant("Theirs");
    database.tenant("A third one");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void aTenantSeesOnlyItsOwnRows() {
    assertThat(names(ours)).containsExactly("Ours");
    assertThat(names(theirs)).containsExactly("Theirs");
  }

  @Test
  void aStatementSeesTheRowsOfAllTenantsItNamesAndOfNoOther() {
    var names =
        database
            .client()
            .sql(
                """
                select t.name from set_config('app.tenant_ids', '{%s,%s}', true) as named (ids)
                cross join lateral (select name from tenant where named.ids is not null) t
                """
                    .formatted(ours, theirs))
            .mapValue(String.class)
            .all();

    assertThat(Await.all(names)).containsExactlyInAnyOrder("Ours", "Theirs");
    assertThat(namesInNoScope()).isEmpty();
  }

  @Test
  void withoutATenantThereAreNoRows() {
    assertThat(namesInNoScope()).isEmpty();
  }

  @Test
  void aTenantCannotWriteRowsOfAnother() {
    var write =
        database
            .scope()
            .inTenant(
                ours,
                () ->
                    database
                        .client()
                        .sql(
                            "insert into contact (tenant_id, contact_id)"
                                + " values ($1, gen_random_uuid())")
                        .bind(0, theirs.value())
                        .then());

    assertThatThrownBy(() -> Await.done(write)).hasMessageContaining("row-level security");
  }

  @Test
  void oneScopeCannotBeOpenedInsideAnother() {
    var nested = database.scope().inTenant(ours, () -> query(theirs));

    assertThatThrownBy(() -> Await.done(nested)).hasMessageContaining("scope of another tenant");
  }

  @Test
  void theDispatchRoleCannotReadWhatIsSaid() {
    for (var secret : List.of("message", "journal", "contact", "conversation", "webhook_body")) {
      var read =
          database.database().dispatch().client().sql("select * from " + secret).fetch().all();

      assertThatThrownBy(() -> Await.all(read))
          .as(secret)
          .hasMessageContaining("permission denied");
    }
    var content =
        database.database().dispatch().client().sql("select content from outbox").fetch().all();
    assertThatThrownBy(() -> Await.all(content)).hasMessageContaining("permission denied");
  }

  @Test
  void everyTableIsIsolated() {
    var open =
        database
            .client()
            .sql(
                """
                select c.relname from pg_class c
                join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
                where c.relkind in ('r', 'p') and c.relname not like 'flyway_%'
                  and not (c.relrowsecurity and c.relforcerowsecurity)
                """)
            .mapValue(String.class)
            .all();

    assertThat(Await.all(open)).isEmpty();
  }

  @Test
  void scopesMixedOnFewConnectionsNeverLeak() {
    var names =
        Await.all(
            Flux.range(0, 2_000)
                .flatMap(i -> query(i % 2 == 0 ? ours : theirs).map(found -> i % 2 + found), 64)
                .distinct());

    assertThat(names).containsExactlyInAnyOrder("0[Ours]", "1[Theirs]");
  }

  @Test
  void cancellingTheCallerDoesNotInterruptTheTransaction() throws InterruptedException {
    var done = new CountDownLatch(1);
    var work =
        database
            .scope()
            .inTenant(
                ours,
                () ->
                    database
                        .client()
                        .sql("select pg_sleep(0.2)")
                        .then()
                        .doOnSuccess(nothing -> done.countDown()));

    work.subscribe().dispose();

    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private static List<String> namesInNoScope() {
    return Await.all(database.client().sql("select name from tenant").mapValue(String.class).all());
  }

  private static List<String> names(TenantId tenant) {
    var names = database.client().sql("select name from tenant").mapValue(String.class).all();
    return Await.value(database.scope().inTenant(tenant, names::collectList));
  }

  private static Mono<String> query(TenantId tenant) {
    var names = database.client().sql("select name from tenant").mapValue(String.class).all();
    return database.scope().inTenant(tenant, names::collectList).map(List::toString);
  }
}
