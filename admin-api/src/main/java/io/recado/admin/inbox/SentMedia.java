package io.recado.admin.inbox;

import io.recado.actions.attachment.FileType;
import io.recado.actions.sentfile.SentFile;
import io.recado.conversation.MessageContent.Media;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.MessageContent.MediaKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file that an agent sent, as the transcript has it. */
final class SentMedia {

  /** Before the id of what is kept here: other files are named by their channels. */
  private static final String HERE = "sent:";

  private SentMedia() {}

  static Media of(SentFile file, @Nullable String caption) {
    var type = file.type();
    var held =
        new MediaFile(HERE + file.id(), type.type(), file.name(), (long) file.bytes().length);
    return new Media(kind(type), held, caption);
  }

  /** By which it is asked for; null where its channel has it. */
  static @Nullable UUID idOf(MediaFile file) {
    return file.id().startsWith(HERE) ? UUID.fromString(file.id().substring(HERE.length())) : null;
  }

  private static MediaKind kind(FileType type) {
    return switch (type) {
      case JPEG, PNG, GIF, WEBP -> MediaKind.IMAGE;
      case MP4, WEBM -> MediaKind.VIDEO;
      case OGG, M4A, MP3, AAC, AMR, WAV -> MediaKind.AUDIO;
      case PDF, HEIC -> MediaKind.DOCUMENT;
    };
  }
}
