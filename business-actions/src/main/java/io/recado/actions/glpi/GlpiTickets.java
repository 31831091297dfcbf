package io.recado.actions.glpi;

import io.recado.actions.attachment.Attachment;
import io.recado.actions.glpi.Untold.Happening;
import io.recado.actions.ticket.Priority;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What GLPI does with tickets, in a session. What it is given to do again it does again. */
final class GlpiTickets {

  private static final int MOST_FOLLOW_UPS = 1_000;

  /** Search options, of documents and of tickets (GLPI: Ticket::rawSearchOptions). */
  private static final int NAME = 1;

  private static final int ID = 2;

  private static final int STATUS = 12;
  private static final int CONTENT = 21;

  private final GlpiSession session;
  private final GlpiWords words;

  GlpiTickets(GlpiSession session, GlpiWords words) {
    this.session = session;
    this.words = words;
  }

  /** The id of the ticket that has this reference; empty when there is none. */
  Mono<Long> find(Untold ticket) {
    var query =
        criterion(0, CONTENT, "contains", ticket.reference()) + "&" + display(ID) + "&range=0-0";
    return session
        .get("search/Ticket?" + query)
        .flatMap(found -> Mono.justOrEmpty(id(rows(found).path(0).path(String.valueOf(ID)))));
  }

  /** The id of a new one. */
  Mono<Long> open(Untold ticket) {
    var input = new HashMap<String, Object>();
    input.put("name", ticket.number() + " · " + firstLine(ticket.summary()));
    input.put("content", words.opening(ticket));
    input.put("urgency", urgency(ticket.priority()));
    var access = session.access();
    access.number(GlpiAccess.ENTITY).ifPresent(entity -> input.put("entities_id", entity));
    access
        .number(GlpiAccess.category(ticket.category()))
        .ifPresent(category -> input.put("itilcategories_id", category));
    return session.post("Ticket", input).map(GlpiTickets::madeId);
  }

  /** Whether it has a follow-up of this happening. */
  Mono<Boolean> hasFollowUp(long id, String mark) {
    return session
        .get("Ticket/%d/ITILFollowup?range=0-%d".formatted(id, MOST_FOLLOW_UPS - 1))
        .map(all -> array(all).valueStream().anyMatch(each -> bears(each, mark)));
  }

  /** What agents say is for those who work on it. */
  Mono<Void> followUp(long id, Untold ticket, Happening happening) {
    return session
        .post(
            "ITILFollowup",
            Map.of(
                "itemtype",
                "Ticket",
                "items_id",
                id,
                "content",
                words.followUp(ticket, happening),
                "is_private",
                happening.agent() == null ? 0 : 1))
        .map(GlpiTickets::madeId)
        .then();
  }

  /** Whether there is a document of this name. */
  Mono<Boolean> hasDocument(String name) {
    var query = criterion(0, NAME, "contains", name) + "&range=0-0";
    return session.get("search/Document?" + query).map(found -> rows(found).size() > 0);
  }

  /** Puts a file to a ticket. */
  Mono<Void> attach(long id, String name, Attachment file) {
    var input = Map.of("name", name, "itemtype", "Ticket", "items_id", id);
    var form = Multipart.of(input, file.fileName(), file.type().type(), file.bytes());
    return session.upload("Document", form).map(GlpiTickets::madeId).then();
  }

  Mono<Void> setStatus(long id, int status) {
    return session.put("Ticket/" + id, Map.of("id", id, "status", status)).then();
  }

  /** Where these stand; those that are not there any more are left out. */
  Mono<Map<Long, Standing>> standings(Collection<Long> ids) {
    var all = ids.stream().toList();
    var criteria =
        IntStream.range(0, all.size())
            .mapToObj(place -> criterion(place, ID, "equals", all.get(place).toString()))
            .collect(Collectors.joining("&"));
    var query = criteria + "&" + display(ID, STATUS) + "&range=0-" + (all.size() - 1);
    return session.get("search/Ticket?" + query).map(found -> standings(rows(found)));
  }

  private static Map<Long, Standing> standings(JsonNode rows) {
    var standings = new HashMap<Long, Standing>();
    for (var row : rows) {
      var id = id(row.path(String.valueOf(ID)));
      int status = row.path(String.valueOf(STATUS)).asInt(0);
      if (id == null || status == 0) {
        throw GlpiException.away("unreadable", null);
      }
      standings.put(id, Standing.of(status));
    }
    return standings;
  }

  private static int urgency(Priority priority) {
    return switch (priority) {
      case LOW -> 2;
      case NORMAL -> 3;
      case HIGH -> 4;
    };
  }

  private static String firstLine(String text) {
    var line = text.lines().findFirst().orElse("");
    return line.codePointCount(0, line.length()) > 100
        ? line.substring(0, line.offsetByCodePoints(0, 99)) + "…"
        : line;
  }

  /** The mark ends the content but for its markup, so that 1 is not found in 12. */
  private static boolean bears(JsonNode followUp, String mark) {
    var content = followUp.path("content").asString("");
    int at = content.lastIndexOf(mark);
    int end = at + mark.length();
    return at >= 0 && (end == content.length() || !Character.isDigit(content.charAt(end)));
  }

  /** Without any, there is no array at all. */
  private static JsonNode rows(JsonNode found) {
    if (!found.path("totalcount").isIntegralNumber()) {
      throw GlpiException.away("unreadable", null);
    }
    return found.path("data");
  }

  private static JsonNode array(JsonNode node) {
    if (!node.isArray()) {
      throw GlpiException.away("unreadable", null);
    }
    return node;
  }

  private static long madeId(JsonNode answer) {
    var id = id(answer.path("id"));
    if (id == null) {
      throw GlpiException.away("unreadable", null);
    }
    return id;
  }

  private static @Nullable Long id(JsonNode node) {
    long id = node.asLong(0);
    return id > 0 ? id : null;
  }

  private static String criterion(int place, int field, String type, String value) {
    var all = Map.of("field", field, "searchtype", type, "value", value);
    var link = place == 0 ? "" : "criteria%%5B%d%%5D%%5Blink%%5D=OR&".formatted(place);
    return link
        + all.entrySet().stream()
            .map(
                one ->
                    "criteria%%5B%d%%5D%%5B%s%%5D=%s"
                        .formatted(place, one.getKey(), encoded(one.getValue().toString())))
            .sorted()
            .collect(Collectors.joining("&"));
  }

  private static String display(int... fields) {
    return IntStream.range(0, fields.length)
        .mapToObj(place -> "forcedisplay%%5B%d%%5D=%d".formatted(place, fields[place]))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
