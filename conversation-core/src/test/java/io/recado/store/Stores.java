package io.recado.store;

import io.recado.action.ActionLedger;
import io.recado.channel.Channel;
import io.recado.conversation.Takeover;
import io.recado.journal.Journal;
import io.recado.outbox.DeadLetters;
import io.recado.outbox.Outbox;
import io.recado.queue.WorkQueue;
import io.recado.turn.Turns;

/**
 * One implementation of everything that keeps conversations, with a tenant and a channel in it. The
 * quiet period is zero, so that what is accepted is due at once.
 */
public interface Stores {

  /** A new channel of a new tenant. */
  Channel aChannel();

  Journal journal();

  WorkQueue queue();

  Turns turns();

  Outbox outbox();

  DeadLetters deadLetters();

  ActionLedger ledger();

  Takeover takeover();
}
