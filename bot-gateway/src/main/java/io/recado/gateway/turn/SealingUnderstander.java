package io.recado.gateway.turn;

import io.recado.actions.identity.CodeSeal;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.SlotValue;
import io.recado.understanding.Command;
import io.recado.understanding.Scene;
import io.recado.understanding.Understander;
import io.recado.understanding.Understanding;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Utterance;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Puts the seal of a one-time code in the place of the code that was read, before anything is
 * decided: dialogue, requests and their ledger never see the code itself.
 */
public final class SealingUnderstander implements Understander {

  private final Understander understander;
  private final CodeSeal seal;

  public SealingUnderstander(Understander understander, CodeSeal seal) {
    this.understander = understander;
    this.seal = seal;
  }

  @Override
  public Mono<Understanding> understand(Utterance utterance) {
    var read = understander.understand(utterance);
    var awaited = utterance.code();
    return awaited == null
        ? read
        : read.map(understanding -> sealed(understanding, awaited, utterance));
  }

  @Override
  public Mono<Void> warmUp() {
    return understander.warmUp();
  }

  private Understanding sealed(Understanding read, Expectation.Code asked, Utterance utterance) {
    var all = read.interpretations().stream().map(each -> sealed(each, asked, utterance)).toList();
    return new Understanding(all, read.language(), read.trace());
  }

  private Interpretation sealed(Interpretation read, Expectation.Code asked, Utterance utterance) {
    return read.command() instanceof Command.SetSlot(var slot, SlotValue.Words(var code))
            && slot.equals(asked.slot())
        ? new Interpretation(
            new Command.SetSlot(slot, sealed(code, utterance, utterance.scene())),
            read.confidence(),
            "",
            read.decidedBy(),
            read.cost())
        : read;
  }

  /** Where there is no conversation there is no code that could fit. */
  private SlotValue sealed(String code, Utterance utterance, @Nullable Scene scene) {
    return new SlotValue.Words(
        scene == null ? "" : seal.of(utterance.tenant(), scene.conversation(), code));
  }
}
