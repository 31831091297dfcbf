package io.recado.dialogue;

import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.OutboundContent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything needed to go on with a dialogue after any interruption. Written as JSON by {@code
 * io.recado.json.Json}; a component added later must be nullable, a number or a collection, so that
 * older states can still be read.
 *
 * @param language what the customer is spoken to in
 * @param languageChosen whether they asked for it; then it stays, whatever they write in
 * @param runs the flows under way; the last is led now, those before were interrupted by it
 * @param agenda errands asked for that come afterwards
 * @param queued runs whose action could not be done yet; its outcome is told when it comes
 * @param looseFiles files that came before any errand could take them
 * @param offer a question asked outside any flow; null when none is open
 * @param lastSaid what was said last, for a repetition
 * @param failures how often in a row the customer was not understood
 * @param counter how many runs and offers there have been; part of their ids
 * @param lastTurnAt when the customer was last heard; null before their first turn
 * @param reminders how often they were asked whether they are still there, since they were heard
 * @param silenceAt when to look at the dialogue again should they stay silent, with {@code
 *     DialogueEngine.timePassed}; null when nothing is expected of them
 * @param told what was said last from outside of the dialogue and offers errands by buttons, such
 *     as a reminder; null once the dialogue has said something since
 */
public record DialogueState(
    Language language,
    boolean languageChosen,
    List<FlowRun> runs,
    List<Errand> agenda,
    List<FlowRun> queued,
    List<MediaFile> looseFiles,
    @Nullable Offer offer,
    @Nullable OutboundContent lastSaid,
    int failures,
    int counter,
    @Nullable Instant lastTurnAt,
    int reminders,
    @Nullable Instant silenceAt,
    @Nullable OutboundContent told) {

  public DialogueState {
    runs = List.copyOf(runs);
    agenda = List.copyOf(agenda);
    queued = List.copyOf(queued);
    looseFiles = List.copyOf(looseFiles);
  }

  /** The same, not to be looked at before {@code end}, and with no reminder until then. */
  DialogueState remindedUntil(Instant end) {
    return new DialogueState(
        language,
        languageChosen,
        runs,
        agenda,
        queued,
        looseFiles,
        offer,
        lastSaid,
        failures,
        counter,
        lastTurnAt,
        reminders + 1,
        end,
        told);
  }

  /** A dialogue in which nothing was said yet. */
  public static DialogueState initial(Language language) {
    return new DialogueState(
        language, false, List.of(), List.of(), List.of(), List.of(), null, null, 0, 0, null, 0,
        null, null);
  }
}
