package io.recado.gateway.channel.webchat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Mono;

/**
 * What was said on a widget, in the order it was said: the part a provider plays for the other
 * channels. A thread's positions grow in commit order, so whoever has read up to a position has
 * missed nothing before it.
 */
interface Mailbox {

  /**
   * Puts a letter at the end of a thread, which begins if it does not exist. The same author and id
   * again change nothing.
   *
   * @return the letter's position, 1 or more, also when it was there before
   */
  Mono<Long> append(MailboxThread thread, Draft draft);

  /**
   * The letters after a position, in order; empty when there are none.
   *
   * @param after 0 for the beginning
   * @param limit most letters to return
   */
  Mono<List<Letter>> since(MailboxThread thread, long after, int limit);

  /** How the thread stands; {@link Standing#EMPTY} when it has not begun. */
  Mono<Standing> standing(MailboxThread thread);

  /**
   * The visitor has seen everything up to a position. Never goes back, and never beyond the last
   * letter.
   */
  Mono<Void> markSeen(MailboxThread thread, long position);

  /** Whose words they are. */
  enum Author {
    VISITOR,
    BUSINESS;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Author ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A letter to be put in.
   *
   * @param id the author's own id of it, at most 64 characters
   * @param content a {@link Bubble} as JSON
   */
  record Draft(Author author, String id, String content) {}

  /**
   * A letter in its place.
   *
   * @param at when it was put there, by the database's clock
   */
  record Letter(long position, Author author, String id, String content, Instant at) {}

  /**
   * @param last the position of the last letter
   * @param seen up to where the visitor has seen them
   * @param unread letters of the business after that
   */
  record Standing(long last, long seen, long unread) {
    static final Standing EMPTY = new Standing(0, 0, 0);
  }
}
