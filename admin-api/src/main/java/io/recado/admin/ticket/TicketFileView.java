package io.recado.admin.ticket;

import io.recado.actions.attachment.Attachments.State;
import io.recado.actions.ticket.TicketEvent;
import io.recado.actions.ticket.TicketEvent.By;
import io.recado.actions.ticket.TicketEvent.What;
import io.recado.admin.people.Member;
import io.recado.conversation.MessageContent.MediaFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A ticket and all that happened to it.
 *
 * @param attachments what came with the report
 */
record TicketFileView(TicketView ticket, List<Attachment> attachments, List<Event> events) {

  /**
   * A file that came along.
   *
   * @param file by which it is asked for, where it is {@code KEPT}
   * @param name, mimeType, sizeBytes as its sender said
   */
  record Attachment(
      int file,
      State state,
      @Nullable String name,
      @Nullable String mimeType,
      @Nullable Long sizeBytes) {}

  /** Who did it. */
  enum Actor {
    CUSTOMER,
    AGENT,
    RECADO
  }

  /** What happened. */
  enum Kind {
    OPENED,
    SORTED,
    PRIORITISED,
    NOTED,
    ANSWERED,
    CLOSED,
    REOPENED,
    SURVEYED,
    RATED,
    REMARKED,
    ANSWER_WARNING,
    ANSWER_BREACH,
    RESOLUTION_WARNING,
    RESOLUTION_BREACH
  }

  /**
   * One thing that happened.
   *
   * @param person the agent, and {@code name} what colleagues call them; null of others
   * @param words what was noted, said of it or set; null where there is nothing to say
   * @param score 1 to 5, where the customer rated it
   */
  record Event(
      Instant at,
      Actor by,
      @Nullable String person,
      @Nullable String name,
      Kind kind,
      @Nullable String words,
      @Nullable Integer score,
      List<Attachment> files) {

    static Event of(TicketEvent event, Map<String, String> names, TicketShelf shelf) {
      var person = event.by() instanceof By.Agent(var id) ? id : null;
      var told = Told.of(event.what());
      return new Event(
          event.at(),
          actor(event.by()),
          person,
          person == null ? null : names.getOrDefault(person, person),
          told.kind(),
          told.words(),
          event.what() instanceof What.Rated(var score) ? Integer.valueOf(score) : null,
          shelf.next(told.files()));
    }

    private static Actor actor(By by) {
      return switch (by) {
        case By.Customer() -> Actor.CUSTOMER;
        case By.Agent _ -> Actor.AGENT;
        case By.Recado() -> Actor.RECADO;
      };
    }
  }

  static Map<String, String> names(List<Member> members) {
    return members.stream()
        .collect(Collectors.toMap(member -> member.id().toString(), Member::name));
  }

  private record Told(Kind kind, @Nullable String words, List<MediaFile> files) {

    static Told of(What what) {
      return switch (what) {
        case What.Opened() -> new Told(Kind.OPENED, null, List.of());
        case What.Sorted(var words) -> new Told(Kind.SORTED, words, List.of());
        case What.Prioritised(var priority) ->
            new Told(Kind.PRIORITISED, priority.code(), List.of());
        case What.Noted(var words, var files) -> new Told(Kind.NOTED, words, files);
        case What.Answered() -> new Told(Kind.ANSWERED, null, List.of());
        case What.Closed(var words) -> new Told(Kind.CLOSED, words, List.of());
        case What.Reopened(var words, var files) -> new Told(Kind.REOPENED, words, files);
        case What.Surveyed() -> new Told(Kind.SURVEYED, null, List.of());
        case What.Rated _ -> new Told(Kind.RATED, null, List.of());
        case What.Remarked(var words) -> new Told(Kind.REMARKED, words, List.of());
        case What.Alarm(var kind) -> new Told(Kind.valueOf(kind.name()), null, List.of());
      };
    }
  }
}
