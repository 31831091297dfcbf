package io.recado.admin.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import io.recado.admin.inbox.FoundConversations.Reach;
import io.recado.admin.web.Cursor;
import io.recado.tenant.TenantScope;
import io.recado.testing.Await;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

@Tag("server")
class SearchTest {

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  @Test
  void whatWasSaidIsFoundWhateverTheAccentsAndCapitals() {
    var ana = chat.says("ana", "Se cayó la conexión en Ñuñoa", "¿Desde cuándo?");
    var ben = chat.says("ben", "Die Straße ist länger gesperrt");
    indexed();

    assertThat(found("conexion")).containsExactly(ana);
    assertThat(found("CONEXIÓN nunoa")).containsExactly(ana);
    assertThat(found("cuando")).as("what the bot said").containsExactly(ana);
    assertThat(found("lang")).as("the beginning of a word").containsExactly(ben);
    assertThat(found("conexion länger")).as("all words").isEmpty();
    assertThat(found("la")).as("a short word as it stands").containsExactly(ana);
  }

  @Test
  void whatIsSaidLaterIsFoundToo() {
    var ana = chat.says("ana", "hola");
    indexed();
    chat.says("ana", "mi router parpadea");
    indexed();
    indexed();

    assertThat(found("hola router")).containsExactly(ana);
  }

  @Test
  void foundConversationsAreHeardLastFirstAndNarrowedDown() {
    var ana = chat.says("ana", "antena");
    var ben = chat.waits("ben", "antena");
    var cid = chat.says("cid", "antena");
    indexed();

    assertThat(found("antena")).containsExactly(cid, ben, ana);
    assertThat(found("antena", "&handler=WAITING")).containsExactly(ben);
    assertThat(found("antena", "&limit=1")).containsExactly(cid);
  }

  @Test
  void anotherTenantsWordsAreNotFound() {
    new Chat().says("ana", "palabra");
    indexed();

    assertThat(found("palabra")).isEmpty();
  }

  @Test
  void manyWordsOfOneBeginningInOneConversationHideNoOther() {
    chat.says("ana", "antena antenas antenita");
    chat.says("ben", "antenote");
    indexed();

    assertThat(toSearch(2)).as("both").hasSize(2);
    assertThat(toSearch(1)).as("too many").isEmpty();
    assertThat(found("anten")).hasSize(2);
  }

  @Test
  void whatIsUnreadableHidesNothingBehindIt() {
    chat.says("ana", "hola");
    server.execute(
        chat.tenant(),
        """
        insert into message (tenant_id, conversation_id, at, message_id, author, content)
        select tenant_id, conversation_id, clock_timestamp(), gen_random_uuid(), 'bot', content::jsonb
        from conversation, unnest(array['{"type": "Unheard"}', '{"type": "Text"}']) content
        where tenant_id = $1
        """);
    chat.says("ana", "parpadea");
    indexed();

    assertThat(
            server.texts(
                chat.tenant(),
                "select word from conversation_word where tenant_id = $1 order by 1"))
        .containsExactly("hola", "parpadea");
  }

  @Test
  void numbersOfAnotherClusterAreNoProgress() {
    server.execute(
        chat.tenant(),
        "insert into search_progress (tenant_id, transaction) values ($1, 1::bigint << 60)");
    var ana = chat.says("ana", "restaurado");
    indexed();

    assertThat(found("restaurado")).containsExactly(ana);
  }

  @Test
  void whatHasNoWordsNarrowsNothingDown() {
    var ana = chat.says("ana", "hola");

    assertThat(found(" ")).containsExactly(ana);
    assertThat(found("?!")).containsExactly(ana);
  }

  /** Otherwise all that were ever heard would be looked through for words that never meet. */
  @Test
  void ofTwoWordsThatManySaidThoseAreLookedAtThatSaidBoth() {
    chat.says("ana", "fibra");
    chat.says("ben", "fibra");
    chat.says("cid", "cobre");
    var dan = chat.says("dan", "cobre y fibra");
    indexed();

    var both =
        server.texts(
            chat.tenant(),
            "select unnest(conversations_of_two_words("
                + "$1, array['fibra', 'cobre'], array['fibrb', 'cobrf'], 1))::text");

    assertThat(both).containsExactly(dan.toString());
    assertThat(found("fibra cobre")).containsExactly(dan);
  }

