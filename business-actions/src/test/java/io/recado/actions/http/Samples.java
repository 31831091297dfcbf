package io.recado.actions.http;

import io.recado.dialogue.YamlFile;

/** A declaration that uses everything there is. */
final class Samples {

  static final String RESTART =
      """
      action: restart_line
      proof: customer
      inputs:
        line: {type: number}
        reason: {type: text, optional: true}
      request:
        method: POST
        url: https://lines.example.com/api/lines/{input.line}/restart?why={input.reason}
        headers:
          Authorization: Bearer {secret.token}
        body:
          customer: '{customer}'
          line: '{input.line}'
          reason: '{input.reason}'
          note: 'Line {input.line}: {input.reason}'
          tries: 1
      results:
        - status: 200
          when: {at: /state, is: refused}
          rejected: line_busy
        - status: 2xx
          done:
            reference: /order/number
            facts: {minutes: /order/minutes}
        - status: 404
          rejected: unknown_line
        - status: 409
          unavailable: true
      tests:
        - with: {line: '12', reason: lento}
          sent:
            url: https://lines.example.com/api/lines/12/restart?why=lento
          answer: {status: 202, json: {order: {number: R-1, minutes: 5}}}
          expect: {done: R-1, facts: {minutes: '5'}}
        - with: {line: '12'}
          answer: {status: 200, json: {state: refused}}
          expect: {rejected: line_busy}
        - with: {line: '12'}
          answer: {status: 200, text: 'not json'}
          expect: {unavailable: true}
        - with: {line: '12'}
          expect: {unavailable: true}
        - with: {line: twelve}
          expect: {rejected: unfit_input}
      """;

  private Samples() {}

  static YamlFile file(String text) {
    return new YamlFile("actions/restart_line.yaml", text);
  }

  /** With the address of a server of the test's. */
  static HttpDeclaration restartAt(String address) {
    return read(RESTART.replace("https://lines.example.com", address));
  }

  private static HttpDeclaration read(String text) {
    return Declarations.read(file(text)).declaration();
  }
}
