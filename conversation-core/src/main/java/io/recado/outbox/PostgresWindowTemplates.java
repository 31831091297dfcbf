package io.recado.outbox;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.conversation.Language;
import io.recado.queue.ConversationKey;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresWindowTemplates implements WindowTemplates {

  /** What carries any words has one place for them. */
  private static final String FIND =
      """
      select t.name, t.language, t.tappable from (
        select name, language, true as tappable from message_template
        where tenant_id = $1 and channel_id = $2 and cardinality(buttons) > 0 and buttons = $3::text[]
          and position('{{1}}' in body) > 0 and position('{{2}}' in body) = 0
        union all
        select name, language, false from window_template where tenant_id = $1 and channel_id = $2) t
      join conversation c on c.tenant_id = $1 and c.conversation_id = $4
      order by t.tappable desc, t.language = case c.dialogue ->> 'language'
        when 'SPANISH' then 'es' when 'ENGLISH' then 'en' when 'GERMAN' then 'de' end desc, t.name, t.language
      limit 1
      """;

  private static final String SAVE =
      """
      insert into window_template (tenant_id, channel_id, name, language) values ($1, $2, $3, $4)
      on conflict (tenant_id, channel_id) do update set name = excluded.name, language = excluded.language
      """;

  private final DatabaseClient database;
  private final TenantScope scope;

  PostgresWindowTemplates(DatabaseClient database, TenantScope scope) {
    this.database = database;
    this.scope = scope;
  }

  @Override
  public Mono<WindowTemplate> of(
      ConversationKey conversation, ChannelId channel, List<String> titles) {
    var tenant = conversation.tenant();
    return scope.inTenant(
        tenant,
        () ->
            statement(FIND, tenant, channel)
                .bind(2, titles.toArray(String[]::new))
                .bind(3, conversation.conversation().value())
                .map(PostgresWindowTemplates::template)
                .one());
  }

  @Override
  public Mono<Void> save(TenantId tenant, ChannelId channel, WindowTemplate template) {
    return scope.inTenant(
        tenant,
        () ->
            statement(SAVE, tenant, channel)
                .bind(2, template.name())
                .bind(3, template.language().code())
                .then());
  }

  private GenericExecuteSpec statement(String sql, TenantId tenant, ChannelId channel) {
    return database.sql(sql).bind(0, tenant.value()).bind(1, channel.value());
  }

  private static WindowTemplate template(Readable row) {
    return new WindowTemplate(
        required(row, "name", String.class),
        Language.ofTag(required(row, "language", String.class)).orElseThrow(),
        required(row, "tappable", Boolean.class));
  }
}
