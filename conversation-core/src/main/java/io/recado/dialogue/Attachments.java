package io.recado.dialogue;

import io.recado.conversation.MessageContent.MediaFile;
import java.util.List;

/** Files that come along, whenever they come. */
final class Attachments {

  private static final int MOST_LOOSE_FILES = 10;

  private final Draft draft;
  private final Filling filling;
  private final TurnMarks marks;

  Attachments(Draft draft, Filling filling) {
    this.draft = draft;
    this.filling = filling;
    this.marks = draft.marks();
  }

  /** Files go to the errand under way, whatever it asks at the moment. */
  void attach(List<MediaFile> files) {
    var flow = draft.topFlow();
    if (files.isEmpty()) {
      marks.failed();
    } else if (flow.isEmpty()) {
      keep(files);
    } else {
      flow.get()
          .files()
          .ifPresentOrElse(
              slot -> attach(slot, files), () -> draft.speech().say(Phrase.FILES_NOT_NEEDED));
      marks.understood();
    }
  }

  void attach(Slot slot, List<MediaFile> files) {
    var before = draft.runs().getLast().slots().get(slot.name());
    Values.accept(slot, new SlotValue.Files(files), before)
        .ifPresentOrElse(all -> take(slot, files, all), marks::failed);
  }

  private void take(Slot slot, List<MediaFile> files, SlotValue all) {
    filling.put(slot, all);
    boolean taken = Values.filesOf(all).containsAll(files);
    draft.speech().say(taken ? Phrase.FILE_RECEIVED : Phrase.TOO_MANY_FILES);
  }

  private void keep(List<MediaFile> files) {
    var loose = draft.looseFiles();
    for (var file : files) {
      if (loose.size() < MOST_LOOSE_FILES && !loose.contains(file)) {
        loose.add(file);
      }
    }
    marks.filesKept();
  }
}
