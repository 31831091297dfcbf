package io.recado.admin.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import io.recado.testing.Await;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

@Tag("server")
class CustomerImportTest {

  private static final String IMPORT = "/api/v1/customers/import";

  private static final String TABLE =
      """
      Número;Nombre;Teléfono;Correo;Verificado;Idioma
      C-1;"Pérez; Ana";9 6123 4567;ana@example.com;sí;es
      C-2;Ben;+1 202 555 0123;;no;en
      """;

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void aTableOfASpreadsheetIsTakenInAndAgainChangesNothing() {
    var first = imported(TABLE, false);
    var again = imported(TABLE, false);

    assertThat(told(first)).isEqualTo("true 2 0 0");
    assertThat(told(again)).isEqualTo("true 0 0 2");
    assertThat(rows())
        .containsExactly(
            "C-1 Pérez; Ana +56961234567 ana@example.com true es",
            "C-2 Ben +12025550123 - false en");
    assertThat(audited()).isEqualTo(List.of("customer.created C-1", "customer.created C-2"));
  }

  @Test
  void aTableThatIsSentTwiceAtOnceIsTakenInOnce() {
    var both =
        Flux.range(0, 2)
            .flatMap(
                _ ->
                    Mono.fromCallable(() -> told(imported(TABLE, false)))
                        .subscribeOn(Schedulers.boundedElastic()));

    assertThat(Await.all(both)).containsExactlyInAnyOrder("true 2 0 0", "true 0 0 2");
  }

  @Test
  void aDryRunTellsAndDoesNothing() {
    assertThat(told(imported(TABLE, true))).isEqualTo("false 2 0 0");

    assertThat(rows()).isEmpty();
    assertThat(audited()).isEmpty();
  }

  @Test
  void whoIsThereIsChangedByTheNumberAsFarAsTheTableSays() {
    imported(TABLE, false);

    var told = told(imported("number,name\nc-1,Ana\nC-2,Ben\nC-3,Cid", false));
    imported("number,name,email\nC-1,Ana,other@example.com", false);

    assertThat(told).isEqualTo("true 1 1 1");
    assertThat(rows())
        .containsExactly(
            "C-1 Ana +56961234567 other@example.com false es",
            "C-2 Ben +12025550123 - false en",
            "C-3 Cid - - false es");
  }

  @Test
  void nothingIsDoneWhereAnythingIsWrongAndEachLineIsTold() {
    var done = imported(TABLE + "C-3;;12;a b;vielleicht;fr\n\nc-1;Ana;;;;\n\"C-4;Ana\n", false);

    assertThat(done.get("applied").asBoolean()).isFalse();
    assertThat(problems(done))
        .containsExactly(
            "4 NAME_WRONG",
            "4 PHONE_WRONG",
            "4 EMAIL_WRONG",
            "4 VERIFIED_WRONG",
            "4 LANGUAGE_WRONG",
            "6 NUMBER_TWICE",
            "7 QUOTES");
    assertThat(rows()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name|1 COLUMN_MISSING",
        "number,name,iban|1 COLUMN_UNKNOWN",
        "number,name,Name|1 COLUMN_TWICE",
        "number,name,\"email|1 QUOTES",
        "',,'|1 COLUMN_MISSING"
      })
  void aTableWhoseColumnsAreNotKnownIsNotRead(String heading, String problem) {
    var first = imported(heading, false).get("problems").get(0);

    assertThat(first.get("line").asInt() + " " + first.get("code").asString()).isEqualTo(problem);
  }

