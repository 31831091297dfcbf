package io.recado.benchmarks.fault;

import io.recado.benchmarks.fault.Customer.Event;
import java.util.Iterator;
import java.util.Random;

/**
 * What customers write, without end: at each step one of those present, drawn by a seed, writes
 * their next line. Who has written all of theirs makes room for somebody new, because channels
 * limit how much one customer may be sent.
 */
final class Load implements Iterator<Event> {

  /** Twice the way to a ticket. */
  private static final int LINES = 2 * Customer.WAY_TO_A_TICKET;

  private final Random random;
  private final Customer[] present;
  private final int[] lines;
  private final int tenants;
  private int next;

  private Load(Form form, long seed) {
    this.random = new Random(seed);
    this.present = new Customer[form.conversations()];
    this.lines = new int[form.conversations()];
    this.tenants = form.tenants();
    for (int place = 0; place < present.length; place++) {
      present[place] = enter();
    }
  }

  /** The load of a form; its seed is printed, so that it can be had again. */
  static Load of(Form form, long seed) {
    System.out.printf(
        "load: %d/s in %d conversations, seed %d%n", form.perSecond(), form.conversations(), seed);
    return new Load(form, seed);
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public Event next() {
    int place = random.nextInt(present.length);
    if (lines[place] == LINES) {
      present[place] = enter();
      lines[place] = 0;
    }
    return present[place].line(lines[place]++);
  }

  /** Tenants take turns, so that neighbours are of different ones. */
  private Customer enter() {
    var customer = new Customer(new Shop(next % tenants), next);
    next++;
    return customer;
  }
}
