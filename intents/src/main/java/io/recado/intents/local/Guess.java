package io.recado.intents.local;

/**
 * How a phrase was read by models that had not learned it, and knew its intent by other phrases.
 *
 * @param intent its own
 * @param phrase as it was written
 */
public record Guess(String intent, String phrase, Reading reading) {}
