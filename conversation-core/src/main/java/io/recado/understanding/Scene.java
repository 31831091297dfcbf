package io.recado.understanding;

import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conversation around a turn's messages. Only a reader that is told a story needs it.
 *
 * @param customer whose budget a reading that costs money counts against
 * @param titles intent → what the errand is called to customers, in the language spoken
 * @param underWay the intent of the errand under way; null when there is none
 * @param known what is known of that errand: slot → how its value reads
 */
public record Scene(
    ConversationId conversation,
    ContactId customer,
    Map<String, String> titles,
    @Nullable String underWay,
    Map<String, String> known) {

  public Scene {
    titles = Map.copyOf(titles);
    known = Map.copyOf(known);
  }

  public Optional<String> errand() {
    return Optional.ofNullable(underWay);
  }
}
