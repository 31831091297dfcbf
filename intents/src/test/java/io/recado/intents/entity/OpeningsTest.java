package io.recado.intents.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.Text;
import io.recado.dialogue.EntityType;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.NumberForm;
import io.recado.dialogue.SlotValue;
import io.recado.tenant.TenantId;
import io.recado.understanding.Command.SetSlot;
import io.recado.understanding.SlotHint;
import io.recado.understanding.Utterance;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What has a form, in the words that ask for an errand. */
class OpeningsTest {

  private static final String INTENT = "leave_contact";
  private static final ZonedDateTime IN_SPAIN =
      ZonedDateTime.parse("2026-11-21T10:00+01:00[Europe/Madrid]");

  private static final List<SlotHint> HINTS =
      List.of(
          SlotHint.of(INTENT, "mail", new EntityType.Email()),
          SlotHint.of(INTENT, "second_mail", new EntityType.Email()),
          SlotHint.of(INTENT, "phone", new EntityType.Phone()),
          SlotHint.of(INTENT, "paid", new EntityType.Amount()),
          SlotHint.of(INTENT, "contract", new EntityType.OwnNumber(new NumberForm("C-####"))),
          SlotHint.of("other_errand", "phone", new EntityType.Phone()));

  private final Openings openings =
      new Openings(new Options(), new TimeAnswers(), new EntityAnswers());

  @Test
  void whatIsPlainlySaidIsTakenWithItsWords() {
    assertThat(read("cambien mi contacto: ana@example.com, 612 345 678, contrato c1042"))
        .containsExactly(
            set("mail", "ana@example.com", "ana@example.com"),
            set("phone", "+34612345678", "612 345 678"),
            set("contract", "C-1042", "c1042"));
  }

  @Test
  void aBareNumberIsNoAmountThatNobodyAskedFor() {
    assertThat(read("cambien mi contacto, ya pagué 25")).isEmpty();
    assertThat(read("cambien mi contacto, ya pagué 25 €"))
        .containsExactly(set("paid", "25 EUR", "25 €"));
  }

  @Test
  void ofTwoAddressesBothAreReadings() {
    assertThat(read("mi correo es ana@example.com o bea@example.com"))
        .containsExactly(
            new SetSlot(
                "mail",
                new SlotValue.Entity(
                    List.of("ana@example.com", "bea@example.com"),
                    "ana@example.com, bea@example.com")));
  }

  private List<SetSlot> read(String message) {
    var utterance =
        new Utterance(
            new TenantId(new UUID(0, 1)),
            List.of(new Text(message)),
            Language.SPANISH,
            new Expectation.Anything(),
            Set.of(INTENT),
            HINTS,
            IN_SPAIN,
            null);
    return openings.in(message, Language.SPANISH, INTENT, utterance);
  }

  private static SetSlot set(String slot, String value, String words) {
    return new SetSlot(slot, new SlotValue.Entity(List.of(value), words));
  }
}
