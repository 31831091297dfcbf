package io.recado.intents.knowledge;

import java.util.List;
import java.util.Set;

/**
 * A passage that may answer.
 *
 * @param headingStems the stems of each heading
 * @param stems all of its stems
 * @param cosine between question and passage; 0 where meaning cannot be compared
 */
record Candidate(
    Passage passage,
    String source,
    List<Set<String>> headingStems,
    Set<String> stems,
    double cosine) {}
