package io.recado.dialogue;

import io.recado.action.ActionName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The flows the tests run: the shipped one, and one that does what the shipped one does not. */
public final class TestFlows {

  static final ActionSignature OPEN_TICKET =
      new ActionSignature(
          new ActionName("open_ticket"),
          Set.of("summary", "category", "urgency"),
          Set.of("attachments"),
          Set.of("number", "expected_answer"));

  static final ActionSignature REPORT_OUTAGE =
      new ActionSignature(
          new ActionName("report_outage"),
          Set.of("where", "extent"),
          Set.of("remark"),
          Set.of("reference"));

  static final ActionSignature BOOK_SEAT =
      new ActionSignature(
          new ActionName("book_seat"), Set.of("seat"), Set.of("person"), Set.of("reference"));

  static final LookupSignature FREE_SEATS =
      new LookupSignature(
          new ActionName("free_seats"),
          Set.of("course"),
          Set.of("day"),
          Set.of("price", "teacher"));

  static final LookupSignature MEMBERSHIP =
      new LookupSignature(new ActionName("membership"), Set.of(), Set.of(), Set.of("until"));

  static final ActionSignature PAY_INVOICE =
      new ActionSignature(
          new ActionName("pay_invoice"),
          Set.of("invoice"),
          Set.of(),
          Set.of("number", "amount", "link", "until"),
          true);

  static final ActionSignature SEND_INVOICE =
      new ActionSignature(
          new ActionName("send_invoice"),
          Set.of("invoice"),
          Set.of(),
          Set.of("number", "link", "hours"));

  static final LookupSignature OPEN_INVOICES =
      new LookupSignature(
          new ActionName("open_invoices"),
          Set.of(),
          Set.of(),
          Set.of("balance", "number", "amount", "due"));

  static final ActionSignature FILE_OUTAGE =
      new ActionSignature(
          new ActionName("file_outage"), Set.of(), Set.of("place"), Set.of("promise"));

  static final ActionSignature OPEN_FAULT_TICKET =
      new ActionSignature(
          new ActionName("open_fault_ticket"),
          Set.of("affected"),
          Set.of("place", "power", "lights", "cable", "restart", "detail", "attachments"),
          Set.of("number", "expected_answer"));

  static final ActionSignature FOLLOW_UP_TICKET =
      new ActionSignature(
          new ActionName("follow_up_ticket"),
          Set.of("ticket", "why"),
          Set.of("attachments"),
          Set.of("number", "expected_answer"));

  private static final Set<String> OF_APPOINTMENTS =
      Set.of("number", "service", "when", "calendar");

  static final Abilities ABILITIES =
      Abilities.of(
          List.of(
              OPEN_TICKET,
              REPORT_OUTAGE,
              BOOK_SEAT,
              confirmed("book_appointment", "service", "time"),
              confirmed("reschedule_appointment", "appointment", "time"),
              confirmed("cancel_appointment", "appointment"),
              appointment("confirm_appointment", "appointment"),
              appointment("take_offered_time", "appointment"),
              appointment("pass_offered_time", "appointment"),
              new ActionSignature(
                  new ActionName("join_waiting_list"),
                  Set.of("service", "span", "part"),
                  Set.of(),
                  Set.of("service", "span", "part")),
              new ActionSignature(
                  new ActionName("claim_transfer"),
                  Set.of("invoice", "day", "reference"),
                  Set.of("sum", "amount", "proof"),
                  Set.of("number", "amount", "day"),
                  true),
              new ActionSignature(
                  new ActionName("promise_payment"),
                  Set.of("invoice", "day"),
                  Set.of(),
                  Set.of("number", "amount", "day", "service"),
                  true),
              new ActionSignature(
                  new ActionName("leave_waiting_list"),
                  Set.of("entry"),
                  Set.of(),
                  Set.of("service")),
              PAY_INVOICE,
              SEND_INVOICE,
              FILE_OUTAGE,
              OPEN_FAULT_TICKET,
              ticket("add_to_ticket", Set.of("ticket", "note"), Set.of("attachments")),
              new ActionSignature(
                  new ActionName("close_ticket"),
                  Set.of("ticket"),
                  Set.of(),
                  Set.of("number"),
                  true),
              ticket("reopen_ticket", Set.of("ticket", "why"), Set.of("attachments")),
              FOLLOW_UP_TICKET,
              ticket("rate_ticket", Set.of("ticket", "score"), Set.of()),
              ticket("remark_on_ticket", Set.of("ticket", "remark"), Set.of()),
              new ActionSignature(
                  new ActionName("reset_password"),
                  Set.of("account"),
                  Set.of(),
                  Set.of("system", "how"),
                  true),
              new ActionSignature(
                  new ActionName("send_code"), Set.of("account"), Set.of(), Set.of("minutes")),
              new ActionSignature(
                  new ActionName("check_code"), Set.of(), Set.of("code"), Set.of())),
          List.of(
              FREE_SEATS,
              MEMBERSHIP,
              OPEN_INVOICES,
              lookup("my_invoices", Set.of(), Set.of("number")),
              lookup("bill_change", Set.of(), Set.of("change")),
              lookup("transfer_days", Set.of(), Set.of("day")),
              ofInvoice("bank_accounts", "accounts"),
              ofInvoice("only_by_transfer", "accounts"),
              ofInvoice("promise_terms", "latest"),
              lookup("area_state", Set.of("place"), Set.of("news")),
              lookup("planned_works", Set.of("place"), Set.of("works")),
              lookup("my_tickets", Set.of("number", "wish"), Set.of("number", "about", "status")),
              new LookupSignature(
                  new ActionName("ticket_state"), Set.of("ticket"), Set.of(), Set.of()),
              lookup("proof_ways", Set.of(), Set.of()),
              lookup("my_accounts", Set.of(), Set.of("system", "login", "effect")),
              lookup("services", Set.of(), Set.of("service", "price")),
              lookup("my_appointments", Set.of(), Set.of("when", "service")),
              lookup("my_offers", Set.of(), Set.of("when", "service")),
              lookup("my_waiting", Set.of(), Set.of("service", "span")),
              lookup("waiting_spans", Set.of("day"), Set.of("span")),
              lookup(
                  "free_times", Set.of("service", "appointment", "day", "time"), Set.of("when"))));

