package io.recado.intents;

import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.conversation.MessageContent.Text;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.Expectation.Option;
import io.recado.intents.local.Phrases;
import io.recado.tenant.TenantId;
import io.recado.understanding.Caution;
import io.recado.understanding.SlotHint;
import io.recado.understanding.Understander;
import io.recado.understanding.Understanding;
import io.recado.understanding.Utterance;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What customers of a bot say that opens tickets, and does nothing else unless told. They write on
 * Saturday, 21 November 2026, in the morning.
 */
public final class Utterances {

  public static final List<Option> CATEGORIES =
      List.of(
          new Option("internet", Set.of("internet", "wifi", "router")),
          new Option("billing", Set.of("facturación", "factura", "billing", "invoice", "rechnung")),
          new Option("other", Set.of("otro", "otra cosa", "other", "sonstiges", "etwas anderes")));

  public static final List<Option> URGENCIES =
      List.of(
          new Option("high", Set.of("urgente", "urgent", "dringend")),
          new Option("normal", Set.of("normal", "no urgente", "not urgent", "nicht dringend")));

  private static final ZonedDateTime A_SATURDAY =
      ZonedDateTime.parse("2026-11-21T10:00+01:00[Europe/Madrid]");

  private static final TenantId TENANT = new TenantId(new UUID(0, 1));

  private final List<MessageContent> messages;
  private Language language = Language.SPANISH;
  private Expectation expectation = new Expectation.Anything();
  private Set<String> intents = Set.of("open_ticket");
  private List<SlotHint> hints = List.of();
  private Expectation.@Nullable Code code;
  private Caution caution = Caution.USUAL_EVERYWHERE;

  private Utterances(List<MessageContent> messages) {
    this.messages = messages;
  }

  public static Utterances saying(String... texts) {
    return sending(Arrays.stream(texts).map(Text::new).toArray(MessageContent[]::new));
  }

  public static Utterances sending(MessageContent... messages) {
    return new Utterances(List.of(messages));
  }

  public Utterances in(Language language) {
    this.language = language;
    return this;
  }

  public Utterances asked(Expectation expectation) {
    this.expectation = expectation;
    return this;
  }

  /** A one-time code is on its way, though something else was asked since. */
  public Utterances awaiting(Expectation.Code code) {
    this.code = code;
    return this;
  }

  public Utterances toABotFor(String... intents) {
    this.intents = Set.of(intents);
    return this;
  }

  public Utterances toABotForAllErrands() {
    this.intents = Phrases.ERRANDS;
    return this;
  }

  public Utterances withTicketHints() {
    hints =
        List.of(
            new SlotHint("open_ticket", "summary", List.of()),
            new SlotHint("open_ticket", "category", CATEGORIES),
            new SlotHint("open_ticket", "urgency", URGENCIES));
    return this;
  }

  public Utterances withAppointmentHints() {
    hints =
        List.of(
            new SlotHint("book_appointment", "day", SlotHint.Kind.DAY, List.of()),
            new SlotHint("book_appointment", "time", SlotHint.Kind.TIME_OR_HOURS, List.of()));
    return this;
  }

  /** To a bot that is to be as sure as this before it acts. */
  public Utterances actedUponFrom(double score) {
    caution = new Caution(Map.of(language, score));
    return this;
  }

  public Utterances hinting(List<SlotHint> hints) {
    this.hints = hints;
    return this;
  }

  public Understanding readBy(Understander understander) {
    return Objects.requireNonNull(understander.understand(utterance()).block());
  }

  private Utterance utterance() {
    return new Utterance(
            TENANT, messages, language, expectation, intents, hints, A_SATURDAY, null, code)
        .with(caution);
  }
}
