package io.recado.admin.link;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.conversation.Language;
import io.recado.database.DispatchDatabase;
import io.recado.mail.Mail;
import io.recado.schedule.Job;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Mails the links that were asked for. Whoever asked has been answered before, so that neither the
 * answer nor its time tells whether an address is known. A mail that did not go out is tried again,
 * a few times, with another token.
 */
@Component
class SendLinks implements Job {

  private static final Logger log = LoggerFactory.getLogger(SendLinks.class);

  private static final int MOST_AT_ONCE = 4;

  private static final String DUE =
      """
      select link_id from mailed_link l
      where send_at <= clock_timestamp() and used_at is null and valid_until > clock_timestamp()
        and not exists (select from tenant t where t.tenant_id = l.tenant_id and t.suspended_at is not null)
      order by send_at limit 100
      """;

  /**
   * Who claims it sends it; should they die, it is due again, but after the fifth time given up.
   */
  private static final String CLAIM =
      """
      update mailed_link l set former_hash = token_hash, token_hash = $2, send_tries = send_tries + 1,
        send_at = case when send_tries < 4 then clock_timestamp() + interval '1 minute' end,
        failed_at = case when send_tries >= 4 then clock_timestamp() end
      where link_id = $1 and used_at is null and send_at <= clock_timestamp()
      returning kind, email, send_at is null as last, coalesce((select p.language from person p where p.email = l.email), language) as language,
        coalesce((select name from tenant t where t.tenant_id = l.tenant_id), '') as firm,
        exists (select from person p join membership m on m.person_id = p.person_id where p.email = l.email) as known
      """;

  private static final String SENT =
      "update mailed_link set send_at = null, failed_at = null where link_id = $1 and token_hash = $2";

  private final DatabaseClient dispatch;
  private final PeopleMail mail;

  SendLinks(DispatchDatabase dispatch, PeopleMail mail) {
    this.dispatch = dispatch.client();
    this.mail = mail;
  }

  @Override
  public String name() {
    return "send-links";
  }

  /** Somebody is waiting for it. */
  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
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

  private Mono<Void> send(UUID link) {
    var token = LinkToken.draw();
    return dispatch
        .sql(CLAIM)
        .bind(0, link)
        .bind(1, token.hash())
        .map(Claimed::read)
        .one()
        .flatMap(claimed -> transmit(link, claimed, token))
        .onErrorResume(error -> notSent(link, false, error));
  }

  private Mono<Void> transmit(UUID link, Claimed claimed, LinkToken token) {
    return transmit(claimed, token)
        .then(Mono.defer(() -> sent(link, token)))
        .onErrorResume(error -> notSent(link, claimed.last(), error));
  }

  private Mono<Void> transmit(Claimed claimed, LinkToken token) {
    var written = written(claimed, token);
    return written == null ? Mono.empty() : mail.send(written);
  }

  /** Null where there is nothing to tell: nobody has the address. */
  private @Nullable Mail written(Claimed claimed, LinkToken token) {
    var letter = new Letter(claimed.email(), claimed.language(), mail.panel());
    return switch (claimed.kind()) {
      case SIGN_UP -> claimed.known() ? letter.known() : letter.signUp(token);
      case RESET -> claimed.known() ? letter.reset(token) : null;
      case INVITATION -> letter.invitation(token, claimed.firm());
    };
  }

  private Mono<Void> sent(UUID link, LinkToken token) {
    return dispatch.sql(SENT).bind(0, link).bind(1, token.hash()).then();
  }

  /** A mail server's words may hold the address: they are left out. */
  private static Mono<Void> notSent(UUID link, boolean last, Throwable error) {
    var what = error.getClass().getSimpleName();
    if (last) {
      log.error("The mail of link {} was not sent ({}) and is given up", link, what);
    } else {
      log.warn("The mail of link {} was not sent ({}); next in a minute, five in all", link, what);
    }
    return Mono.empty();
  }

  private record Claimed(
      LinkKind kind, String email, boolean last, Language language, String firm, boolean known) {

    static Claimed read(Readable row) {
      return new Claimed(
          LinkKind.ofCode(required(row, "kind", String.class)),
          required(row, "email", String.class),
          required(row, "last", Boolean.class),
          Language.ofTag(required(row, "language", String.class)).orElse(Language.SPANISH),
          required(row, "firm", String.class),
          required(row, "known", Boolean.class));
    }
  }
}
