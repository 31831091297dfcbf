package io.recado.dialogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A button that starts an errand, in a message that no dialogue has asked for. What it says comes
 * back through the customer's hands: it is worth no more than words of theirs.
 *
 * @param intent the errand's
 * @param details slot → what it is to hold: the name of an option, the id of something that is
 *     looked up, or words; without any of {@code : , =}
 */
public record ErrandButton(String intent, Map<String, String> details) {

  /** In place of a run or an offer; neither is called so. */
  private static final String ASKER = "+";

  public ErrandButton {
    details = Map.copyOf(details);
  }

  /** What its option is called; it must not be longer than an option's id may be. */
  public String id() {
    var item = new StringBuilder();
    new TreeMap<>(details)
        .forEach(
            (slot, value) ->
                item.append(item.isEmpty() ? "" : ",").append(slot).append('=').append(value));
    return new OptionId(ASKER, intent, item.toString()).toString();
  }

  /** The button behind an id; empty when it is of another kind. */
  static Optional<ErrandButton> of(OptionId id) {
    if (!id.asker().equals(ASKER)) {
      return Optional.empty();
    }
    var details = new TreeMap<String, String>();
    for (var detail : id.item().split(",")) {
      var words = detail.split("=", 2);
      if (words.length == 2) {
        details.put(words[0], words[1]);
      }
    }
    return Optional.of(new ErrandButton(id.step(), details));
  }

  /** The details as the slots of its flow would take them. */
  Map<String, SlotValue> values(Flow flow) {
    var values = new TreeMap<String, SlotValue>();
    details.forEach(
        (name, text) -> flow.slot(name).ifPresent(slot -> values.put(name, value(slot, text))));
    return values;
  }

  private static SlotValue value(Slot slot, String text) {
    return switch (slot.type()) {
      case Slot.Choice _ -> new SlotValue.Chosen(text, "");
      // It holds only if the flow's own lookup finds it for this customer.
      case Slot.Found _ -> new SlotValue.Picked(text, text, Map.of());
      case Slot.Entity _ -> new SlotValue.Entity(List.of(text), "");
      case Slot.Day _,
          Slot.TimeOfDay _,
          Slot.FreeText _,
          Slot.Reference _,
          Slot.Code _,
          Slot.FileList _ ->
          new SlotValue.Words(text);
    };
  }
}
