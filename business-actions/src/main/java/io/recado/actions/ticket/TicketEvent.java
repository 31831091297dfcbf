package io.recado.actions.ticket;

import io.recado.conversation.MessageContent.MediaFile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to a ticket: who, when, what. */
public record TicketEvent(Instant at, By by, What what) {

  /** Who did it. */
  public sealed interface By {

    record Customer() implements By {}

    /**
     * @param name as the firm calls them
     */
    record Agent(String name) implements By {}

    /** The product by itself, because time passed or a rule says so. */
    record Recado() implements By {}
  }

  /** What was done. */
  public sealed interface What {

    record Opened() implements What {}

    /**
     * A rule has set category or priority otherwise than the customer.
     *
     * @param words what was set, for people
     */
    record Sorted(String words) implements What {}

    /** Somebody from the firm has it seen to sooner, or later. */
    record Prioritised(Priority priority) implements What {}

    /** Something was added. */
    record Noted(String words, List<MediaFile> files) implements What {
      public Noted {
        files = List.copyOf(files);
      }
    }

    /** Somebody from the firm answered the customer. */
    record Answered() implements What {}

    /**
     * @param words what was found or done; null where nothing is said of it
     */
    record Closed(@Nullable String words) implements What {}

    /**
     * @param words why
     */
    record Reopened(String words, List<MediaFile> files) implements What {
      public Reopened {
        files = List.copyOf(files);
      }
    }

    /** The customer was asked how it was. */
    record Surveyed() implements What {}

    /** The customer said how it was. */
    record Rated(int score) implements What {

      static final int LEAST = 1;
      static final int MOST = 5;

      public Rated {
        if (score < LEAST || score > MOST) {
          throw new IllegalArgumentException("a score is 1 to 5, not " + score);
        }
      }
    }

    /** The customer said why they rated it so. */
    record Remarked(String words) implements What {}

    /** A target is about to be missed, or was. */
    record Alarm(TicketAlarm.Kind kind) implements What {}
  }
}
