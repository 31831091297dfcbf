package io.recado.actions.resilience;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.recado.action.ActionName;
import io.recado.conversation.ConversationId;
import io.recado.tenant.TenantId;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;

/**
 * Why a guarded call gave no outcome. What a guard does is a warning; any other error is a fault.
 */
record Hindrance(Throwable error) {

  /**
   * @param line with places for the call's name, tenant and conversation, and for a code of why
   */
  void log(Logger log, String line, ActionName name, TenantId tenant, ConversationId conversation) {
    switch (error) {
      case CallNotPermittedException _ ->
          log.warn(line, name, tenant, conversation, "breaker-open");
      case BulkheadFullException _ -> log.warn(line, name, tenant, conversation, "bulkhead-full");
      case TimeoutException _ -> log.warn(line, name, tenant, conversation, "timed-out");
      case RequestRefusedException refused ->
          log.warn(line, name, tenant, conversation, refused.getMessage());
      default -> log.error(line, name, tenant, conversation, "failed", error);
    }
  }
}
