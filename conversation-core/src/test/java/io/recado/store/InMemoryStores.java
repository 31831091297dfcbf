package io.recado.store;

import io.recado.action.ActionLedger;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.ActionResult;
import io.recado.action.ActionRun;
import io.recado.action.IdempotencyKey;
import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.conversation.Handler;
import io.recado.conversation.Language;
import io.recado.conversation.Takeover;
import io.recado.conversation.Uuid7;
import io.recado.journal.Journal;
import io.recado.outbox.DeadLetters;
import io.recado.outbox.Outbox;
import io.recado.queue.ConversationKey;
import io.recado.queue.Lease;
import io.recado.queue.WorkQueue;
import io.recado.tenant.Tenant;
import io.recado.tenant.TenantId;
import io.recado.turn.StaleTurnException;
import io.recado.turn.TurnInput;
import io.recado.turn.TurnResult;
import io.recado.turn.Turns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Conversations kept in memory: held to the same contract as PostgreSQL, and so a trusted fake for
 * all other tests. Every operation is one step of one lock.
 */
public final class InMemoryStores implements Stores {

  private final Clock clock;
  private final Map<ConversationKey, MemoryConversation> conversations = new HashMap<>();
  private final InMemoryJournal journal;
  private final InMemoryOutbox outbox;
  private final Map<IdempotencyKey, ActionRun> runs = new HashMap<>();
  private final Map<IdempotencyKey, Instant> queued = new HashMap<>();

  public InMemoryStores(Clock clock) {
    this.clock = clock;
    this.journal = new InMemoryJournal(this);
    this.outbox = new InMemoryOutbox(this);
  }

  @Override
  public Channel aChannel() {
    return new Channel(
        new TenantId(Uuid7.next()),
        new ChannelId(Uuid7.next()),
        ChannelKind.WHATSAPP,
        Uuid7.next().toString(),
        Map.of());
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public DeadLetters deadLetters() {
    return outbox.deadLetters();
  }

  @Override
  public WorkQueue queue() {
    return new Queue();
  }

  @Override
  public Turns turns() {
    return new MemoryTurns();
  }

  @Override
  public ActionLedger ledger() {
    return (request, flowRun, step) -> locked(() -> open(request, flowRun, step));
  }

  @Override
  public Takeover takeover() {
    return new MemoryTakeover();
  }

  Instant now() {
    return clock.instant();
  }

  Map<ConversationKey, MemoryConversation> conversations() {
    return conversations;
  }

  InMemoryJournal memoryJournal() {
    return journal;
  }

  InMemoryOutbox memoryOutbox() {
    return outbox;
  }

  /** One step, at subscription; completes empty when the step gives null. */
  <T> Mono<T> locked(Supplier<@Nullable T> step) {
    return Mono.fromSupplier(
        () -> {
          synchronized (this) {
            return step.get();
          }
        });
  }

  /** What the search for orphans does in PostgreSQL: open requests are due, of whatever age. */
  public void queueOrphans(ConversationKey key) {
    synchronized (this) {
      runs.forEach(
          (id, run) -> {
            if (run.outcome() == null) {
              queued.putIfAbsent(id, now());
            }
          });
      conversations.get(key).dueAt = now();
    }
  }

  private ActionRun open(ActionRequest request, String flowRun, String step) {
    return runs.merge(
        request.key(),
        new ActionRun(request, flowRun, step, 1, null),
        (known, fresh) ->
            new ActionRun(known.request(), flowRun, step, known.attempts() + 1, known.outcome()));
  }

  private void record(ActionResult result) {
    var key = result.request().key();
    if (result.outcome() instanceof ActionOutcome.Unavailable) {
      queued.put(key, now().plus(result.retryAfter()));
    } else {
      queued.remove(key);
      runs.computeIfPresent(
          key,
          (k, run) ->
              new ActionRun(
                  run.request(), run.flowRun(), run.step(), run.attempts(), result.outcome()));
    }
  }

  private List<ActionRun> queuedOf(ConversationKey key) {
    return queued.keySet().stream()
        .map(runs::get)
        .filter(run -> run.request().conversation().equals(key.conversation()))
        .toList();
  }

  private static boolean isFree(MemoryConversation conversation, Instant now) {
    return conversation.dueAt != null
        && !conversation.dueAt.isAfter(now)
        && !conversation.parked
        && !conversation.leaseUntil.isAfter(now);
  }

  private final class Queue implements WorkQueue {

    @Override
    public Mono<Lease> claim(ConversationKey key, String worker, Duration leaseTime) {
      return locked(() -> lease(conversations.get(key), leaseTime));
    }

    @Override
    public Flux<ConversationKey> due(int limit) {
      return locked(() -> fairly().stream().limit(limit).toList()).flatMapIterable(keys -> keys);
    }

    /** Each tenant's first, each tenant's second, and so on; the longest due first among them. */
    private List<ConversationKey> fairly() {
      var places = new HashMap<TenantId, Integer>();
      var byPlace = new TreeMap<Integer, List<ConversationKey>>();
      conversations.values().stream()
          .filter(conversation -> isFree(conversation, now()))
          .sorted(Comparator.comparing(MemoryConversation::due))
          .map(conversation -> conversation.key)
          .forEach(
              key ->
                  byPlace
                      .computeIfAbsent(
                          places.merge(key.tenant(), 1, Integer::sum), place -> new ArrayList<>())
                      .add(key));
      return byPlace.values().stream().flatMap(List::stream).toList();
    }

    private @Nullable Lease lease(@Nullable MemoryConversation conversation, Duration leaseTime) {
      if (conversation == null || !isFree(conversation, now())) {
        return null;
      }
      conversation.leaseUntil = now().plus(leaseTime);
      return new Lease(conversation.key, ++conversation.fence, ++conversation.attempts);
    }

    @Override
    public Mono<Boolean> renew(Lease lease, Duration leaseTime) {
      return locked(
          () -> {
            var held = held(lease);
            if (held != null) {
              held.leaseUntil = now().plus(leaseTime);
            }
            return held != null;
          });
    }

    @Override
    public Mono<Void> release(Lease lease, Duration retryAfter, @Nullable String error) {
      return ifHeld(lease, held -> held.dueAt = now().plus(retryAfter));
    }

    @Override
    public Mono<Void> putOff(Lease lease, Duration retryAfter, int most, String error) {
      return ifHeld(
          lease,
          held -> {
            held.dueAt = now().plus(retryAfter);
            held.attempts -= held.putOffs < most ? 1 : 0;
            held.putOffs++;
          });
    }

    @Override
    public Mono<Void> park(Lease lease, String error) {
      return ifHeld(lease, MemoryConversation::park);
    }

    private Mono<Void> ifHeld(Lease lease, Consumer<MemoryConversation> change) {
      return locked(
              () -> {
                var held = held(lease);
                if (held != null) {
                  held.leaseUntil = Instant.MIN;
                  change.accept(held);
                }
                return null;
              })
          .then();
    }

    @Override
    public Mono<Boolean> replay(ConversationKey key) {
      return locked(
          () -> {
            var conversation = conversations.get(key);
            if (conversation == null || !conversation.parked) {
              return false;
            }
            conversation.parked = false;
            conversation.attempts = 0;
            conversation.putOffs = 0;
            conversation.dueAt = now();
            return true;
          });
    }

    @Override
    public Mono<Depth> depth() {
      return locked(
          () -> {
            var all = conversations.values();
            var free = all.stream().filter(c -> isFree(c, now())).toList();
            return new Depth(
                free.size(),
                all.stream().filter(c -> c.leaseUntil.isAfter(now())).count(),
                all.stream().filter(c -> c.parked).count(),
                free.stream()
                    .map(c -> Duration.between(c.due(), now()))
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO));
          });
    }
  }

