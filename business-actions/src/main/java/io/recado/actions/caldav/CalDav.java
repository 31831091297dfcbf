package io.recado.actions.caldav;

import io.netty.handler.codec.http.HttpMethod;
import io.recado.egress.Answered;
import io.recado.egress.Egress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Asks the servers of calendars (RFC 4791), under the rules for addresses that tenants name. Each
 * subscription asks anew. Fails with {@link CalDavException} or {@link
 * io.recado.egress.EgressException}. Safe for many threads; blocks none.
 */
public final class CalDav {

  private static final int MOST_BYTES = 4_000_000;
  private static final byte[] NOTHING = {};

  private static final HttpMethod REPORT = HttpMethod.valueOf("REPORT");
  private static final HttpMethod PROPFIND = HttpMethod.valueOf("PROPFIND");

  private static final int MULTISTATUS = 207;
  private static final int NOT_FOUND = 404;
  private static final Set<Integer> WRITTEN = Set.of(200, 201, 204);
  private static final Set<Integer> GONE = Set.of(200, 202, 204, NOT_FOUND, 410);

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final String ETAG =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <D:propfind xmlns:D="DAV:"><D:prop><D:getetag/></D:prop></D:propfind>
      """;

  private final Egress egress;

  public CalDav(Egress egress) {
    this.egress = egress;
  }

  /**
   * What takes up time between two moments, in no order. Events that are cancelled or leave their
   * time free do not.
   *
   * @param zone of times that name none, and of whole days
   */
  public Mono<List<Busy>> busy(CalDavAccount account, Instant from, Instant to, ZoneId zone) {
    var times = new BusyTimes(from, to, zone);
    return ask(REPORT, account, account.collection(), xml("1"), query(from, to))
        .map(answer -> checked(answer, Set.of(MULTISTATUS)))
        .publishOn(Schedulers.boundedElastic())
        .map(answer -> times.of(Multistatus.of(answer.body()).calendars()));
  }

  /**
   * Puts an event there, or in the place of what is there under its uid. Nothing is written when
   * somebody else writes it at the same time, which fails.
   *
   * @param text the calendar that holds the event and nothing else
   */
  public Mono<Void> put(CalDavAccount account, String uid, String text) {
    return etag(account, uid)
        .map(etag -> Map.of("If-Match", etag))
        .defaultIfEmpty(Map.of("If-None-Match", "*"))
        .flatMap(condition -> put(account, uid, text, condition));
  }

  /** Takes an event away; one that is not there is away. */
  public Mono<Void> delete(CalDavAccount account, String uid) {
    return ask(HttpMethod.DELETE, account, account.event(uid), Map.of(), "")
        .map(answer -> checked(answer, GONE))
        .then();
  }

  private Mono<Void> put(
      CalDavAccount account, String uid, String text, Map<String, String> condition) {
    var headers = new HashMap<>(condition);
    headers.put("Content-Type", "text/calendar; charset=utf-8");
    return ask(HttpMethod.PUT, account, account.event(uid), headers, text)
        .map(answer -> checked(answer, WRITTEN))
        .then();
  }

  /** The tag of what is there; empty when nothing is. */
  private Mono<String> etag(CalDavAccount account, String uid) {
    return ask(PROPFIND, account, account.event(uid), xml("0"), ETAG)
        .filter(answer -> answer.status() != NOT_FOUND)
        .map(answer -> Multistatus.of(checked(answer, Set.of(MULTISTATUS)).body()).etag());
  }

  private Mono<Answered> ask(
      HttpMethod method, CalDavAccount account, URI at, Map<String, String> headers, String body) {
    var all = new HashMap<>(headers);
    all.put("Authorization", account.authorization());
    all.put("User-Agent", "Recado");
    var bytes = body.isEmpty() ? NOTHING : body.getBytes(StandardCharsets.UTF_8);
    return egress.ask(method, at, all, bytes, MOST_BYTES);
  }

  /**
   * A report of free and busy times would say less, but not whose event takes the time, and our own
   * must not stand in their own way. What an event is about is not asked for (9.6.1).
   */
  private static String query(Instant from, Instant to) {
    return """
    <?xml version="1.0" encoding="utf-8"?>
    <C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
      <D:prop><C:calendar-data>
        <C:comp name="VCALENDAR">
          <C:prop name="VERSION"/><C:prop name="PRODID"/>
          <C:comp name="VEVENT">
            <C:prop name="UID"/><C:prop name="DTSTART"/><C:prop name="DTEND"/><C:prop name="DURATION"/>
            <C:prop name="RRULE"/><C:prop name="RDATE"/><C:prop name="EXDATE"/><C:prop name="RECURRENCE-ID"/>
            <C:prop name="STATUS"/><C:prop name="TRANSP"/>
          </C:comp>
          <C:comp name="VTIMEZONE"><C:allprop/><C:allcomp/></C:comp>
        </C:comp>
        <C:expand start="%1$s" end="%2$s"/>
      </C:calendar-data></D:prop>
      <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
        <C:time-range start="%1$s" end="%2$s"/>
      </C:comp-filter></C:comp-filter></C:filter>
    </C:calendar-query>
    """
        .formatted(UTC.format(from), UTC.format(to));
  }

  private static Map<String, String> xml(String depth) {
    return Map.of("Content-Type", "application/xml; charset=utf-8", "Depth", depth);
  }

  private static Answered checked(Answered answer, Set<Integer> expected) {
    if (!expected.contains(answer.status())) {
      throw CalDavException.status(answer.status());
    }
    return answer;
  }
}
