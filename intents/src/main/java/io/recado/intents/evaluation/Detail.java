package io.recado.intents.evaluation;

import io.recado.dialogue.SlotValue;
import io.recado.intents.entity.Entity;
import io.recado.intents.entity.Value;
import io.recado.intents.entity.time.When;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A detail found in a message.
 *
 * @param name its kind, such as {@code date} or {@code money}; or the slot it fills
 * @param value in one form whatever the words: dates and times by ISO 8601, an amount before its
 *     currency, a telephone number by E.164
 * @param words it was read from
 * @param others further values the words may stand for, less likely ones; empty when it is plain
 */
record Detail(String name, String value, String words, List<String> others) {

  static Detail of(String slot, SlotValue value) {
    return new Detail(slot, value.text(), value.evidence(), List.of());
  }

  static Detail of(Entity entity) {
    var values = entity.readings().stream().map(Detail::text).distinct().toList();
    return new Detail(
        name(entity.value()), values.getFirst(), entity.text(), values.subList(1, values.size()));
  }

  private static String name(Value value) {
    return switch (value) {
      case Value.Time(When.Day _) -> "date";
      case Value.Time(When.TimeOfDay _) -> "time";
      case Value.Time(When.Moment _) -> "datetime";
      case Value.Time(When.Hours _) -> "hours";
      case Value.Time(When.Period _) -> "period";
      case Value.Money _ -> "money";
      case Value.Phone _ -> "phone";
      case Value.Email _ -> "email";
      case Value.Code(var kind, _) -> kind;
      case Value.PersonName _ -> "name";
    };
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Time(var when) -> text(when);
      case Value.Money(var amount, var currency) -> joined(" ", amount.toPlainString(), currency);
      case Value.Phone(var e164) -> e164;
      case Value.Email(var address) -> address;
      case Value.Code(_, var code) -> code;
      case Value.PersonName(var name) -> name;
    };
  }

  private static String text(When when) {
    return switch (when) {
      case When.Day(var date) -> date.toString();
      case When.TimeOfDay(var time, _) -> time.toString();
      case When.Moment(var at) -> at.toOffsetDateTime().toString();
      case When.Hours(var from, var until) ->
          Objects.toString(from, "..") + "/" + Objects.toString(until, "..");
      case When.Period(var first, var last, var hours) ->
          joined(" ", first + "/" + last, hours == null ? null : text(hours));
    };
  }

  private static String joined(String between, @Nullable String... parts) {
    return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(between));
  }
}
