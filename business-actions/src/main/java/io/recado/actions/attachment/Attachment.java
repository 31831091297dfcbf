package io.recado.actions.attachment;

/**
 * A file as it is kept. Whoever hands it out does so under the type that its bytes say, as a
 * download, and forbids to guess another ({@code X-Content-Type-Options: nosniff}).
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Attachment(AttachmentKey key, FileType type, byte[] bytes) {

  /** A name that says nothing of what the sender called it, such as {@code T-1042-0.jpg}. */
  public String fileName() {
    return key.fileName(type);
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