  /** More than are looked up one by one. */
  @Test
  void whatManySaidIsFoundPageByPageAsItWasHeard() {
    chat.says("ana", "hola");
    manySay("fibra", 1100);

    assertThat(names("fibra", "&limit=2")).containsExactly("1", "2");
    assertThat(namesBehind("fibra", "&limit=2")).containsExactly("3", "4");
    assertThat(names("fibra plata", "&limit=2")).containsExactly("2", "4");
    assertThat(namesBehind("fibra plata", "&limit=2")).containsExactly("6", "8");
    assertThat(names("cobre plata", "")).as("never both but by the last").containsExactly("1100");
  }

  /** Odd ones say "cobre", even ones "plata", all "fibra", and the last all three. */
  @ParameterizedTest
  @CsvSource({
    "500, 3000, 200, 1000",
    "1, 3000, 2, 10",
    "1, 1, 2, 100",
    "1, 1, 100, 100",
    "1, 1, 1, 1",
    "3, 25, 1, 1"
  })
  void whicheverWayIsGoneTheSameIsFound(int rare, int occasional, int glance, int recent) {
    chat.says("ana", "hola");
    manySay("fibra", 40);
    var ways =
        new FoundConversations(
            server.bean(DatabaseClient.class), new Reach(rare, occasional, glance, recent));

    assertThat(places(ways, "fibra", null)).containsExactly(1, 2, 3);
    assertThat(places(ways, "fib pla", null)).containsExactly(2, 4, 6);
    assertThat(places(ways, "plata fibra", 6)).containsExactly(8, 10, 12);
    assertThat(places(ways, "cobre plata", null)).containsExactly(40);
    assertThat(places(ways, "cobre plata fibra", null)).containsExactly(40);
    assertThat(places(ways, "fibra oro", null)).isEmpty();
  }

  @Test
  void theLineIsToldThatWasFound() {
    chat.says("ana", "Hola");
    chat.says("ana", "desde ayer no hay CONEXIÓN en casa y el router parpadea");
    chat.says("ana", "gracias por nada");
    indexed();

    var line = agent.get("/api/v1/conversations?q=conex+casa").get("items").get(0).get("found");

    assertThat(line.get("author").asString()).isEqualTo("CUSTOMER");
    var stretches = line.get("stretches");
    assertThat(stretches.valueStream().map(one -> one.get("text").asString()))
        .containsExactly("desde ayer no hay ", "CONEXIÓN", " en ", "casa", " y el router parpadea");
    assertThat(stretches.valueStream().map(one -> one.get("hit").asBoolean()))
        .containsExactly(false, true, false, true, false);
    assertThat(agent.get("/api/v1/conversations").get("items").get(0).get("found").isNull())
        .isTrue();
  }

  /** What is ASCII is looked through by the database. */
  @Test
  void theLineIsToldWhateverItsCapitals() {
    chat.says("ana", "EL ROUTER NO ANDA");
    chat.says("ana", "no es el modem");
    indexed();

    var line = agent.get("/api/v1/conversations?q=router").get("items").get(0).get("found");

    assertThat(line.get("stretches").valueStream().map(one -> one.get("text").asString()))
        .containsExactly("EL ", "ROUTER", " NO ANDA");
  }

  @Test
  void ofALongLineIsToldWhatStandsAroundTheWord() {
    var before = "palabras ".repeat(20);
    chat.says("ana", before + "la antena\nnueva " + "más ".repeat(60));
    indexed();

    var stretches =
        agent
            .get("/api/v1/conversations?q=antena")
            .get("items")
            .get(0)
            .get("found")
            .get("stretches");

    var text =
        stretches
            .valueStream()
            .map(one -> one.get("text").asString())
            .collect(Collectors.joining());
    assertThat(text).startsWith("…palabras").contains("la antena nueva más").endsWith(" más…");
    assertThat(text.length()).isLessThan(130);
  }

