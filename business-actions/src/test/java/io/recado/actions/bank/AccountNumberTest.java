package io.recado.actions.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.bank.AccountNumber.Standard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountNumberTest {

  /** The examples of the standards themselves, and of banks. */
  @ParameterizedTest
  @CsvSource({
    "IBAN, DE89 3704 0044 0532 0130 00, DE89370400440532013000",
    "IBAN, gb82-west-1234-5698-7654-32, GB82WEST12345698765432",
    "IBAN, ES91 2100 0418 4502 0005 1332, ES9121000418450200051332",
    "CLABE, 032180000118359719, 032180000118359719",
    "CLABE, 002010077777777771, 002010077777777771",
    "CBU, 28505909 40090418135201, 2850590940090418135201",
    "OTHER, ' 00-123-45678/9 ', 00-123-45678/9"
  })
  void aRightNumberIsKeptAsBanksTakeIt(Standard standard, String written, String kept) {
    assertThat(AccountNumber.read(standard, written))
        .get()
        .extracting(AccountNumber::text)
        .isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "IBAN, DE89 3704 0044 0532 0130 01",
    "IBAN, DE98 3704 0044 0532 0130 00",
    "IBAN, 89370400440532013000",
    "CLABE, 032180000118359718",
    "CLABE, 032180000118395719",
    "CLABE, 03218000011835971",
    "CBU, 2850590940090418135202",
    "CBU, 2850590840090418135201",
    "OTHER, caja de ahorro",
    "OTHER, ١٢٣٤٥٦"
  })
  void aMistypedDigitIsFound(Standard standard, String written) {
    assertThat(AccountNumber.read(standard, written)).isEmpty();
  }

  @Test
  void itIsSpokenInGroupsAndLoggedByItsEnd() {
    var iban = AccountNumber.read(Standard.IBAN, "DE89370400440532013000").orElseThrow();

    assertThat(iban.spoken()).isEqualTo("DE89 3704 0044 0532 0130 00");
    assertThat(iban).hasToString("AccountNumber[IBAN …3000]");
  }
}
