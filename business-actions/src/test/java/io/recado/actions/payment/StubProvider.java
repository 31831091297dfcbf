package io.recado.actions.payment;

import io.recado.actions.payment.Attempt.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A provider that keeps its promises: one page for one key, however often it is asked. */
final class StubProvider implements PaymentProvider {

  final Map<String, Page> pages = new ConcurrentHashMap<>();
  final List<PaymentFact> knows = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Mono<Checkout>> next = new AtomicReference<>();

  /** Answers the next wish like this instead. The page is made all the same. */
  void answerOnce(Mono<Checkout> answer) {
    next.set(answer);
  }

  /** How it answers who wants a payment given back. */
  Mono<GivingBack> givingBack = Mono.just(new GivingBack.Asked());

  Mono<Void> closing = Mono.empty();

  final List<String> givenBack = new CopyOnWriteArrayList<>();
  final List<AttemptId> closed = new CopyOnWriteArrayList<>();

  @Override
  public Mono<Void> close(PaymentAccount account, Attempt attempt) {
    return Mono.defer(
        () -> {
          closed.add(attempt.id());
          return closing;
        });
  }

  @Override
  public Mono<GivingBack> giveBack(PaymentAccount account, Attempt attempt, String payment) {
    return Mono.defer(
        () -> {
          givenBack.add(payment);
          return givingBack;
        });
  }

  @Override
  public Provider provider() {
    return Provider.STRIPE;
  }

  @Override
  public Mono<Checkout> open(PaymentAccount account, Attempt attempt) {
    return Mono.defer(
        () -> {
          var page =
              pages.computeIfAbsent(
                  attempt.callKey(),
                  key -> new Page("cs_" + key, "https://pay.example.com/" + key));
          var other = next.getAndSet(null);
          return other == null ? Mono.just(new Checkout.Opened(page)) : other;
        });
  }

  @Override
  public Flux<PaymentFact> look(PaymentAccount account, Attempt attempt) {
    return Flux.fromIterable(new ArrayList<>(knows));
  }

  @Override
  public Flux<PaymentFact> lookAt(PaymentAccount account, String payment) {
    return Flux.fromIterable(knows).filter(fact -> payment.equals(fact.payment()));
  }
}
