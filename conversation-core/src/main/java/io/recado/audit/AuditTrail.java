package io.recado.audit;

import io.recado.tenant.TenantId;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Every business action that was done or refused, every code asked for or tried, every change of
 * who speaks in a conversation. The database enters each in the transaction that does it; nobody
 * changes an entry, and retention alone deletes it.
 */
public interface AuditTrail {

  /** A tenant's entries, the latest first; empty when there are none (any more). */
  Mono<List<AuditEntry>> page(TenantId tenant, AuditQuery query);
}