  private TestFlows() {}

  private static ActionSignature appointment(String name, String... inputs) {
    return new ActionSignature(new ActionName(name), Set.of(inputs), Set.of(), OF_APPOINTMENTS);
  }

  private static ActionSignature confirmed(String name, String... inputs) {
    return new ActionSignature(
        new ActionName(name), Set.of(inputs), Set.of(), OF_APPOINTMENTS, true);
  }

  private static ActionSignature ticket(String name, Set<String> required, Set<String> optional) {
    return new ActionSignature(new ActionName(name), required, optional, Set.of("number"));
  }

  private static LookupSignature ofInvoice(String name, String fact) {
    return new LookupSignature(new ActionName(name), Set.of("invoice"), Set.of(), Set.of(fact));
  }

  private static LookupSignature lookup(String name, Set<String> inputs, Set<String> facts) {
    return new LookupSignature(new ActionName(name), Set.of(), inputs, facts);
  }

  /** All of them, with what they call. */
  public static FlowCatalog catalog() {
    return Read.CATALOG;
  }

  /** Those that come with Recado alone. */
  public static FlowCatalog shipped() {
    return Read.SHIPPED;
  }

  private static FlowCatalog readCatalog() {
    return FlowCatalog.of(
        List.of(
            file("open_ticket.yaml"),
            file("report_outage.yaml"),
            file("book_seat.yaml"),
            file("book_appointment.yaml"),
            file("reschedule_appointment.yaml"),
            file("cancel_appointment.yaml"),
            file("confirm_appointment.yaml"),
            file("answer_offer.yaml"),
            file("ask_balance.yaml"),
            file("pay_invoice.yaml"),
            file("check_outage.yaml"),
            file("ticket_status.yaml"),
            file("rate_ticket.yaml"),
            file("reset_password.yaml"),
            file("prove_identity.yaml")),
        file("phrases.yaml"),
        ABILITIES);
  }

  /** The flow of tickets alone. */
  static FlowCatalog ticketsOnly() {
    return FlowCatalog.shipped(ABILITIES, List.of("open_ticket.yaml"));
  }

  static YamlFile file(String name) {
    return new YamlFile(name, read("/flows/" + name));
  }

  /** The owners' manual, which holds a complete example. */
  static String manual() {
    try {
      return Files.readString(Path.of("../docs/flows.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(String resource) {
    try (var in = TestFlows.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Read once: hundreds of dialogues are played with it, and nothing can change it. */
  private static final class Read {
    static final FlowCatalog CATALOG = readCatalog();
    static final FlowCatalog SHIPPED = FlowCatalog.shipped(ABILITIES);
  }
}
