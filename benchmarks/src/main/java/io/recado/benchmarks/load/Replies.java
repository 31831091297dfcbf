package io.recado.benchmarks.load;

import io.recado.benchmarks.channels.Received;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Who waits for a reply, and how long those waited who got one. A customer who waits does not write
 * again, so that each message has a reply of its own. Safe for many threads.
 */
public final class Replies {

  private final Map<String, Question> waiting = new ConcurrentHashMap<>();
  private final LongAdder unexpected = new LongAdder();

  /** A message that waits for its reply. */
  private record Question(long intended, Latencies latencies, Runnable answered) {}

  /**
   * A customer is about to write.
   *
   * @param intended when they were to write, by {@link System#nanoTime}
   * @param latencies where the time until the reply goes
   * @param answered run once the reply is there
   * @return false, and nothing is noted, when they still wait for an earlier reply
   */
  boolean expect(Customer customer, long intended, Latencies latencies, Runnable answered) {
    var question = new Question(intended, latencies, answered);
    return waiting.putIfAbsent(customer.userId(), question) == null;
  }

  /**
   * The message was not taken, so no reply is owed.
   *
   * @return false when there was one all the same
   */
  boolean withdraw(Customer customer) {
    return waiting.remove(customer.userId()) != null;
  }

  /** To be told of all that the channel's API receives. */
  public void received(Received message) {
    if (!message.isTaken()) {
      return;
    }
    var question = waiting.remove(message.recipient());
    if (question == null) {
      unexpected.increment();
      return;
    }
    question.latencies().add(Duration.ofNanos(message.nanos() - question.intended()));
    question.answered().run();
  }

  /** Customers who wait at present. */
  public int waiting() {
    return waiting.size();
  }

  /** Messages that nobody waited for: second replies to one message. */
  public long unexpected() {
    return unexpected.sum();
  }
}
