package io.recado.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.action.ActionName;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionCatalogTest {

  private final ScriptedAction ticket = new ScriptedAction("open_ticket");
  private final ScriptedAction invoice = new ScriptedAction("pay_invoice");
  private final ScriptedLookup balance = new ScriptedLookup("balance");
  private final ActionCatalog catalog =
      ActionCatalog.of(List.of(ticket, invoice), List.of(balance));

  @Test
  void givesActionsByName() {
    assertThat(catalog.get(new ActionName("open_ticket"))).isSameAs(ticket);
    assertThat(catalog.get(new ActionName("pay_invoice"))).isSameAs(invoice);
    assertThat(catalog.all()).containsExactlyInAnyOrder(ticket, invoice);
  }

  @Test
  void givesLookupsByName() {
    assertThat(catalog.lookup(new ActionName("balance"))).isSameAs(balance);
    assertThat(catalog.lookups()).containsExactly(balance);
    assertThatThrownBy(() -> catalog.lookup(new ActionName("open_ticket")))
        .isInstanceOf(UnknownActionException.class);
  }

  @Test
  void aLookupOfTheNameOfAnActionIsRefused() {
    var lookup = new ScriptedLookup("open_ticket");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActionCatalog.of(List.of(ticket), List.of(lookup)))
        .withMessageContaining("open_ticket");
  }

  @Test
  void anUnknownActionIsAClearError() {
    assertThatThrownBy(() -> catalog.get(new ActionName("fly_away")))
        .isInstanceOf(UnknownActionException.class)
        .hasMessage("There is no action fly_away; there are open_ticket, pay_invoice");
  }

  @Test
  void twoActionsOfOneNameAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ActionCatalog.of(List.of(ticket, new ScriptedAction("open_ticket")), List.of()))
        .withMessageContaining("open_ticket");
  }
}
