package io.recado.actions.ticket;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.ticket.TicketEvent.By;
import io.recado.actions.ticket.TicketEvent.What;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Events of tickets to and from their rows, within the caller's transaction. */
final class TicketHistory {

  private static final String EVENTS =
      """
      select e.*, r.score from ticket_event e
      left join ticket_rating r on r.tenant_id = e.tenant_id and r.number = e.number and e.kind = 'rated'
      where e.tenant_id = $1 and e.number = $2
      order by e.position
      """;

  private static final String FILES =
      """
      select event, file_id, mime_type, name, size_bytes from ticket_attachment
      where tenant_id = $1 and number = $2
      order by position
      """;

  private final DatabaseClient client;

  TicketHistory(DatabaseClient client) {
    this.client = client;
  }

  Mono<List<TicketEvent>> of(TenantId tenant, TicketNumber number) {
    return files(tenant, number).flatMap(files -> events(tenant, number, files));
  }

  private Mono<List<TicketEvent>> events(
      TenantId tenant, TicketNumber number, Map<Integer, List<MediaFile>> files) {
    return client
        .sql(EVENTS)
        .bind(0, tenant.value())
        .bind(1, number.value())
        .map(row -> event(row, files))
        .all()
        .collectList();
  }

  private Mono<Map<Integer, List<MediaFile>>> files(TenantId tenant, TicketNumber number) {
    return client
        .sql(FILES)
        .bind(0, tenant.value())
        .bind(1, number.value())
        .map(row -> new Attached(required(row, "event", Integer.class), PostgresTickets.file(row)))
        .all()
        .collect(
            Collectors.groupingBy(
                Attached::event, Collectors.mapping(Attached::file, Collectors.toList())));
  }

  static String actor(By by) {
    return switch (by) {
      case By.Customer() -> "customer";
      case By.Agent _ -> "agent";
      case By.Recado() -> "recado";
    };
  }

  static @Nullable String agent(By by) {
    return by instanceof By.Agent(var name) ? name : null;
  }

  static String kind(What what) {
    return switch (what) {
      case What.Opened() -> "opened";
      case What.Sorted _ -> "sorted";
      case What.Prioritised _ -> "prioritised";
      case What.Noted _ -> "noted";
      case What.Answered() -> "answered";
      case What.Closed _ -> "closed";
      case What.Reopened _ -> "reopened";
      case What.Surveyed() -> "surveyed";
      case What.Rated _ -> "rated";
      case What.Remarked _ -> "remarked";
      case What.Alarm(var kind) -> kind.code();
    };
  }

  static @Nullable String words(What what) {
    return switch (what) {
      case What.Sorted(var words) -> words;
      case What.Prioritised(var priority) -> priority.code();
      case What.Noted(var words, _) -> words;
      case What.Closed(var words) -> words;
      case What.Reopened(var words, _) -> words;
      case What.Remarked(var words) -> words;
      case What.Opened _, What.Answered _, What.Surveyed _, What.Rated _, What.Alarm _ -> null;
    };
  }

  static List<MediaFile> files(What what) {
    return switch (what) {
      case What.Noted(_, var files) -> files;
      case What.Reopened(_, var files) -> files;
      case What.Opened _,
          What.Sorted _,
          What.Prioritised _,
          What.Answered _,
          What.Closed _,
          What.Surveyed _,
          What.Rated _,
          What.Remarked _,
          What.Alarm _ ->
          List.of();
    };
  }

  private static TicketEvent event(Readable row, Map<Integer, List<MediaFile>> files) {
    var at = required(row, "at", Instant.class);
    var attached = files.getOrDefault(required(row, "position", Integer.class), List.of());
    return new TicketEvent(at, by(row), what(row, attached));
  }

  private static By by(Readable row) {
    return switch (required(row, "actor", String.class)) {
      case "customer" -> new By.Customer();
      case "agent" -> new By.Agent(required(row, "agent", String.class));
      default -> new By.Recado();
    };
  }

  private static What what(Readable row, List<MediaFile> files) {
    var words = row.get("words", String.class);
    return switch (required(row, "kind", String.class)) {
      case "opened" -> new What.Opened();
      case "sorted" -> new What.Sorted(Objects.requireNonNull(words));
      case "prioritised" ->
          new What.Prioritised(Priority.ofUrgency(Objects.requireNonNull(words)).orElseThrow());
      case "noted" -> new What.Noted(Objects.requireNonNull(words), files);
      case "answered" -> new What.Answered();
      case "closed" -> new What.Closed(words);
      case "reopened" -> new What.Reopened(Objects.requireNonNull(words), files);
      case "surveyed" -> new What.Surveyed();
      case "rated" -> new What.Rated(required(row, "score", Integer.class));
      case "remarked" -> new What.Remarked(Objects.requireNonNull(words));
      case String alarm -> new What.Alarm(TicketAlarm.Kind.ofCode(alarm));
    };
  }

  private record Attached(int event, MediaFile file) {}
}
