package io.recado.actions.document;

import io.recado.actions.document.InvoiceDocument.Line;
import io.recado.actions.document.Sheet.Ink;
import io.recado.actions.document.Sheet.Style;
import io.recado.actions.invoice.Money;
import io.recado.actions.invoice.SpokenMoney;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Draws an invoice's document. Takes some tens of milliseconds of a processor; pure. */
public final class InvoicePdf {

  private static final float LEFT = 56;
  private static final float RIGHT = Sheet.WIDTH - 56;
  private static final float BOTTOM = Sheet.HEIGHT - 72;
  private static final float LEADING = 13.5f;

  /** Where the columns end; the first begins at the left. */
  private static final float QUANTITY = 372;

  private static final float RATE = 438;
  private static final float DESCRIPTION_WIDTH = 270;

  private static final Style FIRM = new Style(15, true, Ink.DARK);
  private static final Style TITLE = new Style(24, true, Ink.ACCENT);
  private static final Style HEAD = new Style(8, true, Ink.WHITE);
  private static final Style BALANCE = new Style(12, true, Ink.ACCENT);

  private final InvoiceDocument invoice;
  private final DocumentWords words;
  private final Locale locale;
  private final Sheet sheet;
  private float top;

  private InvoicePdf(InvoiceDocument invoice, Sheet sheet) {
    this.invoice = invoice;
    this.words = DocumentWords.in(invoice.language());
    this.locale = invoice.language().locale();
    this.sheet = sheet;
  }

