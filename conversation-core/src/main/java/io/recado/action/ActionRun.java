package io.recado.action;

import org.jspecify.annotations.Nullable;

/**
 * A request and what has become of it.
 *
 * @param flowRun the run of the flow that asked, and {@code step} the step in it
 * @param attempts how often it was tried
 * @param outcome null while it is open or queued for another try
 */
public record ActionRun(
    ActionRequest request,
    String flowRun,
    String step,
    int attempts,
    @Nullable ActionOutcome outcome) {}
