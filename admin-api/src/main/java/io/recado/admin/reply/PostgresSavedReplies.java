package io.recado.admin.reply;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.reply.SavedReplyApi.ReplyDraft;
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

/** Saved replies in PostgreSQL. */
@Repository
class PostgresSavedReplies {

  private static final String FILE =
      """
      select reply_id, shortcut, spanish, english, german, xmin::text as version from saved_reply
      where tenant_id = $1
      """;

  private static final String ALL = FILE + " order by shortcut";

  private static final String ONE = FILE + " and reply_id = $2";

  private static final String ADD =
      """
      insert into saved_reply (tenant_id, reply_id, shortcut, spanish, english, german)
      select $1, $2, $3, $4, $5, $6
      where (select count(*) from saved_reply where tenant_id = $1) < $7
      """;

  private static final String CHANGE =
      """
      update saved_reply set shortcut = $3, spanish = $4, english = $5, german = $6
      where tenant_id = $1 and reply_id = $2
      """;

  private static final String REMOVE =
      "delete from saved_reply where tenant_id = $1 and reply_id = $2";

  private final DatabaseClient client;
  private final TenantScope scope;
  private final int most;

  PostgresSavedReplies(DatabaseClient client, TenantScope scope, Settings settings) {
    this.client = client;
    this.scope = scope;
    this.most = settings.count(Setting.MOST_SAVED_REPLIES);
  }

  Mono<List<SavedReply>> all(TenantId tenant) {
    var rows = client.sql(ALL).bind(0, tenant.value()).map(PostgresSavedReplies::reply).all();
    return scope.inTenant(tenant, rows::collectList);
  }

  /** Empty when the tenant has no such reply. */
  Mono<SavedReply> find(TenantId tenant, UUID reply) {
    var row = client.sql(ONE).bind(0, tenant.value()).bind(1, reply);
    return scope.inTenant(tenant, () -> row.map(PostgresSavedReplies::reply).one());
  }

  /** False when the tenant has as many as it may. */
  Mono<Boolean> add(TenantId tenant, UUID id, ReplyDraft reply) {
    return done(tenant, with(tenant, id, reply, ADD).bind(6, most));
  }

  /** False when the tenant has no such reply. */
  Mono<Boolean> change(TenantId tenant, UUID id, ReplyDraft reply) {
    return done(tenant, with(tenant, id, reply, CHANGE));
  }

  /** False when the tenant has no such reply. */
  Mono<Boolean> remove(TenantId tenant, UUID reply) {
    return done(tenant, client.sql(REMOVE).bind(0, tenant.value()).bind(1, reply));
  }

  private Mono<Boolean> done(TenantId tenant, GenericExecuteSpec statement) {
    return scope
        .inTenant(tenant, () -> statement.fetch().rowsUpdated().map(rows -> rows > 0))
        .onErrorMap(
            DuplicateKeyException.class,
            taken -> new ApiProblem(ApiError.NAME_TAKEN, "Another reply has this shortcut."));
  }

  private GenericExecuteSpec with(TenantId tenant, UUID id, ReplyDraft reply, String sql) {
    var texts = reply.texts();
    var statement = client.sql(sql).bind(0, tenant.value()).bind(1, id).bind(2, reply.shortcut());
    statement = bind(statement, 3, String.class, texts.es());
    statement = bind(statement, 4, String.class, texts.en());
    return bind(statement, 5, String.class, texts.de());
  }

  private static SavedReply reply(Readable row) {
    return new SavedReply(
        required(row, "reply_id", UUID.class),
        required(row, "shortcut", String.class),
        new ReplyTexts(
            row.get("spanish", String.class),
            row.get("english", String.class),
            row.get("german", String.class)),
        required(row, "version", String.class));
  }
}
