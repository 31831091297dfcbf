package io.recado.admin;

import io.recado.action.ActionName;
import io.recado.action.ActionRequest;
import io.recado.action.ActionResult;
import io.recado.action.IdempotencyKey;
import io.recado.channel.Channel;
import io.recado.channel.ChannelUser;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Handler;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.dialogue.SlotValue;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.InboundEvent.PersonSpoke;
import io.recado.queue.ConversationKey;
import io.recado.store.PostgresStores;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.turn.TurnInput;
import io.recado.turn.TurnResult;
import io.recado.understanding.Command;
import io.recado.understanding.Understanding;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** A tenant's channel with customers on it, as the data plane serves them. */
public final class Chat {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final PostgresStores stores = AdminServer.running().stores();
  private final Channel channel = stores.aChannel();

  public TenantId tenant() {
    return channel.tenant();
  }

  public UUID channel() {
    return channel.id().value();
  }

  /** A customer writes, and the bot answers. */
  public UUID says(String user, String text, String... replies) {
    var key = Await.value(arrives(user, text));
    Await.done(answer(key, Optional.empty(), replies));
    return key.conversation().value();
  }

  /** A customer sends something, and the turn that finds it ends. */
  public UUID sends(String user, MessageContent content) {
    var key = Await.value(arrives(user, content));
    Await.done(answer(key, Optional.empty()));
    return key.conversation().value();
  }

  /** A customer writes what the bot does not understand. */
  public UUID puzzles(String user, String text) {
    var read = new Interpretation(new Command.CannotUnderstand(), 1, text, Source.NOBODY);
    return reads(user, text, new Understanding(List.of(read), Language.SPANISH));
  }

  /** A customer writes, and the bot reads this in it, and has these requests ended. */
  public UUID reads(String user, String text, Understanding reading, ActionResult... actions) {
    var key = Await.value(arrives(user, text));
    var lease = Await.value(stores.queue().claim(key, "worker", LONG));
    var turn = Await.value(stores.turns().begin(lease));
    var result =
        new TurnResult(
            turn.conversation().dialogue(),
            turn.conversation().handler(),
            List.of(),
            turn.pending(),
            List.of(actions),
            List.of(),
            List.of(),
            reading);
    Await.done(stores.turns().commit(lease, turn, result));
    return key.conversation().value();
  }

  /** A customer asks for a person, whom nobody is yet. */
  public UUID waits(String user, String text) {
    var key = Await.value(arrives(user, text));
    Await.done(answer(key, Optional.of(new Handler.Queue(Instant.now()))));
    return key.conversation().value();
  }

  /** Somebody answers on the business phone. */
  public void phoneSays(String user, String text) {
    var event =
        new PersonSpoke(
            Uuid7.next().toString(),
            ChannelUser.of(user),
            new MessageContent.Text(text),
            Instant.now());
    Await.done(stores.journal().accept(channel, List.of(event), null));
  }

  public ConversationKey key(UUID conversation) {
    return new ConversationKey(tenant(), new ConversationId(conversation));
  }

  /** Something that the customer of a conversation asks for. */
  public ActionRequest request(
      UUID conversation, String action, String run, Map<String, SlotValue> inputs) {
    return new ActionRequest(
        tenant(),
        new ConversationId(conversation),
        contact(conversation),
        IdempotencyKey.of(new ConversationId(conversation), run, action),
        new ActionName(action),
        inputs,
        Language.SPANISH);
  }

  private ContactId contact(UUID conversation) {
    var contact =
        AdminServer.running()
            .database()
            .client()
            .sql(
                "select contact_id from conversation where tenant_id = $1 and conversation_id = $2")
            .bind(0, tenant().value())
            .bind(1, conversation)
            .mapValue(UUID.class);
    return new ContactId(
        Await.value(AdminServer.running().database().scope().inTenant(tenant(), contact::one)));
  }

  public Mono<ConversationKey> arrives(String user, String text) {
    return arrives(user, new MessageContent.Text(text));
  }

  private Mono<ConversationKey> arrives(String user, MessageContent content) {
    var event =
        new CustomerMessage(
            Uuid7.next().toString(),
            Uuid7.next().toString(),
            ChannelUser.of(user),
            content,
            Instant.now(),
            null);
    return stores
        .journal()
        .accept(channel, List.of(event), null)
        .map(accepted -> accepted.conversations().getFirst());
  }

  /** A turn that says this, where the bot speaks, and leaves the handler or changes it. */
  public Mono<Void> answer(ConversationKey key, Optional<Handler> next, String... replies) {
    return stores
        .queue()
        .claim(key, "worker", LONG)
        .flatMap(
            lease ->
                stores
                    .turns()
                    .begin(lease)
                    .flatMap(
                        turn -> stores.turns().commit(lease, turn, result(turn, next, replies))))
        .then();
  }

  static TurnResult result(TurnInput turn, Optional<Handler> next, String... replies) {
    var handler = turn.conversation().handler();
    var said =
        handler instanceof Handler.Bot
            ? Arrays.stream(replies).<OutboundContent>map(OutboundContent.Text::new).toList()
            : List.<OutboundContent>of();
    return new TurnResult(
        turn.conversation().dialogue(), next.orElse(handler), said, turn.pending(), List.of());
  }
}
