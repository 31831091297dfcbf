package io.recado.gateway.channel.webchat;

import io.r2dbc.spi.Readable;
import io.recado.tenant.TenantScope;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The mailbox in PostgreSQL. */
final class PostgresMailbox implements Mailbox {

  /** Begins the thread if need be, and holds its row until the transaction ends. */
  private static final String LOCK =
      """
      insert into webchat_thread (tenant_id, channel_id, visitor) values ($1, $2, $3)
      on conflict (tenant_id, channel_id, visitor)
        do update set last_position = webchat_thread.last_position
      """;

  /** A statement of its own, so that it sees what was committed while the lock was awaited. */
  private static final String APPEND =
      """
      with known as (
        select position from webchat_letter
        where tenant_id = $1 and channel_id = $2 and visitor = $3 and author = $4 and letter_id = $5
      ), moved as (
        update webchat_thread set last_position = last_position + 1
        where tenant_id = $1 and channel_id = $2 and visitor = $3 and not exists (select from known)
        returning last_position
      ), added as (
        insert into webchat_letter
          (tenant_id, channel_id, visitor, position, author, letter_id, content)
        select $1, $2, $3, last_position, $4, $5, $6::json from moved
        returning position
      )
      select position from known union all select position from added
      """;

  private static final String SINCE =
      """
      select position, author, letter_id, content::text as content, created_at from webchat_letter
      where tenant_id = $1 and channel_id = $2 and visitor = $3 and position > $4
      order by position limit $5
      """;

  private static final String STANDING =
      """
      select last_position, seen_position,
             (select count(*) from webchat_letter letter
              where letter.tenant_id = thread.tenant_id and letter.channel_id = thread.channel_id
                and letter.visitor = thread.visitor and letter.position > thread.seen_position
                and letter.author = 'business') as unread
      from webchat_thread thread
      where tenant_id = $1 and channel_id = $2 and visitor = $3
      """;

  private static final String MARK_SEEN =
      """
      update webchat_thread set seen_position = least($4, last_position)
      where tenant_id = $1 and channel_id = $2 and visitor = $3
        and seen_position < least($4, last_position)
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresMailbox(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<Long> append(MailboxThread thread, Draft draft) {
    return scope.inTenant(
        thread.tenant(), () -> about(thread, LOCK).then().then(appendLocked(thread, draft)));
  }

  private Mono<Long> appendLocked(MailboxThread thread, Draft draft) {
    return about(thread, APPEND)
        .bind(3, draft.author().code())
        .bind(4, draft.id())
        .bind(5, draft.content())
        .map(row -> number(row, "position"))
        .one();
  }

  @Override
  public Mono<List<Letter>> since(MailboxThread thread, long after, int limit) {
    return scope.inTenant(
        thread.tenant(),
        () ->
            about(thread, SINCE)
                .bind(3, after)
                .bind(4, limit)
                .map(PostgresMailbox::toLetter)
                .all()
                .collectList());
  }

  @Override
  public Mono<Standing> standing(MailboxThread thread) {
    return scope
        .inTenant(
            thread.tenant(), () -> about(thread, STANDING).map(PostgresMailbox::toStanding).one())
        .defaultIfEmpty(Standing.EMPTY);
  }

  @Override
  public Mono<Void> markSeen(MailboxThread thread, long position) {
    return scope.inTenant(thread.tenant(), () -> about(thread, MARK_SEEN).bind(3, position).then());
  }

  private GenericExecuteSpec about(MailboxThread thread, String sql) {
    return client
        .sql(sql)
        .bind(0, thread.tenant().value())
        .bind(1, thread.channel().value())
        .bind(2, thread.visitor());
  }

  private static Standing toStanding(Readable row) {
    return new Standing(
        number(row, "last_position"), number(row, "seen_position"), number(row, "unread"));
  }

  private static Letter toLetter(Readable row) {
    return new Letter(
        number(row, "position"),
        Author.ofCode(text(row, "author")),
        text(row, "letter_id"),
        text(row, "content"),
        Objects.requireNonNull(row.get("created_at", OffsetDateTime.class)).toInstant());
  }

  private static long number(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Long.class));
  }

  private static String text(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, String.class));
  }
}
