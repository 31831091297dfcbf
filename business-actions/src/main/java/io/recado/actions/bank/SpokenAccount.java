package io.recado.actions.bank;

import io.recado.actions.bank.AccountNumber.Standard;
import io.recado.conversation.Language;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An account as customers are told it: a line for each thing that their bank asks for. */
final class SpokenAccount {

  private SpokenAccount() {}

  static String of(BankAccount account, Language language) {
    var number = account.number();
    return Stream.of(
            line(bank(language), account.bank()),
            line(holder(language), account.holder()),
            line(standard(number.standard(), language), number.spoken()),
            account.note())
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }

  private static String line(String name, String value) {
    return name + ": " + value;
  }

  private static String bank(Language language) {
    return switch (language) {
      case SPANISH -> "Banco";
      case ENGLISH -> "Bank";
      case GERMAN -> "Bank";
    };
  }

  private static String holder(Language language) {
    return switch (language) {
      case SPANISH -> "Titular";
      case ENGLISH -> "Account holder";
      case GERMAN -> "Kontoinhaber";
    };
  }

  private static String standard(Standard standard, Language language) {
    return switch (standard) {
      case IBAN -> "IBAN";
      case CLABE -> "CLABE";
      case CBU -> "CBU/CVU";
      case OTHER ->
          switch (language) {
            case SPANISH -> "Número de cuenta";
            case ENGLISH -> "Account number";
            case GERMAN -> "Kontonummer";
          };
    };
  }
}
