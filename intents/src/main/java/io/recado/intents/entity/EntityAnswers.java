package io.recado.intents.entity;

import io.recado.conversation.Language;
import io.recado.dialogue.EntityType;
import io.recado.dialogue.SlotValue;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Amounts, telephone numbers, e-mail addresses, names and the tenant's own numbers that customers
 * answer with or mention. Everything they name is a reading: who names two is asked which.
 */
public final class EntityAnswers {

  private final Entities entities = new Entities();

  /**
   * The answer to a question for it.
   *
   * @param now when it was written, in the tenant's zone, whose country the tenant's is; null where
   *     nobody knows
   */
  public Optional<SlotValue.Entity> answer(
      EntityType type, String message, Language language, @Nullable ZonedDateTime now) {
    return value(entities.answering(type, message, language, vantage(type, now)));
  }

  /** What a message surely names of it, asked for or not. */
  public Optional<SlotValue.Entity> mentioned(
      EntityType type, String message, Language language, @Nullable ZonedDateTime now) {
    return value(
        entities.in(message, language, vantage(type, now)).stream()
            .filter(Entity::isSure)
            .filter(found -> isOf(type, found.value()))
            .toList());
  }

  private static Vantage vantage(EntityType type, @Nullable ZonedDateTime now) {
    var country = now == null ? null : Countries.of(now.getZone());
    return type instanceof EntityType.OwnNumber(var form)
        ? new Vantage(now, country, List.of(new CodePattern("", form)))
        : new Vantage(now, country, List.of());
  }

  private static boolean isOf(EntityType type, Value value) {
    return switch (type) {
      case EntityType.Amount() -> value instanceof Value.Money;
      case EntityType.Phone() -> value instanceof Value.Phone;
      case EntityType.Email() -> value instanceof Value.Email;
      case EntityType.PersonName() -> value instanceof Value.PersonName;
      case EntityType.OwnNumber _ -> value instanceof Value.Code;
    };
  }

  private static Optional<SlotValue.Entity> value(List<Entity> found) {
    var readings =
        found.stream()
            .flatMap(each -> each.readings().stream())
            .map(EntityAnswers::text)
            .distinct()
            .toList();
    var evidence = found.stream().map(Entity::text).distinct().collect(Collectors.joining(", "));
    return readings.isEmpty()
        ? Optional.empty()
        : Optional.of(new SlotValue.Entity(readings, evidence));
  }

  /** As {@link EntityType} has it. */
  private static String text(Value value) {
    return switch (value) {
      case Value.Money(var amount, var currency) ->
          amount.toPlainString() + (currency == null ? "" : " " + currency);
      case Value.Phone(var number) -> number;
      case Value.Email(var address) -> address;
      case Value.PersonName(var name) -> name;
      case Value.Code(_, var code) -> code;
      case Value.Time(var when) -> when.toString();
    };
  }
}
