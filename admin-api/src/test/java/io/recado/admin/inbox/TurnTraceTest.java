package io.recado.admin.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionResult;
import io.recado.action.Receipt;
import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import io.recado.conversation.Language;
import io.recado.dialogue.SlotValue;
import io.recado.testing.Await;
import io.recado.understanding.Command;
import io.recado.understanding.Cost;
import io.recado.understanding.Hop;
import io.recado.understanding.Understanding;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class TurnTraceTest {

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  @Test
  void aTurnTellsWhatWasUnderstoodByWhomAndAtWhatCost() {
    var started =
        new Interpretation(
            new Command.StartFlow("open_ticket"),
            0.83,
            "no anda nada",
            Source.LANGUAGE_MODEL,
            new Cost(100, 20, 40));
    var slot =
        new Interpretation(
            new Command.SetSlot("urgency", new SlotValue.Chosen("high", "urgente")),
            1,
            "urgente",
            Source.KEYWORD);
    var unsure =
        new Hop(Hop.Reader.LOCAL_MODEL, Hop.Outcome.UNSURE, Duration.ofMillis(4), Cost.NONE);
    var ana =
        chat.reads(
            "ana",
            "no anda nada, urgente",
            new Understanding(List.of(started, slot), Language.SPANISH, List.of(unsure)));

    var turn = agent.get("/api/v1/conversations/" + ana + "/turns").get("items").get(0);

    assertThat(turn.get("doubt").asString()).isEqualTo("ASKED_A_MODEL");
    assertThat(turn.get("cost").get("micros").asLong()).isEqualTo(40);
    assertThat(turn.get("messages")).hasSize(1);
    var understood = turn.get("understood");
    assertThat(understood.get(0).get("command").asString()).isEqualTo("START_FLOW");
    assertThat(understood.get(0).get("subject").asString()).isEqualTo("open_ticket");
    assertThat(understood.get(0).get("confidence").asDouble()).isEqualTo(0.83);
    assertThat(understood.get(0).get("decidedBy").asString()).isEqualTo("LANGUAGE_MODEL");
    assertThat(understood.get(1).get("value").asString()).isEqualTo("high");
    assertThat(understood.get(1).get("evidence").asString()).isEqualTo("urgente");
    assertThat(turn.get("asked").get(0).get("outcome").asString()).isEqualTo("UNSURE");
    assertThat(turn.get("asked").get(0).get("tookMillis").asInt()).isEqualTo(4);
  }

  @Test
  void aTurnTellsWhatItHadDoneAndWithWhichReceipt() {
    var ana = chat.says("ana", "hola");
    var request = chat.request(ana, "open_ticket", "1", Map.of());
    Await.done(server.stores().ledger().open(request, "1", "open_ticket"));
    var done = new ActionOutcome.Done(new Receipt("T-1001", Instant.now(), Map.of()));
    chat.reads("ana", "sí", affirmed(), new ActionResult(request, done, Duration.ZERO));
    chat.reads("ana", "gracias", affirmed());

    var turns = agent.get("/api/v1/conversations/" + ana + "/turns").get("items");

    assertThat(turns.get(0).get("actions")).isEmpty();
    assertThat(turns.get(1).get("actions").get(0).get("receipt").asString()).isEqualTo("T-1001");
    assertThat(turns.get(1).get("actions").get(0).get("state").asString()).isEqualTo("DONE");
  }

  @Test
  void aTurnOfWhichNothingMayBeKeptIsNotShown() {
    var ana = chat.reads("ana", "sí", affirmed());
    chat.says("ana", "••••••", "¡Gracias!");

    assertThat(agent.get("/api/v1/conversations/" + ana + "/turns").get("items")).hasSize(1);
  }

  @Test
  void pagesFollowEachOther() {
    var ana = chat.reads("ana", "uno", affirmed());
    chat.reads("ana", "dos", affirmed());
    chat.reads("ana", "tres", affirmed());
    var turns = "/api/v1/conversations/" + ana + "/turns?limit=2";

    var first = agent.get(turns);
    var second = agent.get(turns + "&cursor=" + first.get("next").asString());

    assertThat(first.get("items")).hasSize(2);
    assertThat(second.get("items")).hasSize(1);
    assertThat(second.get("next").isNull()).isTrue();
  }

  private static Understanding affirmed() {
    var read = new Interpretation(new Command.Affirm(), 1, "sí", Source.KEYWORD);
    return new Understanding(List.of(read), Language.SPANISH);
  }
}
