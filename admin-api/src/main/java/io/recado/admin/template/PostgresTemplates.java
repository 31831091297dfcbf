package io.recado.admin.template;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.access.Caller;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Versions;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The templates of WhatsApp channels. */
@Repository
public class PostgresTemplates {

  private static final String IS_THERE =
      """
      select count(*) from channel
      where tenant_id = $1 and channel_id = $2 and kind = 'whatsapp' and removed_at is null
      """;

  private static final String TEMPLATES =
      """
      select t.name, t.language, t.body, t.buttons, late.name is not null as late from message_template t
      left join window_template late on late.tenant_id = t.tenant_id and late.channel_id = t.channel_id
        and late.name = t.name and late.language = t.language
      """;

  private static final String OF_CHANNEL =
      TEMPLATES + " where t.tenant_id = $1 and t.channel_id = $2 order by t.name, t.language";

  private static final String OF_CONVERSATION =
      TEMPLATES
          + """
           join conversation c on c.tenant_id = t.tenant_id and c.channel_id = t.channel_id
          where t.tenant_id = $1 and c.conversation_id = $2 and t.name = $3 and t.language = $4
          """;

  /**
   * A list is written as a whole, so all of it is of one transaction. Read on its own, after the
   * lock: a statement that waited for it would tell what there was before.
   */
  private static final String VERSION =
      """
      select coalesce(max(xmin::text), '0') from message_template
      where tenant_id = $1 and channel_id = $2
      """;

  /** So that of two lists written at once one stands, not both. */
  private static final String LOCK =
      """
      select count(*) from (select from channel
        where tenant_id = $1 and channel_id = $2 and kind = 'whatsapp' and removed_at is null
        for no key update) held
      """;

  private static final String FORGET =
      "delete from message_template where tenant_id = $1 and channel_id = $2";

  private static final String FORGET_LATE =
      "delete from window_template where tenant_id = $1 and channel_id = $2";

  private static final String WRITE =
      """
      insert into message_template (tenant_id, channel_id, name, language, body, buttons)
      select $1, $2, t.name, t.language, t.body, string_to_array(t.buttons, E'\\n')
      from unnest($3::text[], $4::text[], $5::text[], $6::text[]) t (name, language, body, buttons)
      """;

  private static final String WRITE_LATE =
      "insert into window_template (tenant_id, channel_id, name, language) values ($1, $2, $3, $4)";

  private static final String ENTER =
      """
      insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, reference)
      values ($1, 'agent', $3, 'channel.templates_changed', 'done', $2::text)
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresTemplates(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** Empty where there is no such WhatsApp channel. */
  Mono<TemplatesView> of(TenantId tenant, UUID channel) {
    return scope.inTenant(
        tenant, () -> isThere(IS_THERE, tenant, channel).flatMap(_ -> view(tenant, channel)));
  }

  /** One of the channel that a conversation is on; empty where it has none of this name. */
  public Mono<MessageTemplate> find(
      TenantId tenant, UUID conversation, String name, Language language) {
    var found =
        about(OF_CONVERSATION, tenant, conversation)
            .bind(2, name)
            .bind(3, language.code())
            .map(PostgresTemplates::read);
    return scope.inTenant(tenant, found::one);
  }

  /**
   * These and no others; empty where there is no such WhatsApp channel.
   *
   * @param ifMatch the version that the caller looked at
   * @throws ApiProblem as {@link Versions#check}
   */
  Mono<TemplatesView> replace(
      Caller caller, UUID channel, @Nullable String ifMatch, List<MessageTemplate> templates) {
    var tenant = caller.tenant();
    return scope.inTenant(
        tenant,
        () ->
            isThere(LOCK, tenant, channel)
                .flatMap(_ -> version(tenant, channel))
                .doOnNext(version -> Versions.check(version, ifMatch))
                .delayUntil(_ -> about(FORGET, tenant, channel).then())
                .delayUntil(_ -> about(FORGET_LATE, tenant, channel).then())
                .delayUntil(_ -> write(tenant, channel, templates))
                .delayUntil(_ -> writeLate(tenant, channel, templates))
                .delayUntil(_ -> enter(caller, channel))
                .flatMap(_ -> view(tenant, channel)));
  }

  /** The version first: of a list that changes meanwhile it is the old one. */
  private Mono<TemplatesView> view(TenantId tenant, UUID channel) {
    return version(tenant, channel)
        .flatMap(
            version ->
                all(tenant, channel).map(templates -> new TemplatesView(templates, version)));
  }

  private Mono<String> version(TenantId tenant, UUID channel) {
    return about(VERSION, tenant, channel).mapValue(String.class).one();
  }

  private Mono<Long> isThere(String sql, TenantId tenant, UUID channel) {
    return about(sql, tenant, channel).mapValue(Long.class).one().filter(count -> count > 0);
  }

  private Mono<List<MessageTemplate>> all(TenantId tenant, UUID channel) {
    return about(OF_CHANNEL, tenant, channel).map(PostgresTemplates::read).all().collectList();
  }

  private Mono<Void> write(TenantId tenant, UUID channel, List<MessageTemplate> templates) {
    return about(WRITE, tenant, channel)
        .bind(2, templates.stream().map(MessageTemplate::name).toArray(String[]::new))
        .bind(3, templates.stream().map(one -> one.language().code()).toArray(String[]::new))
        .bind(4, templates.stream().map(MessageTemplate::body).toArray(String[]::new))
        .bind(5, templates.stream().map(PostgresTemplates::lines).toArray(String[]::new))
        .then();
  }

  private Mono<Void> writeLate(TenantId tenant, UUID channel, List<MessageTemplate> templates) {
    return Mono.justOrEmpty(templates.stream().filter(MessageTemplate::late).findFirst())
        .flatMap(
            late ->
                about(WRITE_LATE, tenant, channel)
                    .bind(2, late.name())
                    .bind(3, late.language().code())
                    .then());
  }

  private Mono<Void> enter(Caller caller, UUID channel) {
    return about(ENTER, caller.tenant(), channel).bind(2, caller.person().toString()).then();
  }

  /** An array of arrays would have rows of one length only; no title has a line break. */
  private static String lines(MessageTemplate template) {
    return String.join("\n", template.buttons());
  }

  private GenericExecuteSpec about(String sql, TenantId tenant, UUID id) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, id);
  }

  private static MessageTemplate read(Readable row) {
    return new MessageTemplate(
        required(row, "name", String.class),
        Language.ofTag(required(row, "language", String.class)).orElseThrow(),
        required(row, "body", String.class),
        required(row, "late", Boolean.class),
        List.of(required(row, "buttons", String[].class)));
  }
}
