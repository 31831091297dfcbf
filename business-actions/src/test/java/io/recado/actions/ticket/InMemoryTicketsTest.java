package io.recado.actions.ticket;

import io.recado.actions.TestConversations.TestThread;

class InMemoryTicketsTest implements TicketsContract {

  private final InMemoryTickets tickets = new InMemoryTickets();

  @Override
  public Tickets tickets() {
    return tickets;
  }

  @Override
  public TestThread newThread() {
    return TestThread.imagined();
  }
}
