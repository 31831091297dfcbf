package io.recado.intents.llm;

import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.dialogue.Expectation;
import io.recado.intents.Utterances;
import io.recado.tenant.TenantId;
import io.recado.understanding.Command;
import io.recado.understanding.Scene;
import io.recado.understanding.SlotHint;
import io.recado.understanding.Utterance;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Words of a customer of a bot that opens tickets and takes payments. */
final class Questions {

  static final TenantId TENANT = new TenantId(new UUID(0, 1));
  static final ContactId CUSTOMER = new ContactId(new UUID(0, 2));
  static final ConversationId CONVERSATION = new ConversationId(new UUID(0, 3));
  static final Set<String> OFFERED = Set.of("open_ticket", "pay_invoice");

  static final Expectation SUMMARY =
      new Expectation.Confirmation(
          "open_ticket", Map.of("urgency", Utterances.URGENCIES, "summary", List.of()));

  private static final List<SlotHint> HINTS =
      List.of(
          new SlotHint("open_ticket", "summary", List.of()),
          new SlotHint("open_ticket", "category", Utterances.CATEGORIES),
          new SlotHint("open_ticket", "urgency", Utterances.URGENCIES));

  private Questions() {}

  /** With nothing asked before. */
  static Question saying(String words) {
    return answering(new Expectation.Anything(), words);
  }

  /** With nothing asked before, by a customer of this tenant. */
  static Question saying(TenantId tenant, String words) {
    return question(tenant, new Expectation.Anything(), words, new Command.CannotUnderstand());
  }

  static Question answering(Expectation expectation, String words) {
    return answering(expectation, words, new Command.CannotUnderstand());
  }

  /**
   * @param heardLocally what the local model takes the words for
   */
  static Question answering(Expectation expectation, String words, Command heardLocally) {
    return question(TENANT, expectation, words, heardLocally);
  }

  private static Question question(
      TenantId tenant, Expectation expectation, String words, Command heardLocally) {
    var utterance =
        new Utterance(
            tenant,
            List.of(new MessageContent.Text(words)),
            Language.SPANISH,
            expectation,
            OFFERED,
            HINTS,
            null,
            scene(expectation));
    return new Question(utterance, words, Language.SPANISH, heardLocally);
  }

  private static Scene scene(Expectation expectation) {
    var titles = Map.of("open_ticket", "nuevo ticket", "pay_invoice", "pagar una factura");
    return expectation instanceof Expectation.Anything
        ? new Scene(CONVERSATION, CUSTOMER, titles, null, Map.of())
        : new Scene(
            CONVERSATION, CUSTOMER, titles, "open_ticket", Map.of("summary", "no hay internet"));
  }
}
