package io.recado.gateway.channel.webchat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The mailbox as a list per thread. */
final class InMemoryMailbox implements Mailbox {

  private final Clock clock;
  private final Map<MailboxThread, List<Letter>> letters = new HashMap<>();
  private final Map<MailboxThread, Long> seen = new HashMap<>();

  InMemoryMailbox(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Mono<Long> append(MailboxThread thread, Draft draft) {
    return Mono.fromSupplier(() -> put(thread, draft));
  }

  @Override
  public Mono<List<Letter>> since(MailboxThread thread, long after, int limit) {
    return Mono.fromSupplier(
        () -> all(thread).stream().filter(l -> l.position() > after).limit(limit).toList());
  }

  @Override
  public Mono<Standing> standing(MailboxThread thread) {
    return Mono.fromSupplier(
        () -> {
          long upTo = seenOf(thread);
          var all = all(thread);
          long unread =
              all.stream()
                  .filter(l -> l.author() == Author.BUSINESS && l.position() > upTo)
                  .count();
          return new Standing(all.size(), upTo, unread);
        });
  }

  @Override
  public Mono<Void> markSeen(MailboxThread thread, long position) {
    return Mono.fromRunnable(() -> see(thread, position));
  }

  private synchronized long put(MailboxThread thread, Draft draft) {
    var all = letters.computeIfAbsent(thread, t -> new ArrayList<>());
    for (var letter : all) {
      if (letter.author() == draft.author() && letter.id().equals(draft.id())) {
        return letter.position();
      }
    }
    long position = all.size() + 1L;
    all.add(new Letter(position, draft.author(), draft.id(), draft.content(), clock.instant()));
    return position;
  }

  private synchronized void see(MailboxThread thread, long position) {
    long upTo = Math.min(position, all(thread).size());
    seen.merge(thread, upTo, Math::max);
  }

  private synchronized List<Letter> all(MailboxThread thread) {
    return List.copyOf(letters.getOrDefault(thread, List.of()));
  }

  private synchronized long seenOf(MailboxThread thread) {
    return seen.getOrDefault(thread, 0L);
  }
}
