package io.recado.benchmarks.channels;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Which behaviour a call meets. What is said of one number goes before what is said of all. */
final class Script {

  private static final Behaviour TAKE = new Behaviour.Take();

  private record Line(Behaviour behaviour, AtomicInteger left) {

    /** The behaviour, or null when it has been used up. */
    @Nullable Behaviour next() {
      return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0 ? behaviour : null;
    }
  }

  private final Map<String, Line> byNumber = new ConcurrentHashMap<>();
  private volatile @Nullable Line forAll;

  void set(String number, Behaviour behaviour, int times) {
    byNumber.put(number, new Line(behaviour, new AtomicInteger(times)));
  }

  void setForAll(Behaviour behaviour, int times) {
    forAll = new Line(behaviour, new AtomicInteger(times));
  }

  void clear() {
    byNumber.clear();
    forAll = null;
  }

  Behaviour next(String number) {
    var own = next(byNumber.get(number));
    if (own != null) {
      return own;
    }
    var common = next(forAll);
    return common != null ? common : TAKE;
  }

  private static @Nullable Behaviour next(@Nullable Line line) {
    return line == null ? null : line.next();
  }
}
