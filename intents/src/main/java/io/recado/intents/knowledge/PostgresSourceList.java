package io.recado.intents.knowledge;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.conversation.Language;
import io.recado.database.Columns;
import io.recado.intents.knowledge.Edition.Kind;
import io.recado.intents.knowledge.Published.State;
import io.recado.intents.knowledge.Source.Format;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Sources as owners see them: what was handed in, and how it fares. */
@Repository
class PostgresSourceList {

  private static final String LIST =
      """
      select e.source_id, e.kind, e.form, e.title, e.url, e.language, e.bytes, e.handed_in_at, e.edition::text as version,
             case when e.due_at is null then s.state else 'reading' end as state,
             case when e.due_at is null then s.error end as error, s.changed_at,
             (select count(*)::int from knowledge_passage p
              where p.tenant_id = e.tenant_id and p.source_id = e.source_id) as passages
      from knowledge_edition e left join knowledge_source s using (tenant_id, source_id)
      where e.tenant_id = $1 and ($2::uuid is null or e.source_id = $2)
      order by lower(e.title), e.source_id
      """;

  private final DatabaseClient database;
  private final TenantScope scope;

  PostgresSourceList(DatabaseClient database, TenantScope scope) {
    this.database = database;
    this.scope = scope;
  }

  /** By title. */
  Mono<List<Published>> list(TenantId tenant) {
    return listed(tenant, null);
  }

  /** Empty when there is no such source. */
  Mono<Published> find(TenantId tenant, UUID source) {
    return listed(tenant, source).flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
  }

  private Mono<List<Published>> listed(TenantId tenant, @Nullable UUID source) {
    return scope.inTenant(
        tenant,
        () ->
            Columns.bind(database.sql(LIST).bind(0, tenant.value()), 1, UUID.class, source)
                .map(PostgresSourceList::published)
                .all()
                .collectList());
  }

  private static Published published(Readable row) {
    return new Published(
        required(row, "source_id", UUID.class),
        constant(Kind.class, required(row, "kind", String.class)),
        optional(Format.class, row.get("form", String.class)),
        required(row, "title", String.class),
        row.get("url", String.class),
        Language.ofTag(required(row, "language", String.class)).orElseThrow(),
        constant(State.class, required(row, "state", String.class)),
        optional(Unreadable.class, row.get("error", String.class)),
        required(row, "passages", Integer.class),
        required(row, "bytes", Integer.class),
        required(row, "handed_in_at", Instant.class),
        row.get("changed_at", Instant.class),
        required(row, "version", String.class));
  }

  private static <E extends Enum<E>> @Nullable E optional(Class<E> type, @Nullable String code) {
    return code == null ? null : constant(type, code);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String code) {
    return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
  }
}
