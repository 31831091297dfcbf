package io.recado.intents;

import io.recado.action.ActionName;
import io.recado.dialogue.Abilities;
import io.recado.dialogue.ActionSignature;
import io.recado.dialogue.FlowCatalog;
import io.recado.dialogue.LookupSignature;
import java.util.List;
import java.util.Set;

/** The flow of tickets that comes with Recado, alone. */
public final class TicketFlow {

  private static final ActionSignature OPEN_TICKET =
      new ActionSignature(
          new ActionName("open_ticket"),
          Set.of("summary", "category", "urgency"),
          Set.of("attachments"),
          Set.of("number", "expected_answer"));

  private static final ActionSignature FILE_OUTAGE =
      new ActionSignature(
          new ActionName("file_outage"), Set.of(), Set.of("place"), Set.of("promise"));

  private static final LookupSignature AREA_STATE =
      new LookupSignature(new ActionName("area_state"), Set.of(), Set.of("place"), Set.of("news"));

  private TicketFlow() {}

  public static FlowCatalog catalog() {
    return FlowCatalog.shipped(
        Abilities.of(List.of(OPEN_TICKET, FILE_OUTAGE), List.of(AREA_STATE)),
        List.of("open_ticket.yaml"));
  }
}
