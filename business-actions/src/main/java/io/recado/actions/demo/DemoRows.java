package io.recado.actions.demo;

import java.util.List;
import java.util.stream.Stream;

/**
 * The demo tenant's rows. Every statement takes the tenant's id and leaves alone what is there.
 *
 * <p>Names are plainly made up, telephone numbers come from the range kept for fiction (555-0100 to
 * 555-0199) and mail goes to example.com (RFC 2606). Dates are counted from the first start.
 */
final class DemoRows {

  static final List<String> IN_ORDER =
      Stream.of(
              DemoBusiness.IN_ORDER,
              DemoNetwork.IN_ORDER,
              DemoCustomers.IN_ORDER,
              DemoBilling.IN_ORDER,
              DemoAgenda.IN_ORDER,
              DemoOutages.IN_ORDER)
          .flatMap(List::stream)
          .toList();

  private DemoRows() {}
}
