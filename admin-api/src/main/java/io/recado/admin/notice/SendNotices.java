package io.recado.admin.notice;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.link.PeopleMail;
import io.recado.conversation.Language;
import io.recado.database.DispatchDatabase;
import io.recado.schedule.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Mails owners what they have to know. A mail that did not go out is tried again, a few times; one
 * whose sender died on the way comes twice rather than never.
 */
@Component
class SendNotices implements Job {

  private static final Logger log = LoggerFactory.getLogger(SendNotices.class);

  private static final int MOST_AT_ONCE = 4;

  private static final String DUE =
      """
      select notice_id from owner_notice where send_at <= clock_timestamp() order by send_at limit 100
      """;

  /**
   * Who claims it sends it; should they die, it is due again, but after the fifth time given up.
   */
  private static final String CLAIM =
      """
      update owner_notice n set send_tries = send_tries + 1,
        send_at = case when send_tries < 4 then clock_timestamp() + interval '1 minute' end,
        failed_at = case when send_tries >= 4 then clock_timestamp() end
      from person p, tenant t
      where n.notice_id = $1 and n.send_at <= clock_timestamp()
        and p.person_id = n.person_id and t.tenant_id = n.tenant_id
      returning n.kind, n.at, n.send_at is null as last, p.email, p.language, t.name, t.time_zone, (
        select string_agg(coalesce(nullif(c.name, ''), c.kind), ', ' order by c.name, c.channel_id)
        from channel_halt h join channel c on c.tenant_id = h.tenant_id and c.channel_id = h.channel_id
        where h.tenant_id = n.tenant_id and h.down_since is not null and c.removed_at is null
      ) as refused
      """;

  private static final String SENT =
      "update owner_notice set send_at = null, failed_at = null where notice_id = $1";

  private final DatabaseClient dispatch;
  private final PeopleMail mail;

  SendNotices(DispatchDatabase dispatch, PeopleMail mail) {
    this.dispatch = dispatch.client();
    this.mail = mail;
  }

  @Override
  public String name() {
    return "send-notices";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Mono<Void> run() {
    return dispatch
        .sql(DUE)
        .mapValue(UUID.class)
        .all()
        .collectList()
        .flatMapMany(Flux::fromIterable)
        .flatMap(this::send, MOST_AT_ONCE)
        .then();
  }

  private Mono<Void> send(UUID id) {
    return dispatch
        .sql(CLAIM)
        .bind(0, id)
        .map(Claimed::read)
        .one()
        .flatMap(claimed -> send(id, claimed))
        .onErrorResume(error -> notSent(id, false, error));
  }

  private Mono<Void> send(UUID id, Claimed claimed) {
    return Mono.justOrEmpty(claimed.notice())
        .flatMap(notice -> mail.send(notice.mail(mail.panel())))
        .then(Mono.defer(() -> dispatch.sql(SENT).bind(0, id).then()))
        .onErrorResume(error -> notSent(id, claimed.last(), error));
  }

  /** A mail server's words may hold the address: they are left out. */
  private static Mono<Void> notSent(UUID id, boolean last, Throwable error) {
    var what = error.getClass().getSimpleName();
    if (last) {
      log.error("Notice {} to an owner was not sent ({}) and is given up", id, what);
    } else {
      log.warn("Notice {} to an owner was not sent ({}); next in a minute, five in all", id, what);
    }
    return Mono.empty();
  }

  /**
   * @param notice empty where it is true no more
   */
  private record Claimed(Optional<Notice> notice, boolean last) {

    static Claimed read(Readable row) {
      return new Claimed(notice(row), required(row, "last", Boolean.class));
    }

    private static Optional<Notice> notice(Readable row) {
      var kind = required(row, "kind", String.class);
      var refused = Objects.requireNonNullElse(row.get("refused", String.class), "");
      return switch (kind) {
        case "channel_refused" ->
            Optional.of(channels(row, refused)).filter(_ -> !refused.isEmpty());
        case "channel_works" -> Optional.of(channels(row, refused)).filter(_ -> refused.isEmpty());
        default ->
            Optional.of(new ChangeNotice(reader(row), Change.ofCode(kind), at(row), company(row)));
      };
    }

    private static Notice channels(Readable row, String refused) {
      return new ChannelNotice(reader(row), at(row), company(row), refused);
    }

    private static Reader reader(Readable row) {
      var language = Language.ofTag(required(row, "language", String.class));
      return new Reader(required(row, "email", String.class), language.orElse(Language.SPANISH));
    }

    private static ZonedDateTime at(Readable row) {
      var zone = ZoneId.of(required(row, "time_zone", String.class));
      return required(row, "at", Instant.class).atZone(zone);
    }

    private static String company(Readable row) {
      return required(row, "name", String.class);
    }
  }
}
