package io.recado.admin.inbox;

import io.recado.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Which conversations of a page said what was typed. Rare words lead to those that said them, and
 * for others a look through what was heard last fills a page soon: quicker where those who said one
 * of them are known before. Where nothing does, two common words lead to those that said both.
 */
@Component
class FoundConversations {

  private static final String OF_RAREST_WORD =
      "select conversations_of_rarest_word($1, $2, $3, $4) as found";

  private static final String OCCASIONAL_WORD = "select occasional_word($1, $2, $3, $4) as found";

  private static final String OF_TWO_WORDS =
      "select conversations_of_two_words($1, $2, $3, $4) as found";

  private static final Reach USUAL = new Reach(500, 3000, 200, 1000);

  private final DatabaseClient client;
  private final Reach reach;

  @Autowired
  FoundConversations(DatabaseClient client) {
    this(client, USUAL);
  }

  FoundConversations(DatabaseClient client, Reach reach) {
    this.client = client;
    this.reach = reach;
  }

  /**
   * How far each way is gone. It changes how long a search takes, and never what it finds.
   *
   * @param rare of so many conversations, each can be looked at and put in order in a moment
   * @param occasional so many words are read in a moment, to look conversations up by; those of
   *     more are found soon without
   * @param glance so many conversations show whether it is worth looking through
   * @param recent these, sooner than all are read that said a common word
   */
  record Reach(int rare, int occasional, int glance, int recent) {}

  /** In order, in the caller's transaction; one more than the page holds, where there are more. */
  Mono<List<UUID>> page(TenantId tenant, InboxQuery query) {
    return found(OF_RAREST_WORD, reach.rare(), UUID[].class, tenant, query)
        .flatMap(few -> ids(ChosenConversations.among(tenant, query, few)))
        .switchIfEmpty(Mono.defer(() -> ofOccasionalWord(tenant, query)))
        .switchIfEmpty(Mono.defer(() -> ofCommonWords(tenant, query)));
  }

  private Mono<List<UUID>> ofOccasionalWord(TenantId tenant, InboxQuery query) {
    return found(OCCASIONAL_WORD, reach.occasional(), Integer.class, tenant, query)
        .map(number -> query.search().get(number - 1))
        .flatMap(word -> ids(ChosenConversations.ofThoseThatSaid(word, tenant, query)));
  }

  private Mono<List<UUID>> ofCommonWords(TenantId tenant, InboxQuery query) {
    if (query.search().size() == 1) {
      return ids(ChosenConversations.page(tenant, query));
    }
    return ofFirst(reach.glance(), tenant, query)
        .flatMap(
            glanced ->
                isFull(glanced.size(), query)
                    ? Mono.just(glanced)
                    : ofRecent(glanced.size(), tenant, query))
        .switchIfEmpty(Mono.defer(() -> ofTwoWords(tenant, query)));
  }

  /** Empty where they fill no page. As many of the rest are expected to fit as of the glance. */
  private Mono<List<UUID>> ofRecent(int glanced, TenantId tenant, InboxQuery query) {
    return isFull(glanced * reach.recent() / reach.glance(), query)
        ? ofFirst(reach.recent(), tenant, query).filter(recent -> isFull(recent.size(), query))
        : Mono.empty();
  }

  private Mono<List<UUID>> ofFirst(int most, TenantId tenant, InboxQuery query) {
    return ids(ChosenConversations.ofFirst(most, tenant, query));
  }

  private static boolean isFull(int found, InboxQuery query) {
    return found > query.size();
  }

  private Mono<List<UUID>> ofTwoWords(TenantId tenant, InboxQuery query) {
    return found(OF_TWO_WORDS, reach.rare(), UUID[].class, tenant, query)
        .flatMap(few -> ids(ChosenConversations.among(tenant, query, few)))
        .switchIfEmpty(Mono.defer(() -> ids(ChosenConversations.page(tenant, query))));
  }

  /** Empty where there are more than so many. */
  private <T> Mono<T> found(
      String sql, int most, Class<T> type, TenantId tenant, InboxQuery query) {
    return client
        .sql(sql)
        .bind(0, tenant.value())
        .bind(1, SearchTerms.low(query.search()))
        .bind(2, SearchTerms.high(query.search()))
        .bind(3, most)
        .map(row -> Optional.ofNullable(row.get("found", type)))
        .one()
        .flatMap(Mono::justOrEmpty);
  }

  private Mono<List<UUID>> ids(ChosenConversations chosen) {
    return chosen.statement(client).mapValue(UUID.class).all().collectList();
  }
}
