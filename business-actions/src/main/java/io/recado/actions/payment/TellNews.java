package io.recado.actions.payment;

import io.recado.actions.matter.Matter;
import io.recado.actions.matter.Matters;
import io.recado.actions.ticket.CustomerNews;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells what has become of an attempt, each thing once: the customer in words, webhooks by an
 * event, and a person by a matter where one is needed. In the caller's transaction, which holds the
 * invoice.
 */
@Component
class TellNews {

  private static final String TOLD =
      """
      insert into payment_told (tenant_id, attempt_id, news) values ($1, $2, $3) on conflict do nothing
      """;

  private static final String EVENT =
      """
      insert into business_event (tenant_id, event_id, kind, subject, cause) values ($1, $2, $3, $4, $5)
      on conflict do nothing
      """;

  private final DatabaseClient client;
  private final CustomerNews customers;
  private final Matters matters;

  TellNews(DatabaseClient client, CustomerNews customers, Matters matters) {
    this.client = client;
    this.customers = customers;
    this.matters = matters;
  }

  Mono<Void> tell(Attempt attempt, List<News> news) {
    return Flux.fromIterable(news).concatMap(each -> once(attempt, each)).then();
  }

  private Mono<Void> once(Attempt attempt, News news) {
    return client
        .sql(TOLD)
        .bind(0, attempt.tenant().value())
        .bind(1, attempt.id().value())
        .bind(2, news.key())
        .fetch()
        .rowsUpdated()
        .filter(rows -> rows > 0)
        .flatMap(_ -> event(attempt, news).then(Mono.defer(() -> say(attempt, news))));
  }

  private Mono<Void> say(Attempt attempt, News news) {
    return switch (news.kind()) {
      case PAID -> say(attempt, news, Saying.PAID);
      case PAID_AGAIN -> say(attempt, news, Saying.PAID_AGAIN);
      case FAILED -> say(attempt, news, Saying.FAILED);
      case DECLINED -> say(attempt, news, Saying.DECLINED);
      case GIVEN_BACK -> say(attempt, news, Saying.GIVEN_BACK);
      case DISPUTE_OPENED -> say(attempt, news, Saying.DISPUTE_OPENED);
      case DISPUTE_WON -> say(attempt, news, Saying.DISPUTE_WON);
      case DISPUTE_LOST -> note(attempt, news, Saying.DISPUTE_LOST);
      case QUESTIONED -> note(attempt, news, Saying.QUESTIONED);
      case OVERPAID -> note(attempt, news, Saying.OVERPAID);
      case REFUND_FAILED -> note(attempt, news, Saying.REFUND_FAILED);
      case NOT_GIVEN_BACK -> note(attempt, news, Saying.NOT_GIVEN_BACK);
    };
  }

  private Mono<Void> say(Attempt attempt, News news, Saying saying) {
    var words = new OutboundContent.Text(saying.of(attempt, news.amount()));
    return customers.tell(attempt.tenant(), attempt.conversation(), words);
  }

  private Mono<Void> note(Attempt attempt, News news, Saying saying) {
    return matters.note(
        new Matter(
            attempt.tenant(),
            attempt.id() + "/" + news.key(),
            attempt.conversation(),
            attempt.language(),
            PaymentWords.matter(attempt, news),
            saying.of(attempt, news.amount())));
  }

  private Mono<Void> event(Attempt attempt, News news) {
    var event = event(news.kind());
    return event == null
        ? Mono.empty()
        : client
            .sql(EVENT)
            .bind(0, attempt.tenant().value())
            .bind(1, Uuid7.next())
            .bind(2, event)
            .bind(3, attempt.invoice().value())
            .bind(4, attempt.id().value())
            .then();
  }

  /** What others are told by; null where they hear of it otherwise, by the attempt's own state. */
  private static @Nullable String event(News.Kind kind) {
    return switch (kind) {
      case PAID, FAILED, DECLINED, GIVEN_BACK -> null;
      case PAID_AGAIN -> "payment_twice";
      case QUESTIONED, OVERPAID -> "payment_questioned";
      case REFUND_FAILED, NOT_GIVEN_BACK -> "refund_failed";
      case DISPUTE_OPENED -> "dispute_opened";
      case DISPUTE_WON -> "dispute_won";
      case DISPUTE_LOST -> "dispute_lost";
    };
  }
}
