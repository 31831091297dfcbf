package io.recado.understanding;

import io.recado.dialogue.EntityType;
import io.recado.dialogue.Expectation.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slot that the words asking for an errand may fill already, as in "no internet since yesterday,
 * it is urgent".
 *
 * @param intent the errand the slot belongs to
 * @param options what can be chosen; empty unless it is a choice
 * @param entity what has a form; null unless it is such a thing
 * @param moved whether it is a day or a time that takes the place of another, which the words may
 *     name as well: "from Thursday to Friday"
 */
public record SlotHint(
    String intent,
    String slot,
    Kind kind,
    List<Option> options,
    @Nullable EntityType entity,
    boolean moved) {

  /** What a slot takes. */
  public enum Kind {
    /** The whole message, when that describes the matter and does not merely ask for the errand. */
    WORDS,
    CHOICE,
    /** The name of something that is looked up later; the whole message, in which it may stand. */
    NAME,
    /** The number of something, such as a ticket. */
    NUMBER,
    DAY,
    TIME_OF_DAY,
    /** A time of day, or some hours of it: "in the afternoon". */
    TIME_OR_HOURS,
    /** What has a form that can be told from other words, such as an e-mail address. */
    ENTITY
  }

  public SlotHint {
    options = List.copyOf(options);
    if ((kind == Kind.ENTITY) != (entity != null)) {
      throw new IllegalArgumentException("an entity's slot says what it is, and no other does");
    }
  }

  /** A slot of anything but an entity. */
  public SlotHint(String intent, String slot, Kind kind, List<Option> options) {
    this(intent, slot, kind, options, null, false);
  }

  /** A slot of something that has a form. */
  public static SlotHint of(String intent, String slot, EntityType entity) {
    return new SlotHint(intent, slot, Kind.ENTITY, List.of(), entity, false);
  }

  /** A slot of a day or a time. */
  public static SlotHint of(String intent, String slot, Kind kind, boolean moved) {
    return new SlotHint(intent, slot, kind, List.of(), null, moved);
  }

  /** A slot of free words when there is nothing to choose from, and a choice otherwise. */
  public SlotHint(String intent, String slot, List<Option> options) {
    this(intent, slot, options.isEmpty() ? Kind.WORDS : Kind.CHOICE, options);
  }
}
