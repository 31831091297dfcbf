package io.recado.understanding;

import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.Expectation.Code;
import io.recado.tenant.TenantId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one turn, and the light to read them in.
 *
 * @param messages a customer's burst, in order; never empty
 * @param language what the conversation was held in so far
 * @param intents the errands this tenant's bot offers
 * @param hints slots of those errands that an opening message may fill; may be empty
 * @param writtenAt when, in the tenant's time zone; null where nobody knows, and then no day and no
 *     time is read
 * @param scene the conversation around them; null where there is none, as when one sentence is
 *     tried out
 * @param code the one-time code that may be typed, whatever was asked last; while there is one no
 *     language model is shown the messages. Null where none is waited for
 * @param caution how sure this tenant's bot is to be before it acts
 */
public record Utterance(
    TenantId tenant,
    List<MessageContent> messages,
    Language language,
    Expectation expectation,
    Set<String> intents,
    List<SlotHint> hints,
    @Nullable ZonedDateTime writtenAt,
    @Nullable Scene scene,
    @Nullable Code code,
    Caution caution) {
  public Utterance {
    if (code == null && expectation instanceof Code asked) {
      code = asked;
    }
    messages = List.copyOf(messages);
    intents = Set.copyOf(intents);
    hints = List.copyOf(hints);
  }

  /** Whether some of the words were heard by a machine: a yes among them is taken with care. */
  public boolean isHeard() {
    return messages.stream().anyMatch(MessageContent.Transcribed.class::isInstance);
  }

  /** For a bot that is to be as sure as its tenant wishes. */
  public Utterance with(Caution wished) {
    return new Utterance(
        tenant, messages, language, expectation, intents, hints, writtenAt, scene, code, wished);
  }

  /** For a bot that acts as it was learned. */
  public Utterance(
      TenantId tenant,
      List<MessageContent> messages,
      Language language,
      Expectation expectation,
      Set<String> intents,
      List<SlotHint> hints,
      @Nullable ZonedDateTime writtenAt,
      @Nullable Scene scene,
      @Nullable Code code) {
    this(
        tenant,
        messages,
        language,
        expectation,
        intents,
        hints,
        writtenAt,
        scene,
        code,
        Caution.USUAL_EVERYWHERE);
  }

  /** While no other one-time code is waited for than the one that may be expected. */
  public Utterance(
      TenantId tenant,
      List<MessageContent> messages,
      Language language,
      Expectation expectation,
      Set<String> intents,
      List<SlotHint> hints,
      @Nullable ZonedDateTime writtenAt,
      @Nullable Scene scene) {
    this(tenant, messages, language, expectation, intents, hints, writtenAt, scene, null);
  }

  /** Out of any conversation, written nobody knows when. */
  public Utterance(
      TenantId tenant,
      List<MessageContent> messages,
      Language language,
      Expectation expectation,
      Set<String> intents,
      List<SlotHint> hints) {
    this(tenant, messages, language, expectation, intents, hints, null, null);
  }

  /** Without hints: an opening message only starts its errand. */
  public Utterance(
      TenantId tenant,
      List<MessageContent> messages,
      Language language,
      Expectation expectation,
      Set<String> intents) {
    this(tenant, messages, language, expectation, intents, List.of(), null, null);
  }
}
