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
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Mails owners what was changed. A mail that did not go out is tried again, a few times; one whose
 * sender died on the way comes twice rather than never.
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
      returning n.kind, n.at, n.send_at is null as last, p.email, p.language, t.name, t.time_zone
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
    return mail.send(claimed.notice().mail(mail.panel()))
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

  private record Claimed(Notice notice, boolean last) {

    static Claimed read(Readable row) {
      var zone = ZoneId.of(required(row, "time_zone", String.class));
      return new Claimed(
          new Notice(
              required(row, "email", String.class),
              Language.ofTag(required(row, "language", String.class)).orElse(Language.SPANISH),
              Change.ofCode(required(row, "kind", String.class)),
              required(row, "at", Instant.class).atZone(zone),
              required(row, "name", String.class)),
          required(row, "last", Boolean.class));
    }
  }
}
