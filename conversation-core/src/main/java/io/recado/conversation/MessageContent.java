package io.recado.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer (or a person on the business phone) sent, in the terms of no particular channel.
 * A kind no channel mapper knows becomes {@link Unsupported}, never an error: the message is kept
 * and answered politely.
 */
public sealed interface MessageContent {

  /** Plain words. */
  record Text(String body) implements MessageContent {}

  /** A file the channel holds; {@code file} names it there, until fetched. */
  record Media(MediaKind kind, MediaFile file, @Nullable String caption)
      implements MessageContent {}

  /**
   * A recording that a machine has put into words: heard and not typed, so maybe misheard. No
   * channel delivers one; a turn makes it of a {@link Media}, and the transcript keeps it.
   *
   * @param words what was heard; not blank
   */
  record Transcribed(Media media, String words) implements MessageContent {}

  /**
   * A picture that a machine has described. The words are the machine's, or were written in the
   * picture by anybody; none is the customer's own. Made like {@link Transcribed}.
   *
   * @param words what is to be seen; not blank
   */
  record Described(Media media, String words) implements MessageContent {}

  record Location(
      double latitude, double longitude, @Nullable String name, @Nullable String address)
      implements MessageContent {}

  /** One or more address-book entries. */
  record Contacts(List<SharedContact> contacts) implements MessageContent {
    public Contacts {
      contacts = List.copyOf(contacts);
    }
  }

  /**
   * An option was chosen by a tap: a reply button, a list row, a template's quick reply.
   *
   * @param id what we (or, forged, the sender) put behind the option; never trusted as such
   * @param title what the customer saw
   */
  record Choice(String id, String title) implements MessageContent {}

  /**
   * A filled-in form (WhatsApp Flow).
   *
   * @param response what was filled in, as the JSON text the channel gave; it may be no object
   */
  record Form(@Nullable String name, String response) implements MessageContent {}

  /** A reaction to a message; {@code emoji} is null when a reaction was taken back. */
  record Reaction(String messageId, @Nullable String emoji) implements MessageContent {}

  /** A shopping cart; amounts in it are the sender's claim. */
  record Order(int items, @Nullable String note) implements MessageContent {}

  /** An earlier message now reads differently. */
  record Edited(String messageId, MessageContent content) implements MessageContent {}

  /** An earlier message was taken back. */
  record Revoked(String messageId) implements MessageContent {}

  /** The customer opened the chat through a link that carries a payload ({@code /start P}). */
  record Started(@Nullable String payload) implements MessageContent {}

  /** Something the channel says about the customer, not something the customer said. */
  record Notice(String kind, @Nullable String detail) implements MessageContent {}

  /**
   * A kind that cannot be read.
   *
   * @param kind the channel's own name for it
   */
  record Unsupported(String kind) implements MessageContent {}

  /** Kinds of files. */
  enum MediaKind {
    IMAGE,
    AUDIO,
    VOICE,
    VIDEO,
    DOCUMENT,
    STICKER
  }

  /**
   * A file held by a channel.
   *
   * @param id the channel's id of the file, to fetch it by
   * @param sizeBytes null when the channel does not say
   */
  record MediaFile(
      String id, @Nullable String mimeType, @Nullable String name, @Nullable Long sizeBytes) {}

  /**
   * An address-book entry.
   *
   * @param own whether the channel vouches that these are the sender's own particulars
   */
  record SharedContact(String name, List<String> phones, boolean own) {
    public SharedContact {
      phones = List.copyOf(phones);
    }
  }
}
