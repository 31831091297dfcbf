package io.recado.intents.evaluation;

import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.Text;
import io.recado.conversation.Uuid7;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.FlowCatalog;
import io.recado.intents.cascade.CascadingUnderstander;
import io.recado.intents.entity.CodePattern;
import io.recado.intents.entity.Countries;
import io.recado.intents.entity.Entities;
import io.recado.intents.entity.Vantage;
import io.recado.intents.llm.Endpoints;
import io.recado.intents.llm.InMemoryLlmLedger;
import io.recado.intents.llm.LangChainReader;
import io.recado.intents.llm.ModelChoices;
import io.recado.intents.llm.RecentTurns;
import io.recado.intents.local.Phrases;
import io.recado.intents.quality.Judgement;
import io.recado.intents.text.PerLanguage;
import io.recado.tenant.TenantId;
import io.recado.understanding.Scene;
import io.recado.understanding.SlotHint;
import io.recado.understanding.Understander;
import io.recado.understanding.Understanding;
import io.recado.understanding.Utterance;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The shipped bot, offering every errand it knows, at the beginning of a conversation. It reads
 * through the product's own cascade.
 */
final class DemoBot implements AutoCloseable {

  private static final TenantId TENANT = new TenantId(new UUID(0, 1));

  /** Here nobody waits for an answer. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  /** Ticket numbers, as customers are told them. */
  private static final List<CodePattern> CODES = List.of(new CodePattern("ticket", "T-####"));

  private final Understander understander;
  private final Runnable ending;
  private final Entities entities = new Entities();
  private final ZonedDateTime now = ZonedDateTime.now(ZoneId.systemDefault());
  private final PerLanguage<Map<String, String>> titles =
      new PerLanguage<>(FlowCatalog::shippedTitles);
  private final PerLanguage<List<SlotHint>> hints = new PerLanguage<>(FlowCatalog::shippedHints);

  /**
   * @param ending what to do when nothing more is read
   */
  DemoBot(Understander understander, Runnable ending) {
    this.understander = understander;
    this.ending = ending;
  }

  /**
   * Trained when this returns.
   *
   * @param models what is asked where the bot itself is not sure
   */
  static DemoBot trained(ModelChoices models) {
    var endpoints = new Endpoints();
    var ledger = new InMemoryLlmLedger(Clock.system(ZoneId.systemDefault()));
    var reader = new LangChainReader(models, endpoints, ledger, RecentTurns.NONE);
    var understander = CascadingUnderstander.shipped(PATIENCE, reader);
    understander.warmUp().block(PATIENCE);
    return new DemoBot(
        understander,
        () -> {
          understander.close();
          endpoints.close();
        });
  }

  /**
   * Reads one message.
   *
   * @param language what the customer is thought to speak; the message may be in another
   */
  Understanding read(String message, Language language) {
    var utterance =
        new Utterance(
            TENANT,
            List.of(new Text(message)),
            language,
            new Expectation.Anything(),
            Phrases.ERRANDS,
            hints.in(language),
            now,
            opening(language));
    return Objects.requireNonNull(understander.understand(utterance).block());
  }

  /** Every message is another customer's first. */
  private Scene opening(Language language) {
    return new Scene(
        new ConversationId(Uuid7.next()),
        new ContactId(Uuid7.next()),
        titles.in(language),
        null,
        Map.of());
  }

  /** Reads one message, and finds what it names; days are counted from today. */
  MessageReading reading(String message, Language language) {
    var understanding = read(message, language);
    var found =
        entities.in(
            message,
            understanding.language(),
            new Vantage(now, Countries.of(now.getZone()), CODES));
    return MessageReading.of(message, understanding, found);
  }

  /** The bot as something to be judged: it acts on whatever it takes for one of its intents. */
  Reader reader(Language language) {
    return message -> {
      var name = IntentName.of(read(message.text(), language));
      boolean right = name.name().equals(message.label());
      boolean declined = name.name().equals(Phrases.OUT_OF_SCOPE);
      return new Judgement(
          message,
          name.name(),
          name.confidence(),
          right ? name.confidence() : 0,
          declined ? 0 : name.confidence());
    };
  }

  @Override
  public void close() {
    ending.run();
  }
}
