package io.recado.admin.bot;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import io.recado.conversation.Language;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A preview conversation, as it is asked for and answered. */
final class PreviewForm {

  private PreviewForm() {}

  /** How an action or a lookup pretends to end. */
  enum Ending {
    /** It is done, or something is found. */
    SUCCEEDS,
    /** It is rejected, or nothing is found. */
    REFUSES,
    /** Its system is away. */
    AWAY
  }

  /**
   * @param name of the action or lookup
   * @param reason why it refuses; null for {@code default}
   */
  record Pretended(String name, Ending ending, @Nullable String reason) {

    private static final int LONGEST_REASON = 100;

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Pretended {
      Words.check(reason, LONGEST_REASON);
      if (name == null || ending == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "What pretends has a name and an ending.");
      }
    }
  }

  /**
   * What a customer sends.
   *
   * @param text what they write, or what stands on the button
   * @param option the id of the button that is tapped; null for words
   */
  record Sent(String text, @Nullable String option) {

    private static final int LONGEST_OPTION = 64;

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Sent {
      if (text == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A message has a text.");
      }
      Words.check(text, 4096);
      Words.check(option, LONGEST_OPTION);
    }
  }

  /**
   * A whole conversation, from its beginning.
   *
   * @param language what the customer is spoken to in at first
   * @param messages the customer's, in order
   * @param pretended what does not just succeed
   */
  record Conversation(Language language, List<Sent> messages, List<Pretended> pretended) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Conversation {
      if (language == null
          || messages == null
          || messages.contains(null)
          || pretended == null
          || pretended.contains(null)) {
        throw new ApiProblem(
            ApiError.BODY_UNREADABLE, "A conversation has language, messages and pretended.");
      }
    }
  }

  /** Whose a line is. */
  enum Speaker {
    CUSTOMER,
    BOT,
    /** An action that would be done here, and is not. */
    ACTION,
    /** Something that would be looked up here, and is not. */
    LOOKUP,
    /** Here a person takes over, and the bot falls silent. */
    PERSON,
    /** Here the tenant's knowledge would be asked, and is not. */
    KNOWLEDGE
  }

  /** A button below what the bot says. */
  record Button(String option, String title) {}

  /**
   * One line.
   *
   * @param text what is said; of actions and lookups the name, of a person the reason
   * @param ending how an action or lookup pretended to end; null of the others
   * @param inputs what an action or lookup is given
   */
  record PreviewLine(
      Speaker speaker,
      String text,
      List<Button> buttons,
      @Nullable Ending ending,
      Map<String, String> inputs) {

    static PreviewLine of(Speaker speaker, String text) {
      return new PreviewLine(speaker, text, List.of(), null, Map.of());
    }
  }

  /**
   * The conversation as it would go.
   *
   * @param learned what the sentences were read by
   */
  record Played(List<PreviewLine> lines, Learned learned) {}

  /** What sentences are read by. */
  enum Learned {
    /** What was learned of the phrases as they stand. */
    DRAFT,
    /**
     * What was learned of the published phrases: the draft has others, which are learned when it is
     * published.
     */
    PUBLISHED
  }
}
