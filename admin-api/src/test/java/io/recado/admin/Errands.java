package io.recado.admin;

import io.recado.action.ActionOutcome;
import io.recado.actions.ticket.OpenTicket;
import io.recado.dialogue.SlotValue;
import io.recado.testing.Await;
import java.util.Map;
import java.util.UUID;

/** What a tenant's customers have the bot do. */
public final class Errands {

  private final AdminServer server = AdminServer.running();
  private final Chat chat;

  public Errands(Chat chat) {
    this.chat = chat;
  }

  /** A ticket, by its number. */
  public String ticket(UUID conversation, String summary, String urgency) {
    var inputs =
        Map.<String, SlotValue>of(
            "summary", new SlotValue.Words(summary),
            "category", new SlotValue.Chosen("internet", ""),
            "urgency", new SlotValue.Chosen(urgency, ""));
    var request = chat.request(conversation, "open_ticket", summary, inputs);
    var outcome = Await.value(server.bean(OpenTicket.class).perform(request));
    return ((ActionOutcome.Done) outcome).receipt().reference();
  }
}
