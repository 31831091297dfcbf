package io.recado.intents.cascade;

import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.MessageContent;
import io.recado.conversation.MessageContent.Choice;
import io.recado.conversation.MessageContent.Text;
import io.recado.conversation.Uuid7;
import io.recado.dialogue.DialogueEngine;
import io.recado.dialogue.DialogueState;
import io.recado.dialogue.FlowCatalog;
import io.recado.tenant.TenantId;
import io.recado.understanding.Scene;
import io.recado.understanding.Understander;
import io.recado.understanding.Understanding;
import io.recado.understanding.Utterance;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Has what a customer types read as a turn has it read. */
record TypedTurns(FlowCatalog flows, DialogueEngine engine, Understander understander) {

  private static final TenantId TENANT = new TenantId(new UUID(0, 1));

  /**
   * @param words messages of one burst, parted by {@code //}
   */
  Understanding read(DialogueState state, String words, Instant now) {
    var utterance =
        new Utterance(
            TENANT,
            Stream.of(words.split(" // ")).map(each -> message(state, each)).toList(),
            state.language(),
            engine.expectation(state),
            flows.intents(),
            flows.hints(state.language()),
            now.atZone(ZoneOffset.UTC),
            scene(state));
    return Objects.requireNonNull(understander.understand(utterance).block());
  }

  /** Who types what stands on a button means the button. */
  private MessageContent message(DialogueState state, String words) {
    return engine
        .typedOption(state, words)
        .<MessageContent>map(option -> new Choice(option.id(), option.title()))
        .orElseGet(() -> new Text(words));
  }

  private Scene scene(DialogueState state) {
    var conversation = new ConversationId(Uuid7.next());
    var customer = new ContactId(Uuid7.next());
    var titles = flows.titles(state.language());
    if (state.runs().isEmpty()) {
      return new Scene(conversation, customer, titles, null, Map.of());
    }
    var run = state.runs().getLast();
    var known = new HashMap<String, String>();
    run.slots().forEach((slot, value) -> known.put(slot, value.text()));
    return new Scene(
        conversation, customer, titles, flows.intentOf(run.flow()).orElse(null), known);
  }
}
