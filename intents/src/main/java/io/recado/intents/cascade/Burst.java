package io.recado.intents.cascade;

import io.recado.conversation.MessageContent;
import io.recado.conversation.MessageContent.Choice;
import io.recado.conversation.MessageContent.Contacts;
import io.recado.conversation.MessageContent.Described;
import io.recado.conversation.MessageContent.Edited;
import io.recado.conversation.MessageContent.Form;
import io.recado.conversation.MessageContent.Location;
import io.recado.conversation.MessageContent.Media;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.MessageContent.Notice;
import io.recado.conversation.MessageContent.Order;
import io.recado.conversation.MessageContent.Reaction;
import io.recado.conversation.MessageContent.Revoked;
import io.recado.conversation.MessageContent.Started;
import io.recado.conversation.MessageContent.Text;
import io.recado.conversation.MessageContent.Transcribed;
import io.recado.conversation.MessageContent.Unsupported;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came in one turn, sorted by how it is to be read. */
final class Burst {

  /** What is longer was pasted, not written, and says its business at the beginning. */
  static final int LONGEST_TEXT = 2_000;

  private static final Set<String> SPOKEN = Set.of("audio", "voice");

  private final List<Choice> taps = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<MediaFile> files = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();
  private final Set<String> unreadable = new LinkedHashSet<>();
  private boolean started;
  private int room = LONGEST_TEXT;

  Burst(List<MessageContent> messages) {
    messages.forEach(this::sort);
  }

  List<Choice> taps() {
    return taps;
  }

  /** Texts and captions in their order, none blank, {@value #LONGEST_TEXT} characters in all. */
  List<String> texts() {
    return texts;
  }

  List<MediaFile> files() {
    return files;
  }

  /** What machines saw in pictures: nobody's words. */
  String seen() {
    return String.join("\n", seen);
  }

  /** The kinds that cannot be read, each once. */
  Set<String> unreadable() {
    return unreadable;
  }

  /** The kinds of it that hold words, which nobody could hear. */
  List<String> unheard() {
    return unreadable.stream().filter(SPOKEN::contains).toList();
  }

  /** Whether the chat was just opened. */
  boolean started() {
    return started;
  }

  private void sort(MessageContent message) {
    switch (message) {
      case Text text -> add(text.body());
      case Choice tap -> taps.add(tap);
      case Media media -> sort(media);
      case Transcribed(var media, var words) -> {
        add(media.caption());
        add(words);
      }
      case Described(var media, var words) -> {
        sort(media);
        seen.add(words);
      }
      case Edited edited -> sort(edited.content());
      case Started _ -> started = true;
      case Location _ -> unreadable.add("location");
      case Contacts _ -> unreadable.add("contacts");
      case Form _ -> unreadable.add("form");
      case Order order -> {
        unreadable.add("order");
        add(order.note());
      }
      case Unsupported unsupported -> unreadable.add(unsupported.kind());
      case Reaction _, Revoked _, Notice _ -> {
        // These call for no answer.
      }
    }
  }

  private void sort(Media media) {
    switch (media.kind()) {
      case IMAGE, VIDEO, DOCUMENT -> files.add(media.file());
      case AUDIO, VOICE, STICKER -> unreadable.add(media.kind().name().toLowerCase(Locale.ROOT));
    }
    add(media.caption());
  }

  private void add(@Nullable String text) {
    if (text == null || text.isBlank() || room == 0) {
      return;
    }
    var stripped = text.strip();
    var cut = stripped.substring(0, Math.min(room, stripped.length()));
    room -= cut.length();
    texts.add(cut);
  }
}
