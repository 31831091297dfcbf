package io.recado.intents.cascade;

import io.recado.understanding.Cost;
import io.recado.understanding.Hop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The hops of one reading so far. Immutable. */
record Trace(List<Hop> hops) {

  static final Trace EMPTY = new Trace(List.of());

  Trace {
    hops = List.copyOf(hops);
  }

  Trace with(Hop.Reader reader, Hop.Outcome outcome, Duration took) {
    return with(new Hop(reader, outcome, took, Cost.NONE));
  }

  Trace with(Hop hop) {
    var all = new ArrayList<>(hops);
    all.add(hop);
    return new Trace(all);
  }
}
