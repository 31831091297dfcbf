package io.recado.intents.knowledge;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.database.Columns;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What owners hand in, as it was handed in, and what of it is still to be read. */
@Repository
class PostgresEditions {

  private static final String ADD =
      """
      insert into knowledge_edition
        (tenant_id, source_id, kind, form, title, language, url, content, bytes)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9
      where (select count(*) from knowledge_edition where tenant_id = $1) < $10
      on conflict (tenant_id, source_id) do nothing
      """;

  private static final String CHANGE =
      """
      update knowledge_edition
      set kind = $3, form = $4, title = $5, language = $6, url = $7, content = $8, bytes = $9,
          edition = uuidv7(), handed_in_at = clock_timestamp(), due_at = clock_timestamp(),
          tries = 0
      where tenant_id = $1 and source_id = $2
      """;

  private static final String REMOVE =
      "delete from knowledge_edition where tenant_id = $1 and source_id = $2";

  private static final String FIND =
      """
      select kind, form, title, language, url, content from knowledge_edition
      where tenant_id = $1 and source_id = $2
      """;

  private static final String DUE =
      """
      select tenant_id, source_id from knowledge_edition
      where due_at <= clock_timestamp() order by due_at limit 100
      """;

  /** Longer than the longest reading: who has not ended by then is dead. */
  private static final String CLAIM =
      """
      update knowledge_edition
      set due_at = clock_timestamp() + interval '5 minutes', tries = tries + 1
      where tenant_id = $1 and source_id = $2 and due_at <= clock_timestamp()
      returning edition, tries, kind, form, title, language, url, content
      """;

  private static final String HELD =
      """
      select count(*) from (select from knowledge_edition
        where tenant_id = $1 and source_id = $2 and edition = $3 for update) held
      """;

  private static final String END =
      """
      update knowledge_edition
      set due_at = null, content = case when kind = 'file' then null else content end
      where tenant_id = $1 and source_id = $2 and edition = $3
      """;

  private final DatabaseClient database;
  private final DatabaseClient dispatch;
  private final TenantScope scope;

  PostgresEditions(DatabaseClient database, DispatchDatabase dispatch, TenantScope scope) {
    this.database = database;
    this.dispatch = dispatch.client();
    this.scope = scope;
  }

  /**
   * Nothing happens where there is a source of this id.
   *
   * @param most sources of the tenant; with as many, nothing happens
   */
  Mono<Boolean> add(TenantId tenant, UUID source, Edition edition, int most) {
    return done(tenant, with(ADD, tenant, source, edition).bind(9, most));
  }

  /** False when there is no such source. */
  Mono<Boolean> change(TenantId tenant, UUID source, Edition edition) {
    return done(tenant, with(CHANGE, tenant, source, edition));
  }

  /** False when there is no such source. */
  Mono<Boolean> remove(TenantId tenant, UUID source) {
    return done(tenant, of(REMOVE, tenant, source));
  }

  /** Empty when there is no such source, or its content was not kept. */
  Mono<Edition> find(TenantId tenant, UUID source) {
    return scope.inTenant(
        tenant,
        () -> of(FIND, tenant, source).map(EditionRow::read).one().flatMap(Mono::justOrEmpty));
  }

  /** What is to be read, of all tenants, the longest due first. */
  Mono<List<Due>> due() {
    return dispatch
        .sql(DUE)
        .map(
            row ->
                new Due(
                    new TenantId(required(row, "tenant_id", UUID.class)),
                    required(row, "source_id", UUID.class)))
        .all()
        .collectList();
  }

  /** To be read by the caller, and meanwhile by nobody else; empty when it is not due. */
  Mono<Claimed> claim(Due due) {
    return scope.inTenant(
        due.tenant(),
        () -> of(CLAIM, due.tenant(), due.source()).map(row -> claimed(due, row)).one());
  }

  /**
   * Does {@code work} in the tenant's transaction if the edition is still what was handed in last,
   * which it then stays until the transaction ends.
   */
  Mono<Void> whileHeld(Claimed claimed, Supplier<Mono<Void>> work) {
    return scope.inTenant(
        claimed.due().tenant(),
        () -> isHeld(claimed).filter(held -> held).flatMap(_ -> work.get()));
  }

  private Mono<Boolean> isHeld(Claimed claimed) {
    return of(HELD, claimed.due().tenant(), claimed.due().source())
        .bind(2, claimed.number())
        .mapValue(Long.class)
        .one()
        .map(count -> count > 0);
  }

  /** It was read. */
  Mono<Void> end(Claimed claimed) {
    var tenant = claimed.due().tenant();
    var statement = of(END, tenant, claimed.due().source()).bind(2, claimed.number());
    return scope.inTenant(tenant, statement::then);
  }

  private Mono<Boolean> done(TenantId tenant, GenericExecuteSpec statement) {
    return scope.inTenant(tenant, () -> statement.fetch().rowsUpdated().map(rows -> rows > 0));
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, UUID source) {
    return database.sql(sql).bind(0, tenant.value()).bind(1, source);
  }

  private GenericExecuteSpec with(String sql, TenantId tenant, UUID source, Edition edition) {
    var row = EditionRow.of(edition);
    var statement = of(sql, tenant, source).bind(2, row.kind());
    statement = Columns.bind(statement, 3, String.class, row.form());
    statement = statement.bind(4, edition.title()).bind(5, edition.language().code());
    statement = Columns.bind(statement, 6, String.class, row.url());
    return Columns.bind(statement, 7, byte[].class, row.content()).bind(8, row.bytes());
  }

  private static Claimed claimed(Due due, Readable row) {
    return new Claimed(
        due,
        required(row, "edition", UUID.class),
        required(row, "tries", Integer.class),
        EditionRow.read(row).orElseThrow());
  }

  /** A source that is to be read. */
  record Due(TenantId tenant, UUID source) {}

  /**
   * An edition that the caller reads.
   *
   * @param number which edition it is
   * @param tries how many have begun to read it, the caller among them
   */
  record Claimed(Due due, UUID number, int tries, Edition edition) {}
}
