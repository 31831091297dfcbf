package io.recado.actions.ticket;

import io.recado.action.ActionRequest;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.dialogue.SlotValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer reports.
 *
 * @param attachments held by the channel they came by
 */
public record TicketReport(
    Category category, Priority priority, String summary, List<MediaFile> attachments) {

  static final String SUMMARY = "summary";
  static final String CATEGORY = "category";
  static final String URGENCY = "urgency";
  static final String ATTACHMENTS = "attachments";

  static final int LONGEST_SUMMARY = 2_000;

  /** More than anybody sends; what keeps a flood of files from being kept. */
  static final int MOST_ATTACHMENTS = 20;

  public TicketReport {
    attachments = List.copyOf(attachments);
  }

  /** A request's inputs, read. */
  sealed interface Reading {
    record Complete(TicketReport report) implements Reading {}

    /**
     * @param reason the code the request is rejected with
     */
    record Faulty(String reason) implements Reading {}
  }

  static Reading read(ActionRequest request) {
    var summary = text(request, SUMMARY);
    var category = Category.ofCode(text(request, CATEGORY));
    var priority = Priority.ofUrgency(text(request, URGENCY));
    var attachments = attachments(request);
    if (summary.isEmpty()) {
      return new Reading.Faulty("summary_blank");
    }
    if (summary.codePointCount(0, summary.length()) > LONGEST_SUMMARY) {
      return new Reading.Faulty("summary_too_long");
    }
    if (category.isEmpty()) {
      return new Reading.Faulty("unknown_category");
    }
    if (priority.isEmpty()) {
      return new Reading.Faulty("unknown_urgency");
    }
    if (attachments.size() > MOST_ATTACHMENTS) {
      return new Reading.Faulty("too_many_attachments");
    }
    return new Reading.Complete(
        new TicketReport(category.get(), priority.get(), summary, attachments));
  }

  /** What was sorted otherwise than it was reported, for people; null when nothing was. */
  @Nullable String differenceTo(TicketReport reported) {
    var differences = new ArrayList<String>();
    if (category != reported.category) {
      differences.add("%s → %s".formatted(reported.category.code(), category.code()));
    }
    if (priority != reported.priority) {
      differences.add("%s → %s".formatted(reported.priority.code(), priority.code()));
    }
    return differences.isEmpty() ? null : String.join(", ", differences);
  }

  static String text(ActionRequest request, String input) {
    // PostgreSQL stores no NUL character.
    return request.textOrEmpty(input).replace("\0", "").strip();
  }

  static List<MediaFile> attachments(ActionRequest request) {
    return request.inputs().get(ATTACHMENTS) instanceof SlotValue.Files files
        ? files.files()
        : List.of();
  }
}
