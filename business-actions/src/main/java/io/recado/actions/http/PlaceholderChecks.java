package io.recado.actions.http;

import io.recado.action.Proof;
import io.recado.actions.http.DeclarationProblem.Code;
import io.recado.actions.http.Declarations.Found;
import io.recado.actions.http.DeclaredResult.Meaning;
import io.recado.actions.http.DeclaredResult.Reference;
import io.recado.dialogue.Section;
import java.util.stream.Stream;

/** Whether everything that is to be filled in can be, and may stand where it stands. */
final class PlaceholderChecks {

  private final HttpDeclaration declaration;
  private final Found found;

  PlaceholderChecks(HttpDeclaration declaration, Found found) {
    this.declaration = declaration;
    this.found = found;
  }

  /**
   * @param top for the lines
   */
  void check(Section top) {
    var request = declaration.request();
    int url = top.sectionIfAny("request", "request").line("url");
    int headers = top.sectionIfAny("request", "request").line("headers");
    int body = top.sectionIfAny("request", "request").line("body");
    request.url().placeholders().forEach(place -> check(place, url, Where.URL));
    request.headers().values().stream()
        .flatMap(template -> template.placeholders().stream())
        .forEach(place -> check(place, headers, Where.HEADER));
    Stream.ofNullable(request.body())
        .flatMap(BodyTemplate::texts)
        .flatMap(template -> template.placeholders().stream())
        .forEach(place -> check(place, body, Where.BODY));
    references().forEach(place -> check(place, top.line("results"), Where.REFERENCE));
  }

  private Stream<Placeholder> references() {
    return declaration.results().stream()
        .map(DeclaredResult::meaning)
        .filter(Meaning.Happened.class::isInstance)
        .map(meaning -> ((Meaning.Happened) meaning).reference())
        .filter(Reference.OfRequest.class::isInstance)
        .flatMap(reference -> ((Reference.OfRequest) reference).text().placeholders().stream());
  }

  private void check(Placeholder place, int line, Where where) {
    switch (place) {
      case Placeholder.OfInput(var name) -> {
        if (!declaration.inputs().containsKey(name)) {
          found.at(Code.PLACEHOLDER, line, "there is no input \"%s\"".formatted(name));
        }
        if (where == Where.HEADER) {
          found.at(Code.PLACEHOLDER, line, "nothing a customer says stands in a header");
        }
      }
      case Placeholder.OfSecret _ -> {
        if (where == Where.URL || where == Where.REFERENCE) {
          found.at(Code.PLACEHOLDER, line, "secrets stand in headers and the body alone");
        }
      }
      case Placeholder.OfCustomer() -> {
        if (declaration.proof() != Proof.CUSTOMER) {
          found.at(Code.PLACEHOLDER, line, "{customer} needs proof: customer");
        }
      }
      case Placeholder.Unknown(var text) ->
          found.at(
              Code.PLACEHOLDER,
              line,
              "{%s} is none of {input.…}, {secret.…} and {customer}".formatted(text));
    }
  }

  private enum Where {
    URL,
    HEADER,
    BODY,
    REFERENCE
  }
}
