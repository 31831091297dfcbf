package io.recado.dialogue;

/**
 * What the customer was being asked when the turn began. A yes or a no is one to that, and not to
 * what has come up since, such as an errand that goes on because another was given up.
 *
 * @param question what words answer
 * @param step what buttons of the errand under way answer, whatever else was asked besides
 */
record Beginning(Asked question, Asked step) {

  /** After a long silence, buttons answer nothing but whether to go on. */
  static Beginning of(FlowCatalog catalog, DialogueState state) {
    var offer = state.offer();
    var question = Asked.of(catalog, offer, state.runs());
    boolean resuming = offer != null && offer.question() == Offer.Question.RESUME;
    return new Beginning(question, resuming ? question : Asked.of(catalog, null, state.runs()));
  }

  /**
   * Whether words of this turn may answer what is asked now; a mere invitation, they always may.
   */
  boolean asked(Asked now) {
    return switch (now) {
      case Asked.ForSlot _, Asked.ToConfirm _ -> isSame(question, now);
      case Asked.ByOffer(var offer) -> !offer.question().insistent() || isSame(question, now);
      case Asked.Nothing() -> true;
    };
  }

  /** Whether this summary was the last thing that was asked in the errand under way. */
  boolean stoodAt(Asked.ToConfirm now) {
    return isSame(step, now);
  }

  private static boolean isSame(Asked before, Asked now) {
    return switch (now) {
      case Asked.ForSlot(var run, _, var slot) ->
          before instanceof Asked.ForSlot(var asked, _, var of)
              && asked.id().equals(run.id())
              && of.name().equals(slot.name());
      case Asked.ToConfirm(var run, _, var step) ->
          before instanceof Asked.ToConfirm(var asked, _, var of)
              && asked.id().equals(run.id())
              && of.name().equals(step.name());
      case Asked.ByOffer(var offer) ->
          before instanceof Asked.ByOffer(var made) && made.id().equals(offer.id());
      case Asked.Nothing() -> false;
    };
  }
}
