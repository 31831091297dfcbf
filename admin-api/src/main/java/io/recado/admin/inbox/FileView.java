package io.recado.admin.inbox;

import io.recado.received.ReceivedFiles.State;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file that came with a message.
 *
 * @param type the media type that its bytes say; null where it is not kept, or they say nothing
 * @param sizeBytes null where it is not kept
 */
record FileView(State state, @Nullable String type, @Nullable Integer sizeBytes) {}
