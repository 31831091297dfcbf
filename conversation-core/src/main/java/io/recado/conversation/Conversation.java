package io.recado.conversation;

import io.recado.channel.ChannelId;
import io.recado.dialogue.DialogueState;
import io.recado.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One customer's thread on one channel, as it stands after its last turn.
 *
 * @param address the channel's best id of the customer: where replies go
 * @param epoch raised by every change of handler; see {@link Handler}
 * @param lastHeardAt when the customer last wrote, by the provider's clock: the start of WhatsApp's
 *     24-hour window; null before their first message was applied
 */
public record Conversation(
    TenantId tenant,
    ConversationId id,
    ChannelId channel,
    ContactId contact,
    String address,
    Handler handler,
    long epoch,
    DialogueState dialogue,
    @Nullable Instant lastHeardAt) {}
