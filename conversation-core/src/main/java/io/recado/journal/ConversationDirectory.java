package io.recado.journal;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.channel.Channel;
import io.recado.channel.ChannelUser;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.dialogue.DialogueState;
import io.recado.json.JsonText;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds the conversation of a channel's user, and begins one for a user never seen. Runs inside the
 * tenant's scope.
 */
@Component
class ConversationDirectory {

  private static final String FIND =
      """
      select user_id, conversation_id from channel_user
      where tenant_id = $1 and channel_id = $2 and user_id = any($3)
      """;

  /** Waits for a concurrent transaction that adds the same user, then adds nothing. */
  private static final String ADD_USER =
      """
      insert into channel_user (tenant_id, channel_id, user_id, conversation_id)
      select $1, $2, user_id, $4 from unnest($3) with ordinality as u (user_id, place) order by user_id
      on conflict do nothing
      """;

  private static final String ADD_CONTACT =
      "insert into contact (tenant_id, contact_id, name) values ($1, $2, $3)";

  private static final String ADD_CONVERSATION =
      """
      insert into conversation (tenant_id, conversation_id, channel_id, contact_id, address, dialogue)
      values ($1, $2, $3, $4, $5, $6)
      """;

  private static final String ADD_WORK =
      "insert into conversation_work (tenant_id, conversation_id) values ($1, $2)";

  private static final String TENANT_LANGUAGE = "select language from tenant where tenant_id = $1";

  private final DatabaseClient database;

  ConversationDirectory(DatabaseClient database) {
    this.database = database;
  }

  Mono<ConversationId> conversationOf(Channel channel, ChannelUser user) {
    return known(channel, user)
        .flatMap(found -> remember(channel, user, found))
        .switchIfEmpty(Mono.defer(() -> begin(channel, user)));
  }

  private Mono<Known> known(Channel channel, ChannelUser user) {
    return database
        .sql(FIND)
        .bind(0, channel.tenant().value())
        .bind(1, channel.id().value())
        .bind(2, user.ids().toArray(String[]::new))
        .map(ConversationDirectory::user)
        .all()
        .collectList()
        .filter(users -> !users.isEmpty())
        .map(users -> Known.of(user, users));
  }

  /** A known user may show up with one more id; it leads to the same conversation from now on. */
  private Mono<ConversationId> remember(Channel channel, ChannelUser user, Known known) {
    return known.ids() == user.ids().size()
        ? Mono.just(known.conversation())
        : addUser(channel, user, known.conversation()).thenReturn(known.conversation());
  }

  private Mono<ConversationId> begin(Channel channel, ChannelUser user) {
    var conversation = new ConversationId(Uuid7.next());
    return addUser(channel, user, conversation)
        .flatMap(
            added ->
                added == 0
                    ? known(channel, user).map(Known::conversation)
                    : addConversation(channel, user, conversation));
  }

  private Mono<Long> addUser(Channel channel, ChannelUser user, ConversationId conversation) {
    return database
        .sql(ADD_USER)
        .bind(0, channel.tenant().value())
        .bind(1, channel.id().value())
        .bind(2, user.ids().toArray(String[]::new))
        .bind(3, conversation.value())
        .fetch()
        .rowsUpdated();
  }

  private Mono<ConversationId> addConversation(
      Channel channel, ChannelUser user, ConversationId conversation) {
    var contact = Uuid7.next();
    var tenant = channel.tenant().value();
    var addContact = database.sql(ADD_CONTACT).bind(0, tenant).bind(1, contact);
    var named = bind(addContact, 2, String.class, user.name());
    var addWork = database.sql(ADD_WORK).bind(0, tenant).bind(1, conversation.value());
    var addConversation =
        firstLanguage(channel, user)
            .flatMap(
                language ->
                    database
                        .sql(ADD_CONVERSATION)
                        .bind(0, tenant)
                        .bind(1, conversation.value())
                        .bind(2, channel.id().value())
                        .bind(3, contact)
                        .bind(4, user.ids().getFirst())
                        .bind(5, JsonText.column(DialogueState.initial(language)))
                        .then());
    return Flux.concat(named.then(), addConversation, addWork.then()).then(Mono.just(conversation));
  }

  /** What the customer's device is set to, or else what the tenant speaks. */
  private Mono<Language> firstLanguage(Channel channel, ChannelUser user) {
    if (user.language() != null) {
      return Mono.just(user.language());
    }
    return database
        .sql(TENANT_LANGUAGE)
        .bind(0, channel.tenant().value())
        .mapValue(String.class)
        .one()
        .map(code -> Language.ofTag(code).orElse(Language.SPANISH));
  }

  private static User user(Readable row) {
    return new User(
        required(row, "user_id", String.class),
        new ConversationId(required(row, "conversation_id", UUID.class)));
  }

  private record User(String id, ConversationId conversation) {}

  private record Known(ConversationId conversation, int ids) {

    /** Ids of one person may have begun as two conversations; the best id decides. */
    static Known of(ChannelUser user, List<User> users) {
      var best =
          user.ids().stream()
              .flatMap(id -> users.stream().filter(found -> found.id().equals(id)))
              .findFirst()
              .orElse(users.getFirst());
      return new Known(best.conversation(), users.size());
    }
  }
}
