package io.recado.admin.inbox;

import io.recado.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Which conversations of a page said what was typed. Rare words lead to those that said them, and
 * for common ones a look through what was heard last fills a page soon. Where neither does, two
 * common words lead to those that said both.
 */
@Component
class FoundConversations {

  private static final String OF_RAREST_WORD =
      "select conversations_of_rarest_word($1, $2, $3, $4) as found";

  private static final String OF_TWO_WORDS =
      "select conversations_of_two_words($1, $2, $3, $4) as found";

  /** Of so many, each can be looked at and put in order in a moment. */
  private static final int RARE = 500;

  /** So many are looked through sooner than all are read that said a common word. */
  private static final int RECENT = 1000;

  private final DatabaseClient client;

  FoundConversations(DatabaseClient client) {
    this.client = client;
  }

  /** In order, in the caller's transaction; one more than the page holds, where there are more. */
  Mono<List<UUID>> page(TenantId tenant, InboxQuery query) {
    return found(OF_RAREST_WORD, tenant, query)
        .flatMap(few -> ids(ChosenConversations.among(tenant, query, few)))
        .switchIfEmpty(Mono.defer(() -> ofCommonWords(tenant, query)));
  }

  private Mono<List<UUID>> ofCommonWords(TenantId tenant, InboxQuery query) {
    if (query.search().size() == 1) {
      return ids(ChosenConversations.page(tenant, query));
    }
    return ids(ChosenConversations.ofFirst(RECENT, tenant, query))
        .filter(recent -> recent.size() > query.size())
        .switchIfEmpty(Mono.defer(() -> ofTwoWords(tenant, query)));
  }

  private Mono<List<UUID>> ofTwoWords(TenantId tenant, InboxQuery query) {
    return found(OF_TWO_WORDS, tenant, query)
        .flatMap(few -> ids(ChosenConversations.among(tenant, query, few)))
        .switchIfEmpty(Mono.defer(() -> ids(ChosenConversations.page(tenant, query))));
  }

  /** Empty where there are too many. */
  private Mono<UUID[]> found(String sql, TenantId tenant, InboxQuery query) {
    return client
        .sql(sql)
        .bind(0, tenant.value())
        .bind(1, SearchTerms.low(query.search()))
        .bind(2, SearchTerms.high(query.search()))
        .bind(3, RARE)
        .map(row -> Optional.ofNullable(row.get("found", UUID[].class)))
        .one()
        .flatMap(Mono::justOrEmpty);
  }

  private Mono<List<UUID>> ids(ChosenConversations chosen) {
    return chosen.statement(client).mapValue(UUID.class).all().collectList();
  }
}
