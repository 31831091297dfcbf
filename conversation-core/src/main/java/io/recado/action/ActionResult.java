package io.recado.action;

import java.time.Duration;

/**
 * How one try of a request ended, to be committed with the turn that made it.
 *
 * @param retryAfter when to try again after {@link ActionOutcome.Unavailable}; of no meaning
 *     otherwise
 */
public record ActionResult(ActionRequest request, ActionOutcome outcome, Duration retryAfter) {}
