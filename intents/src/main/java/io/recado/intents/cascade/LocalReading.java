package io.recado.intents.cascade;

import io.recado.understanding.Command;
import io.recado.understanding.Hop.Outcome;
import io.recado.understanding.Understanding;

/**
 * What the local model makes of a turn.
 *
 * @param understanding what stands where nobody else is asked
 * @param outcome {@code READ} when nobody else need be asked
 * @param heard what it takes the open words for by themselves, whatever was asked
 */
record LocalReading(Understanding understanding, Outcome outcome, Command heard) {

  boolean isSure() {
    return outcome == Outcome.READ;
  }
}