  @Test
  void whatCustomersSignInWithIsAddedToWhatTheyHave() {
    errands.passwordSystem("Portal");
    imported("number,name,login\nC-1,Ana,ana\nC-2,Ben,", false);
    errands.passwordSystem("Correo");

    var more = "number,name,usuario,sistema\nC-1,Ana,ana,portal\nC-2,Ben,ben@b.cl,CORREO";
    var tried = imported(more, true);
    var done = imported(more, false);
    var again = imported(more, false);

    assertThat(told(done)).isEqualTo("true 0 0 2");
    assertThat(List.of(tried, done, again))
        .extracting(one -> one.get("logins").asInt())
        .containsExactly(1, 1, 0);
    assertThat(logins()).containsExactly("C-1 Portal ana", "C-2 Correo ben@b.cl");
  }

  @Test
  void aLoginThatCannotBeHadIsToldByItsLine() {
    errands.passwordSystem("Portal");
    errands.passwordSystem("Correo");
    imported("number,name,login,system\nC-1,Ana,ana,Portal", false);

    var done =
        imported(
            """
            number,name,login,system
            C-2,Ben,ana,Portal
            C-3,Cid,cid,
            C-4,Dan,dan,Gopher
            C-5,Eva,x,Correo
            C-6,Fin,x,correo
            C-7,Gil,%s,Correo
            """
                .formatted("x".repeat(255)),
            false);

    assertThat(problems(done)).containsExactly("7 LOGIN_WRONG");
    var shorter = "number,name,login,system\nC-2,Ben,ana,Portal\nC-3,Cid,cid,\nC-4,Dan,dan,Gopher";
    assertThat(problems(imported(shorter + "\nC-5,Eva,x,Correo\nC-6,Fin,x,correo", false)))
        .containsExactly(
            "2 LOGIN_TAKEN",
            "3 SYSTEM_UNKNOWN",
            "4 SYSTEM_UNKNOWN",
            "5 LOGIN_TWICE",
            "6 LOGIN_TWICE");
    assertThat(rows()).hasSize(1);
  }

  @Test
  void aTableOfManyIsTakenAndOneOfMoreIsNot() {
    var many = new StringBuilder("number,name,phone,email\n");
    for (int i = 0; i < 5_001; i++) {
      many.append(i)
          .append(",Somebody with quite a long name,,")
          .append(i)
          .append("@example.com\n");
    }
    var most = many.substring(0, many.lastIndexOf("\n", many.length() - 2));

    assertThat(imported(many.toString(), false).get("problems").get(0).get("code").asString())
        .isEqualTo("TOO_MANY_LINES");
    assertThat(told(imported(most, false))).isEqualTo("true 5000 0 0");
    owner
        .asks("POST", IMPORT, Map.of("csv", "x".repeat(1_100_000), "dryRun", true))
        .expectStatus()
        .isEqualTo(413);
  }

  private JsonNode imported(String csv, boolean dryRun) {
    var wish = new HashMap<String, Object>(Map.of("csv", csv, "dryRun", dryRun));
    wish.put("country", "CL");
    return owner.does("POST", IMPORT, wish);
  }

  private static List<String> problems(JsonNode done) {
    return done.get("problems")
        .valueStream()
        .map(one -> one.get("line").asInt() + " " + one.get("code").asString())
        .toList();
  }

  private List<String> logins() {
    return server.texts(
        chat.tenant(),
        """
        select k.number || ' ' || s.name || ' ' || a.login from access_account a join customer k using (tenant_id, customer_id)
        join password_system s using (tenant_id, system_id) where a.tenant_id = $1 order by 1
        """);
  }

  private static String told(JsonNode done) {
    return "%s %s %s %s"
        .formatted(
            done.get("applied"), done.get("added"), done.get("changed"), done.get("unchanged"));
  }

  private List<String> rows() {
    return server.texts(
        chat.tenant(),
        "select concat_ws(' ', number, name, coalesce(phone, '-'), coalesce(email, '-'),"
            + " case when email_verified_at is null then 'false' else 'true' end, language)"
            + " from customer where tenant_id = $1 order by number");
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action || ' ' || reference from audit_entry where tenant_id = $1 and actor_kind = 'agent'"
            + " order by reference");
  }
}
