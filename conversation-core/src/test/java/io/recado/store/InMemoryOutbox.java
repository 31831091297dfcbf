package io.recado.store;

import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.conversation.Handler;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Template;
import io.recado.conversation.Uuid7;
import io.recado.journal.InboundEvent.DeliveryReceipt;
import io.recado.journal.InboundEvent.Failure;
import io.recado.journal.InboundEvent.Remedy;
import io.recado.outbox.DeadLetters;
import io.recado.outbox.Ending;
import io.recado.outbox.Outbox;
import io.recado.outbox.OutboxMessage;
import io.recado.queue.ConversationKey;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class InMemoryOutbox implements Outbox {

  /** The default of the product's setting. */
  private static final Duration PATIENCE = Duration.ofDays(3);

  private static final Duration NEWS = Duration.ofHours(1);
  private static final Duration DOWN = Duration.ofMinutes(5);
  private static final Duration WORD = Duration.ofSeconds(15);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
  private static final Duration AT_LEAST = Duration.ofSeconds(2);

  /** Of messages that ended without their provider having refused them. */
  private static final Set<String> UNASKED =
      Set.of("attempts-exhausted", "window-closed", "unreadable", "channel-gone");

  private final InMemoryStores stores;
  private final List<Row> rows = new ArrayList<>();
  private final Map<ChannelId, MemoryHalt> halts = new HashMap<>();
  private final Map<ChannelId, Instant> reopened = new HashMap<>();

  InMemoryOutbox(InMemoryStores stores) {
    this.stores = stores;
  }

  /** Within the lock: the bot handed over by itself, and takes back nothing it had said. */
  void carryOver(MemoryConversation conversation, long before) {
    rows.stream()
        .filter(row -> row.conversation == conversation && row.isOpen() && row.epoch == before)
        .forEach(row -> row.epoch = conversation.epoch);
  }

  /** Within the lock: the channel could not deliver what it took. */
  void bury(DeliveryReceipt receipt) {
    rows.stream()
        .filter(row -> row.state == State.SENT)
        .filter(row -> receipt.messageId().equals(row.providerMessageId))
        .forEach(row -> fail(row, receipt));
  }

  private void fail(Row row, DeliveryReceipt receipt) {
    var failure = receipt.failure();
    boolean news = receipt.at().isAfter(stores.now().minus(NEWS));
    if (failure != null && news) {
      haltFor(row, failure, receipt.messageId());
    }
    if (failure != null && news && row.goesAgain(failure.remedy())) {
      row.sendAgain(receipt, failure, stores.now());
    } else {
      row.fail(receipt, stores.now());
    }
  }

  private void haltFor(Row row, Failure failure, String messageId) {
    boolean isDown = failure.remedy() == Remedy.MENDED;
    if (isDown ? !isOfBeforeReopening(row) : failure.remedy() == Remedy.PAUSE) {
      var known = halts.get(row.conversation.channel);
      boolean isWhy = isDown || known == null || known.downSince == null;
      var halt = halt(row, isWhy ? failure.code() : known.code);
      halt.downSince =
          isDown ? Objects.requireNonNullElse(halt.downSince, stores.now()) : halt.downSince;
      halt.toldLate |= isDown;
      if (halt.awaits == null || halt.awaits.equals(messageId)) {
        halt.until = later(halt.until, stores.now().plus(isDown ? DOWN : failure.after()));
        halt.awaits = null;
      }
    }
  }

  /** Its attempt says nothing of the channel as it is now. */
  private boolean isOfBeforeReopening(Row row) {
    var since = reopened.getOrDefault(row.conversation.channel, Instant.MIN);
    return row.claimedAt.isBefore(since);
  }

  /** Within the lock: the customer has what was given up or withdrawn. */
  void arrived(DeliveryReceipt receipt) {
    rows.stream()
        .filter(row -> row.state == State.DEAD || row.state == State.WITHDRAWN)
        .filter(
            row ->
                row.id.toString().equals(receipt.opaqueId())
                    || receipt.messageId().equals(row.providerMessageId))
        .forEach(row -> row.sent(receipt.messageId()));
  }

  /** Within the lock. */
  void add(MemoryConversation conversation, List<OutboundContent> replies) {
    for (var reply : replies) {
      rows.add(new Row(conversation, reply, stores.now()));
    }
  }

  boolean isBeingSent(ConversationKey key) {
    return of(key).anyMatch(row -> row.state == State.SENDING && row.isLeased(stores.now()));
  }

  DeadLetters deadLetters() {
    return new MemoryDeadLetters();
  }

  @Override
  public Mono<OutboxMessage> claim(ConversationKey key, Duration leaseTime) {
    return stores.locked(() -> next(key, leaseTime, false));
  }

  @Override
  public Flux<ConversationKey> due(int limit) {
    return stores
        .locked(
            () ->
                fairly(
                    stores.conversations().values().stream()
                        .filter(of -> first(of.key).filter(this::isDue).isPresent())
                        .toList(),
                    limit))
        .flatMapIterable(keys -> keys);
  }

  /** From every channel its share. */
  private static List<ConversationKey> fairly(List<MemoryConversation> due, int limit) {
    var byChannel = due.stream().collect(Collectors.groupingBy(of -> of.channel));
    int share = Math.max(10, limit / Math.max(1, byChannel.size()));
    return byChannel.values().stream()
        .flatMap(ofChannel -> ofChannel.stream().limit(share))
        .limit(limit)
        .map(of -> of.key)
        .toList();
  }

  @Override
  public Mono<Ended> end(OutboxMessage message, Ending ending, Duration leaseTime) {
    return stores.locked(
        () -> {
          var row = held(message);
          if (row == null) {
            return new Ended(false, null);
          }
          end(row, ending, message.probe());
          var follows = ending instanceof Ending.Sent || ending instanceof Ending.Dead;
          return new Ended(true, follows ? next(message.conversation(), leaseTime, true) : null);
        });
  }

  private void end(Row row, Ending ending, int probe) {
    var now = stores.now();
    switch (ending) {
      case Ending.Sent(var id) -> {
        row.sent(id);
        row.endedAt = now;
      }
      case Ending.Retry(var after, var reason) -> {
        row.wait(now.plus(after), Hold.NONE, false);
        row.unsent++;
      }
      case Ending.Unknown(var after, var reason) -> {
        row.wait(now.plus(after), Hold.NONE, true);
        row.uncertain = true;
      }
      case Ending.Postponed(var after, var reason) -> row.wait(now.plus(after), Hold.NONE, false);
      case Ending.Admitted(var after) -> row.wait(now.plus(after), Hold.SLOT, false);
      case Ending.ChannelPaused(var after, var code, var reason) -> {
        row.wait(now.plus(after), Hold.CHANNEL, false);
        halt(row, code).until = row.dueAt;
      }
      case Ending.ChannelDown(var after, var code, var reason) -> {
        row.wait(now.plus(after), Hold.CHANNEL, false);
        if (!isOfBeforeReopening(row)) {
          var halt = halt(row, code);
          halt.until = row.dueAt;
          halt.downSince = Objects.requireNonNullElse(halt.downSince, now);
        }
      }
      case Ending.Dead(var code, var reason, var after) -> {
        row.die(code, reason, now);
        row.dueAt = now.plus(after);
      }
    }
    if (probe > 0) {
      probed(row.conversation.channel, ending);
    }
    if (ending instanceof Ending.Sent(var id)) {
      stores.memoryJournal().failed(id).ifPresent(receipt -> fail(row, receipt));
    }
  }

  /** What takes messages and tells later that they failed works when it tells of one otherwise. */
  private void probed(ChannelId channel, Ending ending) {
    var halt = halts.get(channel);
    if (ending instanceof Ending.Dead(var code, var _, var _) && UNASKED.contains(code)) {
      if (halt != null) {
        halt.until = stores.now();
      }
    } else if (halt != null && halt.toldLate && ending instanceof Ending.Sent(var id)) {
      halt.awaits = id;
      halt.until = stores.now().plus(WORD);
    } else if (halt != null && halt.toldLate && ending instanceof Ending.Dead) {
      halt.awaits = null;
      halt.until = stores.now();
    } else if (ending instanceof Ending.Sent || ending instanceof Ending.Dead) {
      reopen(channel);
    }
  }

  @Override
  public Mono<Depth> depth() {
    return stores.locked(this::count);
  }

  /** All channels in memory are of one kind. */
  @Override
  public Flux<KindDepth> depthByKind() {
    return depth()
        .filter(depth -> depth.pending() + depth.dead() > 0)
        .map(depth -> new KindDepth(ChannelKind.WHATSAPP, depth))
        .flux();
  }

  @Override
  public Flux<Halt> halts() {
    return stores
        .locked(
            () ->
                halts.values().stream()
                    .filter(halt -> halt.downSince != null || halt.until.isAfter(stores.now()))
                    .map(MemoryHalt::show)
                    .toList())
        .flatMapIterable(all -> all);
  }

  private Depth count() {
    var open = rows.stream().filter(Row::isOpen).toList();
    var oldest =
        open.stream()
            .map(row -> Duration.between(row.waitingSince, stores.now()))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    long dead = rows.stream().filter(row -> row.state == State.DEAD).count();
    return new Depth(open.size(), dead, oldest);
  }

  private @Nullable OutboxMessage next(
      ConversationKey key, Duration leaseTime, boolean afterAnother) {
    boolean follows = afterAnother;
    for (var head = first(key).orElse(null); head != null; head = first(key).orElse(null)) {
      var now = stores.now();
      if (head.isLeased(now)) {
        return null;
      }
      if (settledByReceipt(head) || expired(head, now)) {
        follows = true;
        continue;
      }
      var held = head.failures == 0 ? Instant.MIN : placeHeldUntil(head, now);
      if (held.equals(Instant.MAX)) {
        head.die(Objects.requireNonNull(head.errorCode), head.reason, now);
        head.dueAt = now;
        follows = true;
        continue;
      }
      if (held.isAfter(now)) {
        head.uncertain |= head.state == State.SENDING;
        head.wait(later(head.dueAt, earlier(held, now.plus(LOOK_AGAIN))), head.hold, true);
        return null;
      }
      boolean mayFollow = follows && head.attempts + head.unsent == 0 && head.hold == Hold.NONE;
      if (head.dueAt.isAfter(now) && !mayFollow) {
        return null;
      }
      var halt = halts.get(head.conversation.channel);
      if (halt != null && halt.until.isAfter(now)) {
        head.give(halt.until);
        return null;
      }
      if (halt != null && stores.memoryJournal().took(halt.awaits)) {
        reopen(head.conversation.channel);
        halt = null;
      }
      int probe = halt == null || halt.downSince == null ? 0 : halt.probe(now.plus(leaseTime));
      return head.claim(leaseTime, probe);
    }
    return null;
  }

  private Instant placeHeldUntil(Row head, Instant now) {
    return later(heldByLaterWords(head, now), heldByEarlierWords(head, now));
  }

  /** They may have failed as well, and go first then. */
  private Instant heldByEarlierWords(Row head, Instant now) {
    return of(head.conversation.key)
        .filter(row -> row.sequence < head.sequence && row.state == State.SENT)
        .filter(row -> !stores.memoryJournal().arrived(row.providerMessageId))
        .map(row -> row.endedAt)
        .filter(Objects::nonNull)
        .filter(sentAt -> sentAt.isBefore(Objects.requireNonNull(head.failedAt)))
        .map(sentAt -> sentAt.plus(WORD))
        .filter(known -> known.isAfter(now))
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  /** Nothing is sent behind later words that have reached the customer, or may have. */
  private Instant heldByLaterWords(Row head, Instant now) {
    return of(head.conversation.key)
        .filter(row -> row.sequence > head.sequence)
        .filter(row -> row.state == State.SENT || row.isOpen())
        .filter(row -> row.state != State.PENDING || row.uncertain)
        .map(row -> holdsPlaceUntil(row, now))
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  private Instant holdsPlaceUntil(Row row, Instant now) {
    if (row.isLeased(now)) {
      return row.leaseUntil;
    }
    var known = row.endedAt == null ? Instant.MIN : row.endedAt.plus(WORD);
    boolean unsure =
        row.state == State.SENT
            && known.isAfter(now)
            && !stores.memoryJournal().arrived(row.providerMessageId);
    return unsure ? known : Instant.MAX;
  }

  private boolean settledByReceipt(Row row) {
    if (row.state == State.PENDING && !row.uncertain && row.failures == 0) {
      return false;
    }
    var journal = stores.memoryJournal();
    if (journal.delivered(row.id.toString()).isPresent()
        || (row.failures > 0 && journal.arrived(row.providerMessageId))) {
      row.state = State.SENT;
      return true;
    }
    var failed = journal.failedByOpaqueId(row.id.toString());
    failed.ifPresent(receipt -> fail(row, receipt));
    return failed.isPresent();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private boolean expired(Row row, Instant now) {
    if (!row.waitingSince.isBefore(now.minus(PATIENCE))) {
      return false;
    }
    var halt = halts.get(row.conversation.channel);
    row.die(halt != null && halt.downSince != null ? "channel-down" : "expired", null, now);
    return true;
  }

  private void reopen(ChannelId channel) {
    if (halts.remove(channel) != null) {
      reopened.put(channel, stores.now());
    }
    rows.stream()
        .filter(row -> row.isOpen() && row.hold == Hold.CHANNEL)
        .filter(row -> row.conversation.channel.equals(channel))
        .forEach(row -> row.wait(stores.now(), Hold.NONE, true));
  }

  private MemoryHalt halt(Row row, String code) {
    var halt =
        halts.computeIfAbsent(
            row.conversation.channel,
            channel -> new MemoryHalt(row.conversation.key.tenant(), channel));
    halt.code = code;
    return halt;
  }

  /** Within the lock: what was prepared under an older epoch is never sent, unless it was. */
  void withdraw(ConversationKey key) {
    of(key)
        .filter(row -> row.isUnsent(stores.now()) && row.epoch < row.conversation.epoch)
        .filter(row -> !settledByReceipt(row))
        .forEach(row -> row.state = State.WITHDRAWN);
  }

  private Optional<Row> first(ConversationKey key) {
    withdraw(key);
    return of(key).filter(Row::isOpen).min(Comparator.comparingLong(row -> row.sequence));
  }

  private Stream<Row> of(ConversationKey key) {
    return rows.stream().filter(row -> row.conversation.key.equals(key));
  }

  private boolean isDue(Row row) {
    return !row.dueAt.isAfter(stores.now()) && !row.isLeased(stores.now());
  }

  private @Nullable Row held(OutboxMessage message) {
    return rows.stream()
        .filter(row -> row.id.equals(message.id()) && row.fence == message.fence())
        .filter(row -> row.state == State.SENDING)
        .findFirst()
        .orElse(null);
  }

  private enum State {
    PENDING,
    SENDING,
    SENT,
    DEAD,
    WITHDRAWN
  }

  private enum Hold {
    NONE,
    SLOT,
    CHANNEL
  }

  private static final class MemoryHalt {
    final TenantId tenant;
    final ChannelId channel;
    Instant until = Instant.MIN;
    @Nullable Instant downSince;
    String code = "";
    int probes;
    boolean toldLate;
    @Nullable String awaits;

    MemoryHalt(TenantId tenant, ChannelId channel) {
      this.tenant = tenant;
      this.channel = channel;
    }

    int probe(Instant othersWaitUntil) {
      until = othersWaitUntil;
      return ++probes;
    }

    Halt show() {
      return new Halt(tenant, channel, ChannelKind.WHATSAPP, until, downSince, code);
    }
  }

  private final class Row {
    final UUID id = Uuid7.next();
    final MemoryConversation conversation;
    final OutboundContent content;
    final @Nullable String lastInboundId;
    long sequence;
    long epoch;
    @Nullable String providerMessageId;
    @Nullable String errorCode;
    @Nullable String reason;
    @Nullable Instant endedAt;
    @Nullable Instant failedAt;
    Instant claimedAt = Instant.MIN;
    Instant waitingSince;
    State state = State.PENDING;
    Hold hold = Hold.NONE;
    boolean uncertain;
    int attempts;
    int unsent;
    int failures;
    @Nullable Instant windowClosedAt;
    long fence;
    Instant dueAt;
    Instant leaseUntil = Instant.MIN;

    Row(MemoryConversation conversation, OutboundContent content, Instant now) {
      this.conversation = conversation;
      this.content = content;
      this.sequence = conversation.nextOutbound++;
      this.epoch = conversation.epoch;
      this.lastInboundId = conversation.lastInboundId;
      this.waitingSince = now;
      this.dueAt = now;
    }

    /** Waiting, or left by a sender that died. */
    boolean isUnsent(Instant now) {
      return isOpen() && !isLeased(now);
    }

    boolean isOpen() {
      return state == State.PENDING || state == State.SENDING;
    }

    boolean isLeased(Instant now) {
      return state == State.SENDING && leaseUntil.isAfter(now);
    }

    void sent(String providerId) {
      state = State.SENT;
      providerMessageId = providerId;
    }

    void wait(Instant until, Hold why, boolean counts) {
      state = State.PENDING;
      leaseUntil = Instant.MIN;
      dueAt = until;
      hold = why;
      attempts -= counts ? 0 : 1;
    }

    /** Held back at its claim: no attempt was begun. */
    void give(Instant until) {
      uncertain |= state == State.SENDING;
      wait(until, Hold.CHANNEL, true);
    }

    void die(String code, @Nullable String why, Instant at) {
      state = State.DEAD;
      errorCode = code;
      reason = why;
      endedAt = at;
    }

    void fail(DeliveryReceipt receipt, Instant at) {
      var failure = receipt.failure();
      die(failure == null ? "failed" : failure.code(), receipt.error(), at);
      boolean asked = failure != null && failure.remedy() == Remedy.NONE;
      dueAt = asked ? at.plus(failure.after()) : at;
    }

    boolean goesAgain(Remedy remedy) {
      boolean mayHelp =
          switch (remedy) {
            case NONE -> false;
            case RESEND, PAUSE, MENDED -> true;
            case TEMPLATE -> windowClosedAt == null && !(content instanceof Template);
          };
      return mayHelp && (epoch == conversation.epoch || handedOver());
    }

    /** By the bot itself, since it said this; and nobody has the conversation yet. */
    private boolean handedOver() {
      return conversation.handler instanceof Handler.Queue && epoch == conversation.epoch - 1;
    }

    void sendAgain(DeliveryReceipt receipt, Failure failure, Instant now) {
      boolean ofChannel = failure.remedy() == Remedy.PAUSE || failure.remedy() == Remedy.MENDED;
      var doubled = failure.after().multipliedBy(1L << Math.min(failures, 20));
      var longest = doubled.compareTo(DOWN) > 0 ? DOWN : doubled;
      var wait = longest.compareTo(AT_LEAST) < 0 ? AT_LEAST : longest;
      boolean costsAnAttempt = failure.remedy() != Remedy.MENDED;
      wait(now.plus(wait), ofChannel ? Hold.CHANNEL : Hold.NONE, costsAnAttempt);
      failures++;
      windowClosedAt = failure.remedy() == Remedy.TEMPLATE ? receipt.at() : windowClosedAt;
      errorCode = failure.code();
      reason = receipt.error();
      providerMessageId = receipt.messageId();
      epoch = conversation.epoch;
      endedAt = null;
      failedAt = now;
      stores.memoryJournal().forget(id.toString());
    }

    /** Once the channel has said that its window is closed, only what was heard since opens it. */
    private @Nullable Instant lastHeardAt() {
      var heard = conversation.snapshot().lastHeardAt();
      boolean closed = windowClosedAt != null && (heard == null || !heard.isAfter(windowClosedAt));
      return closed ? null : heard;
    }

    void replay(Instant now) {
      state = State.PENDING;
      sequence = conversation.nextOutbound++;
      epoch = conversation.epoch;
      attempts = 0;
      unsent = 0;
      failures = 0;
      windowClosedAt = null;
      dueAt = now;
      waitingSince = now;
      hold = Hold.NONE;
      stores.memoryJournal().forget(id.toString());
      providerMessageId = null;
    }

    OutboxMessage claim(Duration leaseTime, int probe) {
      boolean admitted = hold == Hold.SLOT;
      hold = Hold.NONE;
      uncertain |= state == State.SENDING;
      state = State.SENDING;
      claimedAt = stores.now();
      leaseUntil = claimedAt.plus(leaseTime);
      return new OutboxMessage(
          id,
          conversation.key,
          conversation.channel,
          sequence,
          conversation.address,
          content,
          ++attempts,
          ++fence,
          uncertain,
          lastInboundId,
          lastHeardAt(),
          admitted,
          probe,
          unsent,
          stores.now());
    }

    DeadLetters.DeadLetter letter() {
      return new DeadLetters.DeadLetter(
          id,
          conversation.key.conversation(),
          conversation.channel,
          content,
          Objects.requireNonNull(errorCode),
          reason,
          attempts,
          uncertain,
          Objects.requireNonNull(endedAt));
    }
  }

  private final class MemoryDeadLetters implements DeadLetters {

    @Override
    public Flux<DeadLetter> list(TenantId tenant, Filter filter, @Nullable Place after, int limit) {
      var newestFirst = Comparator.comparing(Place::endedAt).thenComparing(Place::id).reversed();
      return stores
          .locked(
              () ->
                  dead(tenant, filter)
                      .map(Row::letter)
                      .sorted(Comparator.comparing(DeadLetter::place, newestFirst))
                      .filter(one -> after == null || newestFirst.compare(one.place(), after) > 0)
                      .limit(limit)
                      .toList())
          .flatMapIterable(letters -> letters);
    }

    @Override
    public Mono<Integer> replay(TenantId tenant, Filter filter, String by, int most) {
      return change(tenant, filter, most, this::mayBeReplayed, this::replay);
    }

    @Override
    public Mono<Integer> discard(TenantId tenant, Filter filter, String by, int most) {
      return change(tenant, filter, most, row -> true, row -> row.state = State.WITHDRAWN);
    }

    private Mono<Integer> change(
        TenantId tenant, Filter filter, int most, Predicate<Row> may, Consumer<Row> change) {
      return stores.locked(
          () -> {
            var letters =
                dead(tenant, filter)
                    .filter(may)
                    .sorted(Comparator.comparingLong(row -> row.sequence))
                    .limit(most)
                    .toList();
            letters.forEach(change);
            return (int) letters.stream().filter(row -> row.state != State.SENT).count();
          });
    }

    private boolean mayBeReplayed(Row row) {
      return !row.dueAt.isAfter(stores.now())
          && !(row.conversation.handler instanceof Handler.Agent);
    }

    private void replay(Row row) {
      if (stores.memoryJournal().delivered(row.id, row.providerMessageId)) {
        row.state = State.SENT;
      } else {
        row.replay(stores.now());
      }
    }

    private Stream<Row> dead(TenantId tenant, Filter filter) {
      return rows.stream()
          .filter(row -> row.state == State.DEAD && row.conversation.key.tenant().equals(tenant))
          .filter(row -> filter.letter() == null || filter.letter().equals(row.id))
          .filter(
              row -> filter.channel() == null || filter.channel().equals(row.conversation.channel))
          .filter(row -> filter.code() == null || filter.code().equals(row.errorCode))
          .filter(row -> filter.since() == null || !row.letter().endedAt().isBefore(filter.since()))
          .filter(row -> filter.until() == null || row.letter().endedAt().isBefore(filter.until()));
    }
  }
}
