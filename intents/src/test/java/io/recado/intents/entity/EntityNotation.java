package io.recado.intents.entity;

/** How tables write what is no time: {@code money 25.50 EUR}, {@code phone +34600123456}. */
final class EntityNotation {

  private EntityNotation() {}

  static String of(Entity entity) {
    return switch (entity.value()) {
      case Value.Time _ -> "time";
      case Value.Money(var amount, var currency) ->
          "money " + amount.toPlainString() + " " + (currency == null ? "?" : currency);
      case Value.Phone(var number) -> "phone " + number;
      case Value.Email(var address) -> "email " + address;
      case Value.Code(var kind, var code) -> kind + " " + code;
      case Value.PersonName(var name) -> "name " + name;
    };
  }
}