  public static byte[] of(InvoiceDocument invoice) {
    var words = DocumentWords.in(invoice.language());
    try (var sheet = new Sheet(words.invoice() + " " + invoice.number())) {
      return new InvoicePdf(invoice, sheet).drawn();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] drawn() throws IOException {
    issuer();
    heading();
    recipientAndDates();
    lines();
    totals();
    footers();
    return sheet.bytes();
  }

  private void issuer() throws IOException {
    var issuer = invoice.issuer();
    sheet.box(0, 0, Sheet.WIDTH, 8, Ink.ACCENT);
    top = 62;
    sheet.text(LEFT, top, FIRM, issuer.name());
    top += 4;
    if (issuer.taxNumber() != null) {
      small(words.taxNumber().formatted(issuer.taxNumber()));
    }
    for (var line : rows(issuer.address())) {
      small(line);
    }
    for (var line : rows(issuer.contact())) {
      small(line);
    }
  }

  private void small(String line) throws IOException {
    top += 11.5f;
    sheet.text(LEFT, top, Style.SMALL, line);
  }

  private void heading() throws IOException {
    sheet.textTo(RIGHT, 66, TITLE, words.invoice());
    sheet.textTo(RIGHT, 84, Style.STRONG, invoice.number());
    var stamp =
        switch (invoice.state()) {
          case "paid" -> words.paid();
          case "cancelled" -> words.cancelled();
          default -> "";
        };
    if (!stamp.isEmpty()) {
      float width = sheet.width(HEAD, stamp) + 16;
      sheet.box(RIGHT - width, 93, width, 17, Ink.ACCENT);
      sheet.text(RIGHT - width + 8, 104.5f, HEAD, stamp);
    }
    top = Math.max(top, 112) + 40;
  }

  private void recipientAndDates() throws IOException {
    sheet.text(LEFT, top, Style.SMALL, words.billedTo());
    sheet.text(LEFT, top + 15, Style.STRONG, invoice.recipient().name());
    sheet.text(
        LEFT,
        top + 28,
        Style.PLAIN,
        words.customerNumber().formatted(invoice.recipient().number()));
    fact(top + 2, words.issued(), day(invoice.issuedOn()));
    fact(top + 17, words.due(), day(invoice.dueOn()));
    top += 58;
  }

  private void fact(float at, String name, String value) throws IOException {
    sheet.text(330, at, Style.SMALL, name);
    sheet.textTo(RIGHT, at, Style.PLAIN, value);
  }

  private void lines() throws IOException {
    columns();
    for (var line : invoice.lines()) {
      line(line);
    }
    top += 6;
  }

  private void columns() throws IOException {
    sheet.box(LEFT, top, RIGHT - LEFT, 21, Ink.ACCENT);
    float at = top + 13.5f;
    sheet.text(LEFT + 8, at, HEAD, words.description());
    sheet.textTo(QUANTITY, at, HEAD, words.quantity());
    sheet.textTo(RATE, at, HEAD, words.taxRate());
    sheet.textTo(RIGHT - 8, at, HEAD, words.amount());
    top += 21;
  }

  private void line(Line line) throws IOException {
    var description = sheet.wrapped(line.description(), Style.PLAIN, DESCRIPTION_WIDTH);
    float height = description.size() * LEADING + 9;
    if (top + height > BOTTOM) {
      sheet.newPage();
      top = 56;
      columns();
    }
    float at = top + 15;
    sheet.textTo(QUANTITY, at, Style.PLAIN, String.valueOf(line.quantity()));
    sheet.textTo(RATE, at, Style.PLAIN, percent(line.taxBasisPoints()));
    sheet.textTo(RIGHT - 8, at, Style.PLAIN, money(line.net()));
    for (var row : description) {
      sheet.text(LEFT + 8, at, Style.PLAIN, row);
      at += LEADING;
    }
    top += height;
    sheet.box(LEFT, top, RIGHT - LEFT, 0.6f, Ink.RULE);
  }

  private void totals() throws IOException {
    var taxes = new TreeMap<Integer, Money>();
    invoice.lines().forEach(line -> taxes.merge(line.taxBasisPoints(), line.tax(), Money::plus));
    if (top + (taxes.size() + 5) * 17 > BOTTOM) {
      sheet.newPage();
      top = 56;
    }
    total(words.net(), invoice.totals().net(), Style.PLAIN);
    for (var tax : taxes.entrySet()) {
      total(words.tax().formatted(percent(tax.getKey())), tax.getValue(), Style.PLAIN);
    }
    total(words.total(), invoice.totals().total(), Style.STRONG);
    balance();
  }

  /** What was paid is told where something was, and a balance unless it was cancelled. */
  private void balance() throws IOException {
    if (invoice.state().equals("cancelled")) {
      return;
    }
    var total = invoice.totals().total();
    var received = new Money(total.minor() - invoice.owed().minor(), total.currency());
    if (received.isPositive()) {
      total(words.received(), new Money(-received.minor(), total.currency()), Style.PLAIN);
    }
    top += 9;
    sheet.box(300, top, RIGHT - 300, 30, Ink.PALE);
    sheet.text(310, top + 19, Style.STRONG, words.owed());
    sheet.textTo(RIGHT - 8, top + 19.5f, BALANCE, money(invoice.owed()));
    top += 30;
  }

  private void total(String name, Money amount, Style style) throws IOException {
    top += 17;
    sheet.text(310, top, style, name);
    sheet.textTo(RIGHT - 8, top, style, money(amount));
  }

  private void footers() throws IOException {
    int pages = sheet.pageCount();
    for (int page = 0; page < pages; page++) {
      sheet.turnTo(page);
      sheet.box(LEFT, Sheet.HEIGHT - 50, RIGHT - LEFT, 0.6f, Ink.RULE);
      float at = Sheet.HEIGHT - 36;
      sheet.text(LEFT, at, Style.SMALL, invoice.issuer().name() + " · " + invoice.number());
      sheet.textTo(RIGHT, at, Style.SMALL, words.page().formatted(page + 1, pages));
    }
  }

  private static String[] rows(@Nullable String text) {
    return text == null || text.isBlank() ? new String[0] : text.strip().split("\\R", -1);
  }

  private String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(words.day(), locale).format(day);
  }

  private String money(Money amount) {
    return SpokenMoney.of(amount, invoice.language());
  }

  /** 1900 are 19 %, 1050 are 10.5 %. */
  private String percent(int basisPoints) {
    var number = BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros();
    return String.format(locale, "%." + Math.max(0, number.scale()) + "f %%", number);
  }
}