  private @Nullable MemoryConversation held(Lease lease) {
    var conversation = conversations.get(lease.key());
    return conversation != null && conversation.fence == lease.fence() && conversation.isLeased()
        ? conversation
        : null;
  }

  private final class MemoryTurns implements Turns {

    @Override
    public Mono<TurnInput> begin(Lease lease) {
      return locked(
          () -> {
            var conversation = conversations.get(lease.key());
            var due =
                queuedOf(lease.key()).stream().filter(run -> !due(run).isAfter(now())).toList();
            var tenant =
                new Tenant(lease.key().tenant(), "Demo", ZoneId.of("UTC"), Language.SPANISH);
            return new TurnInput(
                tenant,
                conversation.snapshot(),
                conversation.pending.stream().limit(TurnInput.MOST_EVENTS).toList(),
                due,
                now());
          });
    }

    @Override
    public Mono<Committed> commit(Lease lease, TurnInput begun, TurnResult result) {
      return locked(
          () -> {
            var held = write(lease, begun, result);
            held.end(nextDue(held));
            return new Committed(!result.replies().isEmpty(), !held.pending.isEmpty());
          });
    }

    @Override
    public Mono<Committed> park(Lease lease, TurnInput begun, TurnResult result, String error) {
      return locked(
          () -> {
            write(lease, begun, result).park();
            return new Committed(!result.replies().isEmpty(), false);
          });
    }

    private MemoryConversation write(Lease lease, TurnInput begun, TurnResult result) {
      var held = held(lease);
      if (held == null) {
        throw new StaleTurnException(lease, StaleTurnException.Cause.LEASE_LOST);
      }
      if (held.epoch != begun.conversation().epoch()) {
        throw new StaleTurnException(lease, StaleTurnException.Cause.HANDLER_CHANGED);
      }
      long before = held.epoch;
      held.apply(result);
      outbox.carryOver(held, before);
      result.actions().forEach(InMemoryStores.this::record);
      outbox.add(held, result.replies());
      return held;
    }

    private @Nullable Instant nextDue(MemoryConversation conversation) {
      if (!conversation.pending.isEmpty()) {
        return now();
      }
      return queuedOf(conversation.key).stream()
          .map(this::due)
          .min(Comparator.naturalOrder())
          .orElse(null);
    }

    private Instant due(ActionRun run) {
      return queued.getOrDefault(run.request().key(), Instant.MAX);
    }
  }

  private final class MemoryTakeover implements Takeover {

    @Override
    public Mono<Taken> takeOver(ConversationKey key, String name) {
      return change(key, new Handler.Agent(name, now()))
          .map(changed -> changed ? taken(key) : Taken.NO_SUCH_CONVERSATION);
    }

    @Override
    public Mono<Taken> assign(ConversationKey key, String name, String by) {
      return takeOver(key, name);
    }

    /** Does not wait: a sender in the middle of sending is told of at once. */
    private Taken taken(ConversationKey key) {
      return outbox.isBeingSent(key) ? Taken.BOT_MAY_BE_HEARD : Taken.SILENT;
    }

    @Override
    public Mono<Boolean> handBack(ConversationKey key) {
      return change(key, new Handler.Bot());
    }

    private Mono<Boolean> change(ConversationKey key, Handler handler) {
      return locked(
          () -> {
            var conversation = conversations.get(key);
            if (conversation == null || conversation.handler.equals(handler)) {
              return false;
            }
            conversation.handler = handler;
            conversation.epoch++;
            outbox.withdraw(key);
            return true;
          });
    }
  }
}
