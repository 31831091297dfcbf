package io.recado.dialogue;

import io.recado.conversation.MessageContent.MediaFile;
import java.util.List;

/** What a slot holds. */
public sealed interface SlotValue {

  /** How it reads, for a person and for an action that wants text. */
  String text();

  /** The customer's own words. */
  record Words(String text) implements SlotValue {}

  /**
   * One of the slot's declared options.
   *
   * @param option the option's declared name, the same in all languages
   * @param evidence the words it was understood from
   */
  record Chosen(String option, String evidence) implements SlotValue {
    @Override
    public String text() {
      return option;
    }
  }

  /** Files the customer sent. */
  record Files(List<MediaFile> files) implements SlotValue {
    public Files {
      files = List.copyOf(files);
    }

    @Override
    public String text() {
      return String.valueOf(files.size());
    }
  }
}