  private List<String> toSearch(int most) {
    return server.texts(
        chat.tenant(),
        "select unnest(conversations_of_rarest_word($1, array['anten'], array['anteo'], %d))::text"
            .formatted(most));
  }

  /**
   * By contacts 1, 2 and so on, heard one before the other; odd ones say "cobre", even ones
   * "plata", the last both.
   */
  private void manySay(String word, int conversations) {
    server.execute(
        chat.tenant(),
        """
        with known as (select channel_id, dialogue from conversation where tenant_id = $1),
        many as materialized (select gen_random_uuid() as id, n from generate_series(1, %2$d) n),
        people as (insert into contact (tenant_id, contact_id, name) select $1, id, n::text from many),
        heard as (
          insert into conversation (tenant_id, conversation_id, channel_id, contact_id, address, dialogue, last_heard_at)
          select $1, id, channel_id, id, '', dialogue, now() - n * interval '1 minute' from many, known)
        insert into conversation_word (tenant_id, conversation_id, word, said_on)
        select $1, id, word, current_date from many, unnest(array['%1$s', 'cobre', 'plata']) word
        where word = '%1$s' or n = %2$d or n %% 2 = case word when 'cobre' then 1 else 0 end
        """
            .formatted(word, conversations));
  }

  /** By their names, two and one more. */
  private List<Integer> places(FoundConversations ways, String words, @Nullable Integer behind) {
    var after = behind == null ? null : cursor(behind);
    var query = new InboxQuery(null, null, null, null, null, SearchTerms.typed(words), after, 2);
    var found =
        Await.value(
            server
                .bean(TenantScope.class)
                .inTenant(chat.tenant(), () -> ways.page(chat.tenant(), query)));
    return found.stream().map(this::place).toList();
  }

  private int place(UUID conversation) {
    return Integer.parseInt(text("co.name", "c.conversation_id::text = '" + conversation + "'"));
  }

  private Cursor cursor(int place) {
    var of = "co.name = '" + place + "'";
    return new Cursor(
        Instant.parse(
            text(
                "to_char(c.last_heard_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
                of)),
        UUID.fromString(text("c.conversation_id::text", of)));
  }

  private String text(String column, String which) {
    return server
        .texts(
            chat.tenant(),
            "select %s from conversation c join contact co using (tenant_id, contact_id) where tenant_id = $1 and %s"
                .formatted(column, which))
        .getFirst();
  }

  private List<String> names(String words, String rest) {
    return names(agent.get("/api/v1/conversations?q=" + encoded(words) + rest));
  }

  /** Of the page behind the first. */
  private List<String> namesBehind(String words, String rest) {
    var asked = "/api/v1/conversations?q=" + encoded(words) + rest;
    return names(agent.get(asked + "&cursor=" + agent.get(asked).get("next").asString()));
  }

  private static List<String> names(JsonNode page) {
    return page.get("items").valueStream().map(item -> item.get("name").asString()).toList();
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  /** Followed is what is behind every transaction under way, other tests' among them. */
  private void indexed() {
    do {
      Await.done(server.bean(SearchIndex.class).run());
    } while (isBehind());
  }

  private boolean isBehind() {
    return !server
        .texts(
            chat.tenant(),
            """
            select conversation_id::text from inbox_change c where tenant_id = $1 and transaction >
              coalesce((select transaction from search_progress p where p.tenant_id = c.tenant_id), 0)
            """)
        .isEmpty();
  }

  private List<UUID> found(String words) {
    return found(words, "");
  }

  private List<UUID> found(String words, String rest) {
    return agent
        .get("/api/v1/conversations?q=" + encoded(words) + rest)
        .get("items")
        .valueStream()
        .map(item -> UUID.fromString(item.get("id").asString()))
        .toList();
  }
}
