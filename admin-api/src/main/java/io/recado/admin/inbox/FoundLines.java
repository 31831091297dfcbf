package io.recado.admin.inbox;

import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.admin.access.Caller;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Which line it was that a conversation was found by. Looked at is the last day on which one of the
 * words was said, and of that day no more than its last lines.
 */
@Component
class FoundLines {

  private static final int MOST_LINES = 50;

  /**
   * Days are those that the words were written down with: the database's. What is ASCII and holds
   * none of the words is not sent; of the rest the program knows how it folds.
   */
  private static final String LINES =
      """
      select chosen.id as conversation_id, m.message_id, m.at, m.author, m.content
      from unnest($2::uuid[]) chosen (id), lateral (
        select max(said.day) as day from unnest($3::text[], $4::text[]) typed (low, high), lateral (
          select max(w.said_on) as day from conversation_word w
          where w.tenant_id = $1 and w.conversation_id = chosen.id
            and w.word >= typed.low collate "C" and w.word < typed.high collate "C") said) hit, lateral (
        select message_id, at, author, content from message
        where tenant_id = $1 and conversation_id = chosen.id
          and at >= hit.day::timestamptz and at < (hit.day + 1)::timestamptz
        order by at desc limit $5) m, lateral (select m.content::text as text) written
      where octet_length(written.text) <> char_length(written.text) or exists (
        select from unnest($3::text[]) typed (low) where strpos(lower(written.text collate "C"), typed.low) > 0)
      """;

  private final DatabaseClient client;

  FoundLines(DatabaseClient client) {
    this.client = client;
  }

  /** The same conversations with the lines they were found by, in the caller's transaction. */
  Mono<List<ConversationView>> tell(
      Caller caller, List<ConversationView> found, List<SearchTerms.Range> typed) {
    if (found.isEmpty()) {
      return Mono.just(found);
    }
    return client
        .sql(LINES)
        .bind(0, caller.tenant().value())
        .bind(1, found.stream().map(ConversationView::id).toArray(UUID[]::new))
        .bind(2, SearchTerms.low(typed))
        .bind(3, SearchTerms.high(typed))
        .bind(4, MOST_LINES)
        .map(row -> Line.read(row, typed))
        .all()
        .flatMap(Mono::justOrEmpty)
        .collectList()
        .map(lines -> told(found, best(lines), typed));
  }

  /** The latest of those that say most of what was typed. */
  private static Map<UUID, Line> best(List<Line> lines) {
    return lines.stream()
        .collect(
            Collectors.toMap(
                Line::conversation,
                line -> line,
                (one, other) -> Line.BETTER.compare(one, other) >= 0 ? one : other));
  }

  private static List<ConversationView> told(
      List<ConversationView> found, Map<UUID, Line> lines, List<SearchTerms.Range> typed) {
    return found.stream()
        .map(view -> lines.containsKey(view.id()) ? lines.get(view.id()).in(view, typed) : view)
        .toList();
  }

  private record Line(UUID conversation, Instant at, Author author, String words, long hits) {

    private static final Comparator<Line> BETTER =
        Comparator.comparingLong(Line::hits).thenComparing(Line::at);

    /**
     * Empty for a line that says none of it, as most do not: those are not read any further than
     * that.
     */
    private static Optional<Line> read(Readable row, List<SearchTerms.Range> typed) {
      var content = required(row, "content", Json.class).asString();
      if (!SearchTerms.mayStandIn(content, typed)) {
        return Optional.empty();
      }
      var words = SpokenWords.of(row, Json.of(content));
      return Optional.of(line(row, words, Excerpt.hits(words, typed)))
          .filter(line -> line.hits() > 0);
    }

    private static Line line(Readable row, String words, long hits) {
      return new Line(
          required(row, "conversation_id", UUID.class),
          required(row, "at", Instant.class),
          InboxRows.author(required(row, "author", String.class)),
          words,
          hits);
    }

    private ConversationView in(ConversationView view, List<SearchTerms.Range> typed) {
      return view.foundBy(Excerpt.of(at, author, words, typed));
    }
  }
}
