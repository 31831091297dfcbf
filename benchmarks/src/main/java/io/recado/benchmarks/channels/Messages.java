package io.recado.benchmarks.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the fake was sent, per customer in the order of arrival. Safe for many threads. */
final class Messages {

  private record Customer(String number, String recipient) {}

  private final Map<Customer, List<Received>> byCustomer = new ConcurrentHashMap<>();
  private final List<Consumer<Received>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong taken = new AtomicLong();

  void listen(Consumer<Received> listener) {
    listeners.add(listener);
  }

  void add(Received call) {
    byCustomer.compute(
        new Customer(call.number(), call.recipient()), (_, known) -> with(known, call));
    if (call.isTaken()) {
      taken.incrementAndGet();
    }
    listeners.forEach(listener -> listener.accept(call));
  }

  List<Received> of(String number, String recipient) {
    var calls = new ArrayList<Received>();
    byCustomer.computeIfPresent(
        new Customer(number, recipient), (_, known) -> copied(known, calls));
    return calls;
  }

  List<Received> all() {
    return byCustomer.keySet().stream()
        .flatMap(customer -> of(customer.number(), customer.recipient()).stream())
        .toList();
  }

  long taken() {
    return taken.get();
  }

  void clear() {
    byCustomer.clear();
    taken.set(0);
  }

  private static List<Received> with(@Nullable List<Received> known, Received call) {
    var calls = known == null ? new ArrayList<Received>(2) : known;
    calls.add(call);
    return calls;
  }

  private static List<Received> copied(List<Received> known, List<Received> target) {
    target.addAll(known);
    return known;
  }
}
