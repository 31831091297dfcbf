package io.recado.admin.label;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.label.LabelApi.LabelDraft;
import io.recado.admin.label.LabelView.Colour;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Labels in PostgreSQL. */
@Repository
class PostgresLabels {

  private static final String LABELS =
      "select label_id, name, colour, xmin::text as version from label where tenant_id = $1";

  private static final String ALL = LABELS + " order by folded(name), label_id";

  private static final String ONE = LABELS + " and label_id = $2";

  private static final String ADD =
      """
      insert into label (tenant_id, label_id, name, colour)
      select $1, $2, $3, $4 where (select count(*) from label where tenant_id = $1) < $5
      """;

  private static final String CHANGE =
      "update label set name = $3, colour = $4 where tenant_id = $1 and label_id = $2";

  private static final String REMOVE = "delete from label where tenant_id = $1 and label_id = $2";

  private final DatabaseClient client;
  private final TenantScope scope;
  private final int most;

  PostgresLabels(DatabaseClient client, TenantScope scope, Settings settings) {
    this.client = client;
    this.scope = scope;
    this.most = settings.count(Setting.MOST_LABELS);
  }

  Mono<List<LabelView>> all(TenantId tenant) {
    var rows = client.sql(ALL).bind(0, tenant.value()).map(PostgresLabels::label).all();
    return scope.inTenant(tenant, rows::collectList);
  }

  /** Empty when the tenant has no such label. */
  Mono<LabelView> find(TenantId tenant, UUID label) {
    var row = client.sql(ONE).bind(0, tenant.value()).bind(1, label);
    return scope.inTenant(tenant, () -> row.map(PostgresLabels::label).one());
  }

  /** False when the tenant has as many as it may. */
  Mono<Boolean> add(TenantId tenant, UUID id, LabelDraft label) {
    return done(tenant, with(tenant, id, label, ADD).bind(4, most));
  }

  /** False when the tenant has no such label. */
  Mono<Boolean> change(TenantId tenant, UUID id, LabelDraft label) {
    return done(tenant, with(tenant, id, label, CHANGE));
  }

  /** False when the tenant has no such label. */
  Mono<Boolean> remove(TenantId tenant, UUID label) {
    return done(tenant, client.sql(REMOVE).bind(0, tenant.value()).bind(1, label));
  }

  private Mono<Boolean> done(TenantId tenant, GenericExecuteSpec statement) {
    return scope
        .inTenant(tenant, () -> statement.fetch().rowsUpdated().map(rows -> rows > 0))
        .onErrorMap(
            DuplicateKeyException.class,
            taken -> new ApiProblem(ApiError.NAME_TAKEN, "Another label is called that."));
  }

  private GenericExecuteSpec with(TenantId tenant, UUID id, LabelDraft label, String sql) {
    return client
        .sql(sql)
        .bind(0, tenant.value())
        .bind(1, id)
        .bind(2, label.name())
        .bind(3, label.colour().code());
  }

  private static LabelView label(Readable row) {
    return new LabelView(
        required(row, "label_id", UUID.class),
        required(row, "name", String.class),
        Colour.ofCode(required(row, "colour", String.class)),
        required(row, "version", String.class));
  }
}
