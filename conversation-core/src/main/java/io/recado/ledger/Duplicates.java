package io.recado.ledger;

import io.recado.tenant.TenantId;

/** Events that channels delivered again, to be counted for the ledger. */
public interface Duplicates {

  /** Counts; never blocks, and writes nothing now. */
  void add(TenantId tenant, int dropped);
}
