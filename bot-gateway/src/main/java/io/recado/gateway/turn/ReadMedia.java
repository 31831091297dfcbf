package io.recado.gateway.turn;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.Channels;
import io.recado.conversation.Conversation;
import io.recado.conversation.Handler;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.conversation.MessageContent.Described;
import io.recado.conversation.MessageContent.Media;
import io.recado.conversation.MessageContent.MediaKind;
import io.recado.conversation.MessageContent.Transcribed;
import io.recado.dialogue.Expectation;
import io.recado.gateway.channel.ChannelFiles;
import io.recado.gateway.channel.Downloads;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.JournalEntry;
import io.recado.turn.TurnInput;
import io.recado.understanding.MediaReader;
import io.recado.understanding.MediaReader.Received;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts into words what customers said or showed, before a turn is understood. What cannot be read
 * stays as it was delivered, and is answered as such.
 *
 * <p>Voice notes are read wherever the bot has the conversation or a person is awaited, who then
 * finds the words in the transcript. Pictures only where they come without a word and no file was
 * asked for: then nothing else says what they are about.
 */
@Component
class ReadMedia {

  /** Files of one turn that are read, the first ones; what is more is passed on unread. */
  private static final int MOST_FILES = 4;

  private final MediaReader reader;
  private final Channels channels;
  private final Map<ChannelKind, ChannelFiles> files;
  private final Downloads downloads;
  private final TurnPolicy policy;

  ReadMedia(
      MediaReader reader,
      Channels channels,
      List<ChannelFiles> files,
      Downloads downloads,
      TurnPolicy policy) {
    this.reader = reader;
    this.channels = channels;
    this.files = files.stream().collect(Collectors.toMap(ChannelFiles::kind, each -> each));
    this.downloads = downloads;
    this.policy = policy;
  }

  /** The same beginning, with words where there are any to be had. Never fails for a file. */
  Mono<TurnInput> of(TurnInput begun, Bot bot) {
    var unread = unread(begun, bot);
    return unread.isEmpty()
        ? Mono.just(begun)
        : channels
            .find(begun.conversation().channel())
            .flatMap(channel -> read(begun, unread, channel))
            .map(read -> begun.with(replaced(begun.pending(), read)))
            .defaultIfEmpty(begun);
  }

  private List<JournalEntry> unread(TurnInput begun, Bot bot) {
    if (begun.conversation().handler() instanceof Handler.Agent) {
      return List.of();
    }
    boolean showsOnly = showsOnly(begun, bot);
    return begun.pending().stream()
        .filter(entry -> entry.event() instanceof CustomerMessage && policy.wasFresh(entry))
        .filter(entry -> isToBeRead(content(entry), showsOnly))
        .limit(MOST_FILES)
        .toList();
  }

  private static boolean isToBeRead(MessageContent content, boolean showsOnly) {
    return content instanceof Media media
        && switch (media.kind()) {
          case VOICE, AUDIO -> true;
          case IMAGE -> showsOnly;
          case VIDEO, DOCUMENT, STICKER -> false;
        };
  }

  /** Whether all that came are pictures without words, at a time when no file was asked for. */
  private static boolean showsOnly(TurnInput begun, Bot bot) {
    var dialogue = begun.conversation().dialogue();
    return begun.conversation().handler() instanceof Handler.Bot
        && !(bot.engine().expectation(dialogue) instanceof Expectation.Files)
        && begun.pending().stream()
            .filter(entry -> entry.event() instanceof CustomerMessage)
            .allMatch(entry -> isSilentPicture(content(entry)));
  }

  private static boolean isSilentPicture(MessageContent content) {
    return content instanceof Media(var kind, var file, var caption)
        && kind == MediaKind.IMAGE
        && (caption == null || caption.isBlank());
  }

  /** By place; of those that could be read. */
  private Mono<Map<Long, JournalEntry>> read(
      TurnInput begun, List<JournalEntry> unread, Channel channel) {
    return Flux.fromIterable(unread)
        .flatMap(entry -> read(begun.conversation(), entry, channel), MOST_FILES)
        .collectMap(JournalEntry::sequence);
  }

  private Mono<JournalEntry> read(Conversation conversation, JournalEntry entry, Channel channel) {
    var message = (CustomerMessage) entry.event();
    var media = (Media) message.content();
    var received =
        new Received(
            conversation.tenant(),
            channel.id(),
            conversation.contact(),
            media,
            spoken(conversation));
    return reader
        .read(received, fetch(channel, media))
        .map(words -> entry.with(message.with(inWords(media, words))));
  }

  private Mono<byte[]> fetch(Channel channel, Media media) {
    return Mono.justOrEmpty(files.get(channel.kind()))
        .flatMap(of -> of.fetch(channel, media.file(), downloads))
        .flatMap(fetched -> Mono.justOrEmpty(fetched.found()));
  }

  private static MessageContent inWords(Media media, String words) {
    return media.kind() == MediaKind.IMAGE
        ? new Described(media, words)
        : new Transcribed(media, words);
  }

  /** In the first message nobody knows, and a wrong guess would make nonsense of it. */
  private static @Nullable Language spoken(Conversation conversation) {
    return conversation.lastHeardAt() == null ? null : conversation.dialogue().language();
  }

  private static List<JournalEntry> replaced(
      List<JournalEntry> pending, Map<Long, JournalEntry> read) {
    return pending.stream().map(entry -> read.getOrDefault(entry.sequence(), entry)).toList();
  }

  private static MessageContent content(JournalEntry entry) {
    return ((CustomerMessage) entry.event()).content();
  }
}
