package io.recado.actions.transfer;

import io.recado.actions.invoice.TestInvoices;
import io.recado.actions.matter.TestMatters;
import io.recado.actions.ticket.TestNews;
import io.recado.database.TestDatabase;
import io.recado.tenant.Tenants;
import java.time.Clock;

/** Claims of transfers on a real database. */
public final class TestTransfers {

  private TestTransfers() {}

  public static ClaimTransfer claiming(TestDatabase database, Tenants tenants, Clock clock) {
    return new ClaimTransfer(
        TestInvoices.invoices(database),
        new PostgresTransferClaims(database.client(), database.scope()),
        review(database),
        tenants,
        clock);
  }

  public static TransferDesk desk(TestDatabase database, Clock clock) {
    return new TransferDesk(
        database.client(), database.scope(), review(database), TestNews.on(database), clock);
  }

  private static TransferReview review(TestDatabase database) {
    return new TransferReview(TestMatters.on(database), database.scope());
  }
}
