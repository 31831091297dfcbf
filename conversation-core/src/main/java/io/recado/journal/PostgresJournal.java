package io.recado.journal;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.interval;
import static io.recado.journal.InboundEvent.OfConversation;

import io.recado.channel.Channel;
import io.recado.channel.ChannelUser;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Uuid7;
import io.recado.database.Columns;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.json.JsonText;
import io.recado.queue.ConversationKey;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresJournal implements Journal {

  private static final String KEEP_BODY =
      "insert into webhook_body (tenant_id, body_id, channel_id, body) values ($1, $2, $3, $4)";

  /** Holds the conversation's row until the commit, so that places are given in commit order. */
  private static final String NEXT_PLACE =
      """
      select next_inbound from conversation_work
      where tenant_id = $1 and conversation_id = $2 for update
      """;

  private static final String RECORD =
      """
      insert into journal (tenant_id, channel_id, body_id, conversation_id, event_key, event, sequence)
      select $1, $2, $3, $4, e.key, e.event::jsonb, $7 + e.place - 1
      from unnest($5::text[], $6::text[]) with ordinality as e (key, event, place)
      on conflict do nothing
      """;

  private static final String RECORD_OUTSIDE =
      """
      insert into journal (tenant_id, channel_id, body_id, event_key, event, applied_at)
      select $1, $2, $3, e.key, e.event::jsonb, clock_timestamp()
      from unnest($4::text[], $5::text[]) as e (key, event)
      order by e.key
      on conflict do nothing
      """;

  /**
   * The conversation is due once it has been quiet for a while, but not later than five quiet
   * periods after its first waiting event: who writes without a pause is answered too. A new
   * message also gives a conversation that was set aside another try.
   */
  private static final String MARK_DUE =
      """
      update conversation_work set
        next_inbound = next_inbound + $3,
        pending_since = coalesce(pending_since, clock_timestamp()),
        due_at = least(clock_timestamp() + $4::interval,
                       coalesce(pending_since, clock_timestamp()) + 5 * $4::interval),
        attempts = case when parked then 0 else attempts end,
        parked = false
      where tenant_id = $1 and conversation_id = $2
      """;

  private static final String PERSON_SPEAKS =
      """
      update conversation set
        epoch = epoch + 1, handler = 'agent', handler_name = 'phone', handler_since = clock_timestamp()
      where tenant_id = $1 and conversation_id = $2 and handler <> 'agent'
      """;

  private static final String KEEP_RECEIPT =
      """
      insert into delivery_receipt as known (tenant_id, channel_id, message_id, opaque_id, status, rank, at, error)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (tenant_id, channel_id, message_id) do update set
        status = excluded.status, rank = excluded.rank, at = excluded.at, error = excluded.error,
        opaque_id = coalesce(known.opaque_id, excluded.opaque_id)
      where excluded.rank > known.rank
      """;

  /** The channel took it and could not deliver it after all: a dead letter like any other. */
  private static final String BURY_FAILED =
      """
      update outbox set state = 'dead', error_code = 'failed', last_error = $4, ended_at = clock_timestamp()
      where tenant_id = $1 and channel_id = $2 and provider_message_id = $3 and state = 'sent'
      """;

  private final DatabaseClient database;
  private final TenantScope scope;
  private final ConversationDirectory directory;
  private final String quietPeriod;

  PostgresJournal(
      DatabaseClient database,
      TenantScope scope,
      ConversationDirectory directory,
      Settings settings) {
    this.database = database;
    this.scope = scope;
    this.directory = directory;
    this.quietPeriod = interval(settings.duration(Setting.TURN_QUIET_PERIOD));
  }

  @Override
  public Mono<Accepted> accept(Channel channel, List<InboundEvent> events, byte @Nullable [] body) {
    return scope.inTenant(
        channel.tenant(), () -> keep(channel, body).flatMap(delivery -> record(delivery, events)));
  }

  /** One delivery may hold the same event twice; only the first counts. */
  private static List<InboundEvent> distinct(List<InboundEvent> events) {
    var byKey = new LinkedHashMap<String, InboundEvent>();
    events.forEach(event -> byKey.putIfAbsent(event.key(), event));
    return List.copyOf(byKey.values());
  }

  private Mono<Delivery> keep(Channel channel, byte @Nullable [] body) {
    if (body == null) {
      return Mono.just(new Delivery(channel, null));
    }
    var id = Uuid7.next();
    return database
        .sql(KEEP_BODY)
        .bind(0, channel.tenant().value())
        .bind(1, id)
        .bind(2, channel.id().value())
        .bind(3, body)
        .then()
        .thenReturn(new Delivery(channel, id));
  }

  private Mono<Accepted> record(Delivery delivery, List<InboundEvent> events) {
    var ofConversations = new LinkedHashMap<ChannelUser, List<OfConversation>>();
    var outside = new ArrayList<InboundEvent>();
    for (var event : distinct(events)) {
      switch (event) {
        case OfConversation of ->
            ofConversations.computeIfAbsent(of.user(), user -> new ArrayList<>()).add(of);
        case InboundEvent.DeliveryReceipt receipt -> outside.add(receipt);
        case InboundEvent.ChannelNotice notice -> outside.add(notice);
      }
    }
    return recordOutside(delivery, outside)
        .flatMap(
            recorded ->
                recordConversations(delivery, ofConversations)
                    .map(found -> summary(delivery, events.size(), recorded, found)));
  }

  private static Accepted summary(
      Delivery delivery, int events, long outside, List<Recorded> conversations) {
    long recorded = outside + conversations.stream().mapToLong(Recorded::events).sum();
    var awake =
        conversations.stream()
            .filter(conversation -> conversation.events() > 0)
            .map(found -> new ConversationKey(delivery.channel().tenant(), found.conversation()))
            .toList();
    return new Accepted((int) recorded, events - (int) recorded, awake);
  }

  private Mono<List<Recorded>> recordConversations(
      Delivery delivery, Map<ChannelUser, List<OfConversation>> byUser) {
    // Users, and below their conversations, are locked in one order everywhere: two deliveries
    // cannot wait for each other.
    return Flux.fromIterable(byUser.entrySet())
        .sort(Comparator.comparing(entry -> entry.getKey().ids().getFirst()))
        .concatMap(
            entry ->
                directory
                    .conversationOf(delivery.channel(), entry.getKey())
                    .map(conversation -> new Events(conversation, entry.getValue())))
        .collectList()
        .flatMapIterable(PostgresJournal::merged)
        .concatMap(events -> recordConversation(delivery, events))
        .collectList();
  }

  /**
   * Two ids of one person lead to one conversation, whose events must stay in one row of places.
   */
  private static List<Events> merged(List<Events> found) {
    var byConversation = new LinkedHashMap<ConversationId, List<OfConversation>>();
    for (var events : found) {
      byConversation
          .computeIfAbsent(events.conversation(), id -> new ArrayList<>())
          .addAll(events.events());
    }
    return byConversation.entrySet().stream()
        .map(entry -> new Events(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(events -> events.conversation().value()))
        .toList();
  }

  private Mono<Recorded> recordConversation(Delivery delivery, Events events) {
    return nextPlace(delivery, events)
        .flatMap(place -> insert(delivery, events, place))
        .flatMap(
            inserted ->
                inserted == 0
                    ? Mono.just(new Recorded(events.conversation(), 0))
                    : markDue(delivery, events)
                        .then(silenceBot(delivery, events))
                        .thenReturn(new Recorded(events.conversation(), inserted)));
  }

  private Mono<Long> nextPlace(Delivery delivery, Events events) {
    return database
        .sql(NEXT_PLACE)
        .bind(0, delivery.channel().tenant().value())
        .bind(1, events.conversation().value())
        .mapValue(Long.class)
        .one();
  }

  private Mono<Long> insert(Delivery delivery, Events events, long place) {
    return insert(
        delivery.bind(database.sql(RECORD)).bind(3, events.conversation().value()).bind(6, place),
        4,
        events.events());
  }

  private Mono<Long> recordOutside(Delivery delivery, List<InboundEvent> events) {
    if (events.isEmpty()) {
      return Mono.just(0L);
    }
    var inOneOrder = events.stream().sorted(Comparator.comparing(InboundEvent::key)).toList();
    return insert(delivery.bind(database.sql(RECORD_OUTSIDE)), 3, inOneOrder)
        .flatMap(recorded -> keepReceipts(delivery, inOneOrder).thenReturn(recorded));
  }

  private static Mono<Long> insert(
      GenericExecuteSpec statement, int keys, List<? extends InboundEvent> events) {
    return statement
        .bind(keys, events.stream().map(InboundEvent::key).toArray(String[]::new))
        .bind(keys + 1, events.stream().map(JsonText::text).toArray(String[]::new))
        .fetch()
        .rowsUpdated();
  }

  private Mono<Void> markDue(Delivery delivery, Events events) {
    return database
        .sql(MARK_DUE)
        .bind(0, delivery.channel().tenant().value())
        .bind(1, events.conversation().value())
        .bind(2, (long) events.events().size())
        .bind(3, quietPeriod)
        .then();
  }

  /** Already here, not in the turn: a turn that is under way must find the epoch changed. */
  private Mono<Void> silenceBot(Delivery delivery, Events events) {
    if (events.events().stream().noneMatch(InboundEvent.PersonSpoke.class::isInstance)) {
      return Mono.empty();
    }
    return database
        .sql(PERSON_SPEAKS)
        .bind(0, delivery.channel().tenant().value())
        .bind(1, events.conversation().value())
        .then();
  }

  /** In one order everywhere: see {@link #recordConversations}. */
  private Mono<Void> keepReceipts(Delivery delivery, List<InboundEvent> events) {
    return Flux.fromIterable(events)
        .ofType(InboundEvent.DeliveryReceipt.class)
        .sort(Comparator.comparing(InboundEvent.DeliveryReceipt::messageId))
        .concatMap(receipt -> keepReceipt(delivery.channel(), receipt))
        .then();
  }

  private Mono<Void> keepReceipt(Channel channel, InboundEvent.DeliveryReceipt receipt) {
    var statement =
        database
            .sql(KEEP_RECEIPT)
            .bind(0, channel.tenant().value())
            .bind(1, channel.id().value())
            .bind(2, receipt.messageId())
            .bind(4, receipt.status().name())
            .bind(5, (short) rank(receipt.status()))
            .bind(6, receipt.at());
    statement = bind(statement, 3, String.class, receipt.opaqueId());
    return bind(statement, 7, String.class, receipt.error())
        .then()
        .then(receipt.status() == DeliveryStatus.FAILED ? bury(channel, receipt) : Mono.empty());
  }

  private Mono<Void> bury(Channel channel, InboundEvent.DeliveryReceipt receipt) {
    var statement =
        database
            .sql(BURY_FAILED)
            .bind(0, channel.tenant().value())
            .bind(1, channel.id().value())
            .bind(2, receipt.messageId());
    return bind(statement, 3, String.class, receipt.error()).then();
  }

  /** A failure says more than "sent" and less than "delivered". */
  private static int rank(DeliveryStatus status) {
    return switch (status) {
      case SENT -> 1;
      case FAILED -> 2;
      case DELIVERED -> 3;
      case READ -> 4;
      case PLAYED -> 5;
    };
  }

  private record Events(ConversationId conversation, List<OfConversation> events) {}

  private record Recorded(ConversationId conversation, long events) {}

  private record Delivery(Channel channel, @Nullable UUID body) {

    /** The first three parameters of every insert into the journal. */
    GenericExecuteSpec bind(GenericExecuteSpec statement) {
      var bound = statement.bind(0, channel.tenant().value()).bind(1, channel.id().value());
      return Columns.bind(bound, 2, UUID.class, body);
    }
  }
}
