package io.recado.actions.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.Proof;
import io.recado.actions.http.DeclarationProblem.Code;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationsTest {

  @Test
  void aDeclarationThatIsRightHasNoProblemsAndItsTestsPass() {
    var read = Declarations.read(Samples.file(Samples.RESTART));

    assertThat(read.problems()).isEmpty();
    assertThat(read.declaration().proof()).isEqualTo(Proof.CUSTOMER);
    assertThat(read.declaration().inputs(false)).containsExactly("line");
    assertThat(read.declaration().inputs(true)).containsExactly("reason");
    assertThat(read.declaration().facts()).containsExactly("minutes");
    assertThat(read.declaration().secrets()).containsExactly("token");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "action: restart_line | action: Restart | MALFORMED | 1",
        "proof: customer | proof: maybe | MALFORMED | 2",
        "proof: customer | proof: none | PLACEHOLDER | 11",
        "line: {type: number} | line: {type: colour} | MALFORMED | 4",
        "method: POST | method: CONNECT | MALFORMED | 7",
        "https://lines.example.com/api | ftp://lines.example.com/api | ADDRESS | 8",
        "https://lines.example.com/api | https://user@lines.example.com/api | ADDRESS | 8",
        "https://lines.example.com/api | https://{input.reason}/api | ADDRESS | 8",
        "https://lines.example.com/api/lines/ | https://lines.example.com | ADDRESS | 8",
        "why={input.reason} | why={secret.token} | PLACEHOLDER | 8",
        "why={input.reason} | why={input.colour} | PLACEHOLDER | 8",
        "why={input.reason} | why={slot.reason} | PLACEHOLDER | 8",
        "Bearer {secret.token} | Bearer {input.reason} | PLACEHOLDER | 9",
        "Authorization: Bearer | Host: Bearer | HEADER | 10",
        "Authorization: Bearer | Idempotency-Key: Bearer | HEADER | 10",
        "status: 404 | status: often | MALFORMED | 25",
        "rejected: unknown_line | rejected: 'Not found!' | MALFORMED | 26",
        "reference: /order/number | reference: '{input.colour}' | PLACEHOLDER | 17",
        "tries: 1 | '{tries}': '{tries}' | PLACEHOLDER | 11",
        "expect: {done: R-1, facts: {minutes: '5'}} | expect: {unavailable: true} | MALFORMED | 29",
        "minutes: '5' | minutes: '6' | TEST_FAILED | 30",
        "12/restart?why=lento | 13/restart?why=lento | TEST_FAILED | 30",
        "expect: {rejected: line_busy} | expect: {rejected: unknown_line} | TEST_FAILED | 35",
        "unavailable: true | unavailable: maybe | MALFORMED | 28",
        "action: restart_line | actions: restart_line | MALFORMED | 1"
      })
  void whatIsWrongIsToldWithItsCodeAndItsLine(String right, String wrong, Code code, int line) {
    var text = Samples.RESTART.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));

    var problems = Declarations.read(Samples.file(text)).problems();

    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.line()).isEqualTo(line);
            });
  }

  @Test
  void whatNeedsAYesSaysSo() {
    var confirmed = Samples.RESTART.replace("proof: customer", "proof: customer\nconfirm: true");
    var unclear = Samples.RESTART.replace("proof: customer", "proof: customer\nconfirm: maybe");

    assertThat(Declarations.read(Samples.file(Samples.RESTART)).declaration().confirmed())
        .isFalse();
    assertThat(Declarations.read(Samples.file(confirmed)).declaration().confirmed()).isTrue();
    assertThat(Declarations.read(Samples.file(unclear)).problems())
        .extracting(DeclarationProblem::code)
        .containsExactly(Code.MALFORMED);
  }

  @Test
  void whatIsNoYamlIsToldAndNothingIsRunOfIt() {
    var problems = Declarations.read(Samples.file("action: [")).problems();

    assertThat(problems).extracting(DeclarationProblem::code).contains(Code.MALFORMED);
  }

  @Test
  void aFileThatRefersToItselfIsNoDeclaration() {
    var text = Samples.RESTART.replace("tries: 1", "tries: &a [*a]");

    var problems = Declarations.read(Samples.file(text)).problems();

    assertThat(problems).extracting(DeclarationProblem::code).contains(Code.MALFORMED);
  }
}
