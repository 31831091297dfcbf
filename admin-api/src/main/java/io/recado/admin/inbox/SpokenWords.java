package io.recado.admin.inbox;

import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The words of a conversation's new lines, and their number, in the caller's transaction. */
final class SpokenWords {

  private static final Logger log = LoggerFactory.getLogger(SpokenWords.class);

  /** All lines of one moment: the next look begins behind it. */
  private static final String LINES =
      """
      select m.message_id, m.at, m.author, m.content from message m
      where m.tenant_id = $1 and m.conversation_id = $2 and m.at > coalesce((
        select k.until from conversation_words_known k where k.tenant_id = $1 and k.conversation_id = $2), '-infinity')
      order by m.at fetch first ($3) rows with ties
      """;

  private static final String ADD =
      """
      insert into conversation_word as known (tenant_id, conversation_id, word, said_on)
      select $1, $2, said.word, said.at::date from unnest($3::text[], $4::timestamptz[]) said (word, at)
      on conflict (tenant_id, conversation_id, word) do update set said_on = excluded.said_on
      where known.said_on < excluded.said_on
      """;

  /** Before it is known up to there. */
  private static final String COUNT =
      """
      insert into message_count as known (tenant_id, day, author, count)
      select m.tenant_id, (m.at at time zone t.time_zone)::date, m.author, count(*)
      from message m join tenant t on t.tenant_id = m.tenant_id
      where m.tenant_id = $1 and m.conversation_id = $2 and m.at <= $3 and m.at > coalesce((
        select k.until from conversation_words_known k where k.tenant_id = $1 and k.conversation_id = $2), '-infinity')
      group by 1, 2, 3
      on conflict (tenant_id, day, author) do update set count = known.count + excluded.count
      """;

  private static final String KNOWN =
      """
      insert into conversation_words_known (tenant_id, conversation_id, until) values ($1, $2, $3)
      on conflict (tenant_id, conversation_id) do update set until = excluded.until
      """;

  /** At once; the rest follows. */
  private static final int MOST_LINES = 1000;

  private final DatabaseClient client;

  SpokenWords(DatabaseClient client) {
    this.client = client;
  }

  Mono<Void> add(TenantId tenant, UUID conversation) {
    return lines(tenant, conversation)
        .expand(lines -> lines.size() < MOST_LINES ? Mono.empty() : lines(tenant, conversation))
        .then();
  }

  private Mono<List<Line>> lines(TenantId tenant, UUID conversation) {
    return of(LINES, tenant, conversation)
        .bind(2, MOST_LINES)
        .map(Line::read)
        .all()
        .collectList()
        .flatMap(lines -> add(tenant, conversation, lines).thenReturn(lines));
  }

  private Mono<Void> add(TenantId tenant, UUID conversation, List<Line> lines) {
    if (lines.isEmpty()) {
      return Mono.empty();
    }
    var last = lines.getLast().at();
    return addWords(tenant, conversation, lastSaid(lines))
        .then(of(COUNT, tenant, conversation).bind(2, last).then())
        .then(of(KNOWN, tenant, conversation).bind(2, last).then());
  }

  private Mono<Void> addWords(TenantId tenant, UUID conversation, Map<String, Instant> said) {
    var words = said.keySet().toArray(String[]::new);
    var moments = said.values().stream().map(Instant::toString).toArray(String[]::new);
    return of(ADD, tenant, conversation).bind(2, words).bind(3, moments).then();
  }

  /** Later lines come later. */
  private static Map<String, Instant> lastSaid(List<Line> lines) {
    var said = new HashMap<String, Instant>();
    for (var line : lines) {
      SearchTerms.in(line.words()).forEach(word -> said.put(word, line.at()));
    }
    return said;
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, UUID conversation) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, conversation);
  }

  /** What cannot be read has none: everything behind it is still found. */
  static String of(Readable row, Json content) {
    try {
      var author = InboxRows.author(required(row, "author", String.class));
      return Objects.requireNonNull(InboxRows.content(author, content).searched());
    } catch (RuntimeException unreadable) {
      log.warn(
          "message {} cannot be read, and is not searched: {}",
          required(row, "message_id", UUID.class),
          unreadable.getClass().getSimpleName());
      return "";
    }
  }

  private record Line(Instant at, String words) {

    static Line read(Readable row) {
      return new Line(
          required(row, "at", Instant.class),
          SpokenWords.of(row, required(row, "content", Json.class)));
    }
  }
}
