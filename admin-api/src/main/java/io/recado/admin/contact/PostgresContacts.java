package io.recado.admin.contact;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.access.Caller;
import io.recado.admin.contact.ContactCard.ContactIdentity;
import io.recado.admin.contact.ContactCard.SignedVisitor;
import io.recado.audit.SignedChanges;
import io.recado.channel.ChannelKind;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Contacts, read from what the data plane keeps, and what the team writes down of them. */
@Repository
class PostgresContacts {

  private static final String CONTACTS =
      """
      select co.contact_id, co.name, co.note, md5(coalesce(co.note, '')) as note_version,
             co.tags, md5(co.tags::text) as tags_version, co.blocked_at is not null as blocked,
             co.erased_at is not null as erased, co.created_at, known.kinds, known.last_heard_at
      from contact co
      left join lateral (
        select array_agg(distinct ch.kind) as kinds, max(c.last_heard_at) as last_heard_at
        from conversation c
        join channel ch on ch.tenant_id = c.tenant_id and ch.channel_id = c.channel_id
        where c.tenant_id = co.tenant_id and c.contact_id = co.contact_id) known on true
      where co.tenant_id = $1 and co.merged_into is null
      """;

  private static final String LIST =
      CONTACTS
          + """
            and ($2::text is null
                 or position((select folded($2)) in co.folded_name) > 0
                 or exists (
                   select from conversation c
                   join channel_user u on u.tenant_id = c.tenant_id and u.conversation_id = c.conversation_id
                   where c.tenant_id = co.tenant_id and c.contact_id = co.contact_id and starts_with(u.user_id, $2)))
            and ($3::text is null or $3 = any(co.tags))
            and ($4::boolean is null or (co.blocked_at is not null) = $4)
            and ($5::timestamptz is null or (co.created_at, co.contact_id) < ($5, $6))
          order by co.created_at desc, co.contact_id desc limit $7
          """;

  private static final String ONE = CONTACTS + " and co.contact_id = $2";

  private static final String IDENTITIES =
      """
      select c.conversation_id, c.channel_id, ch.kind, c.last_heard_at, array(
        select u.user_id from channel_user u
        where u.tenant_id = c.tenant_id and u.conversation_id = c.conversation_id order by u.user_id) as users,
        s.subject, s.name, s.email, s.phone, s.signed_at
      from conversation c
      join channel ch on ch.tenant_id = c.tenant_id and ch.channel_id = c.channel_id
      left join signed_visitor s
        on s.tenant_id = c.tenant_id and s.channel_id = c.channel_id and s.user_id = c.address
      where c.tenant_id = $1 and c.contact_id = $2
      order by coalesce(c.last_heard_at, c.created_at) desc, c.conversation_id
      """;

  private static final String NOTE =
      """
      update contact set note = $3
      where tenant_id = $1 and contact_id = $2 and merged_into is null and erased_at is null
      """;

  private static final String TAG =
      """
      update contact set tags = $3
      where tenant_id = $1 and contact_id = $2 and merged_into is null and erased_at is null
      """;

  private static final String BLOCK = "select block_contact($1, $2, $3)";

  private final DatabaseClient client;
  private final TenantScope scope;
  private final SignedChanges changes;

  PostgresContacts(DatabaseClient client, TenantScope scope, SignedChanges changes) {
    this.client = client;
    this.scope = scope;
    this.changes = changes;
  }

  /** One more than the page holds, where there are more. */
  Mono<List<ContactView>> list(Caller caller, ContactQuery query) {
    var after = query.after();
    var statement = client.sql(LIST).bind(0, caller.tenant().value());
    statement = bind(statement, 1, String.class, query.typed());
    statement = bind(statement, 2, String.class, query.tag());
    statement = bind(statement, 3, Boolean.class, query.blocked());
    statement = bind(statement, 4, Instant.class, after == null ? null : after.at());
    statement = bind(statement, 5, UUID.class, after == null ? null : after.id());
    var page = statement.bind(6, query.size() + 1).map(PostgresContacts::contact).all();
    return scope.inTenant(caller.tenant(), page::collectList);
  }

  /** Empty when the tenant has no such contact, or it turned out to be another. */
  Mono<ContactCard> card(Caller caller, UUID contact) {
    return scope.inTenant(
        caller.tenant(),
        () ->
            identities(caller, contact)
                .flatMap(
                    identities ->
                        about(caller, contact, ONE).map(row -> card(row, identities)).one()));
  }

  private Mono<List<ContactIdentity>> identities(Caller caller, UUID contact) {
    return about(caller, contact, IDENTITIES).map(PostgresContacts::identity).all().collectList();
  }

  /** False when there is no such contact, or it was erased. */
  Mono<Boolean> note(Caller caller, UUID contact, @Nullable String words) {
    return changed(caller, bind(about(caller, contact, NOTE), 2, String.class, words));
  }

  /** False when there is no such contact, or it was erased. */
  Mono<Boolean> tag(Caller caller, UUID contact, List<String> tags) {
    return changed(caller, about(caller, contact, TAG).bind(2, tags.toArray(String[]::new)));
  }

  /** False when the tenant has no such contact. */
  Mono<Boolean> block(Caller caller, UUID contact, boolean blocked) {
    return caller.signs(
        changes,
        () -> about(caller, contact, BLOCK).bind(2, blocked).mapValue(Boolean.class).one());
  }

  private Mono<Boolean> changed(Caller caller, GenericExecuteSpec statement) {
    return scope.inTenant(
        caller.tenant(), () -> statement.fetch().rowsUpdated().map(rows -> rows > 0));
  }

  private GenericExecuteSpec about(Caller caller, UUID contact, String sql) {
    return client.sql(sql).bind(0, caller.tenant().value()).bind(1, contact);
  }

  private static ContactView contact(Readable row) {
    var kinds = row.get("kinds", String[].class);
    return new ContactView(
        required(row, "contact_id", UUID.class),
        row.get("name", String.class),
        kinds == null ? List.of() : List.of(kinds).stream().map(PostgresContacts::kind).toList(),
        List.of(required(row, "tags", String[].class)),
        required(row, "blocked", Boolean.class),
        required(row, "erased", Boolean.class),
        row.get("last_heard_at", Instant.class),
        required(row, "created_at", Instant.class));
  }

  private static ContactCard card(Readable row, List<ContactIdentity> identities) {
    return new ContactCard(
        contact(row),
        row.get("note", String.class),
        required(row, "note_version", String.class),
        required(row, "tags_version", String.class),
        identities);
  }

  private static ContactIdentity identity(Readable row) {
    return new ContactIdentity(
        required(row, "conversation_id", UUID.class),
        required(row, "channel_id", UUID.class),
        kind(required(row, "kind", String.class)),
        List.of(required(row, "users", String[].class)),
        signed(row),
        row.get("last_heard_at", Instant.class));
  }

  private static @Nullable SignedVisitor signed(Readable row) {
    var subject = row.get("subject", String.class);
    return subject == null
        ? null
        : new SignedVisitor(
            subject,
            row.get("name", String.class),
            row.get("email", String.class),
            row.get("phone", String.class),
            required(row, "signed_at", Instant.class));
  }

  private static ChannelKind kind(String code) {
    return ChannelKind.valueOf(code.toUpperCase(Locale.ROOT));
  }
}
