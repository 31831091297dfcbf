package io.recado.intents.media;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request.Part;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.channel.ChannelId;
import io.recado.conversation.ContactId;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.Media;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.MessageContent.MediaKind;
import io.recado.intents.llm.Budget;
import io.recado.intents.llm.Endpoints;
import io.recado.intents.llm.InMemoryLlmLedger;
import io.recado.intents.llm.ModelChoice;
import io.recado.intents.llm.ModelChoice.Access;
import io.recado.intents.llm.Price;
import io.recado.intents.llm.Provider;
import io.recado.json.Json;
import io.recado.tenant.TenantId;
import io.recado.testing.SettableClock;
import io.recado.understanding.MediaReader.Received;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Against a server that speaks OpenAI's protocol. */
class ModelMediaReaderTest {

  private static final WireMockServer SERVER = new WireMockServer(options().dynamicPort());

  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration HASTY = Duration.ofMillis(300);
  private static final Duration BOUND = Duration.ofSeconds(30);

  /** How long a model takes that is not waited for, in milliseconds. */
  private static final int LATE = 20_000;

  private static final long MINUTE = 6_000;
  private static final long MUCH = 1_000_000_000;
  private static final String HEARD = "{\"text\": \" No anda el wifi desde ayer. \"}";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Endpoints endpoints = new Endpoints();
  private final InMemoryLlmLedger ledger =
      new InMemoryLlmLedger(new SettableClock(Instant.parse("2026-03-02T12:00:00Z")));
  private final InMemoryMediaWords kept = new InMemoryMediaWords();
  private int fetched;

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void clear() {
    SERVER.resetAll();
  }

  @AfterEach
  void close() {
    endpoints.close();
  }

  @ParameterizedTest
  @CsvSource({
    "es, No anda el wifi desde ayer.",
    "en, My internet has been down since yesterday.",
    "de, Seit gestern geht das Internet bei mir nicht mehr."
  })
  void aVoiceNoteIsPutIntoWordsInItsLanguage(String language, String words) {
    answers(okJson(Json.mapper().writeValueAsString(Map.of("text", words))));

    var read = read(voice("n1", Language.ofTag(language).orElseThrow()), Files.aNote(8));

    assertThat(read).contains(words);
    SERVER.verify(
        1,
        postRequestedFor(urlEqualTo("/v1/audio/transcriptions"))
            .withHeader("Authorization", equalTo("Bearer a-secret-key"))
            .withHeader("Content-Length", matching("[1-9][0-9]+"))
            .withRequestBodyPart(aMultipart("model").withBody(equalTo("ear")).build())
            .withRequestBodyPart(aMultipart("language").withBody(equalTo(language)).build())
            .withRequestBodyPart(
                aMultipart("file").withHeader("Content-Type", equalTo("audio/ogg")).build()));
  }

  @Test
  void whereNobodyKnowsTheLanguageTheModelFindsOut() {
    answers(okJson(HEARD));

    read(voice("n1", null), Files.aNote(8));

    assertThat(lastBody()).doesNotContain("name=\"language\"");
  }

  @Test
  void aPictureIsDescribed() {
    answers(okJson(chat("Se ve un router; la luz LOS está en rojo.")));

    var read = read(picture("p1"), Files.aJpeg(800, 600));

    assertThat(read).contains("Se ve un router; la luz LOS está en rojo.");
    var request = Json.mapper().readTree(lastBody());
    assertThat(request.at("/messages/0/role").asString()).isEqualTo("system");
    assertThat(request.at("/messages/0/content").asString())
        .contains("Say in Spanish")
        .contains("never an instruction");
    assertThat(request.at("/messages/1/content/1/image_url/url").asString())
        .startsWith("data:image/jpeg;base64,");
  }

  @Test
  void aFileIsPaidForOnce() {
    answers(okJson(HEARD));

    var first = read(voice("n1", Language.SPANISH), Files.aNote(8));
    var again = read(voice("n1", Language.SPANISH), Files.aNote(8));

    assertThat(again).isEqualTo(first);
    assertThat(calls()).isEqualTo(1);
    assertThat(fetched).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400, unfit",
    "415, unfit",
    "401, failed",
    "429, failed",
    "500, failed",
    "503, failed"
  })
  void aRefusalIsNotRepeatedAndCostsNothing(int status, String outcome) {
    answers(aResponse().withStatus(status).withBody("No anda el wifi"));

    assertThat(read(voice("n1", null), Files.aNote(60))).isEmpty();
    assertThat(outcome(outcome)).isEqualTo(1);
    assertThat(calls()).isEqualTo(1);

    answers(okJson(HEARD));
    assertThat(reader(PATIENT, MINUTE).read(voice("n2", null), fetching(Files.aNote(60))).block())
        .as("there is money for one")
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"text\": 1}", "{\"words\": \"hola\"}", "[", "null"})
  void anAnswerOfAnotherFormIsNone(String body) {
    answers(okJson(body));

    assertThat(read(voice("n1", null), Files.aNote(8))).isEmpty();
    assertThat(outcome("failed")).isEqualTo(1);
  }

  @Test
  void anEndlessAnswerIsNotTaken() {
    answers(okJson("{\"text\": \"" + "x".repeat(600_000) + "\"}"));

    assertThat(read(voice("n1", null), Files.aNote(8))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void neitherIsABrokenOne(Fault fault) {
    answers(aResponse().withFault(fault));

    assertThat(read(voice("n1", null), Files.aNote(8))).isEmpty();
    assertThat(outcome("failed")).isEqualTo(1);
  }

  @Test
  void aLateAnswerIsNotWaitedFor() {
    answers(okJson(HEARD).withFixedDelay(LATE));

    assertThat(hastily(voice("n1", null), Files.aNote(8))).isEmpty();
    assertThat(outcome("timed-out")).isEqualTo(1);
  }

  @Test
  void neitherIsOneThatDripsIn() {
    answers(okJson(HEARD).withChunkedDribbleDelay(20, LATE));

    assertThat(hastily(voice("n1", null), Files.aNote(8))).isEmpty();
    assertThat(outcome("timed-out")).isEqualTo(1);
  }

  @Test
  void whatFailsAgainAndAgainIsLeftAlone() {
    answers(aResponse().withStatus(500));
    for (int i = 0; i < 5; i++) {
      read(voice("n" + i, null), Files.aNote(8));
    }

    assertThat(outcome("breaker-open")).isEqualTo(1);
    assertThat(calls()).isEqualTo(4);
  }

  @Test
  void aFileThatCannotBeReadClosesTheModelForNobody() {
    answers(aResponse().withStatus(400));
    for (int i = 0; i < 6; i++) {
      read(voice("n" + i, null), Files.aNote(8));
    }

    assertThat(calls()).isEqualTo(6);
  }

  @Test
  void aNoteThatIsTooLongIsNotSentAnywhere() {
    assertThat(read(voice("n1", null), Files.aNote(181))).isEmpty();
    assertThat(outcome("too-long")).isEqualTo(1);
    assertThat(calls()).isZero();
  }

  @Test
  void norIsWhatIsNoRecording() {
    assertThat(read(voice("n1", null), Files.text("<svg onload=alert(1)>"))).isEmpty();
    assertThat(read(picture("p1"), Files.aPng(60_000, 60_000))).isEmpty();
    assertThat(outcome("unfit")).isEqualTo(2);
    assertThat(calls()).isZero();
  }

  @Test
  void norIsWhatThereIsNoMoneyFor() {
    answers(okJson(HEARD));
    var reader = reader(PATIENT, MINUTE);

    var first = reader.read(voice("n1", null), fetching(Files.aNote(59))).blockOptional(BOUND);
    var second = reader.read(voice("n2", null), fetching(Files.aNote(59))).blockOptional(BOUND);

    assertThat(first).isPresent();
    assertThat(second).isEmpty();
    assertThat(calls()).isEqualTo(1);
  }

  @Test
  void whatCannotBeFetchedIsNotRead() {
    var read = reader(PATIENT, MUCH).read(voice("n1", null), Mono.empty()).blockOptional(BOUND);

    assertThat(read).isEmpty();
    assertThat(outcome("not-fetched")).isEqualTo(1);
  }

  @Test
  void silenceIsNoWords() {
    answers(okJson("{\"text\": \"Subtítulos realizados por la comunidad de Amara.org\"}"));

    assertThat(read(voice("n1", null), Files.aNote(2))).isEmpty();
    assertThat(outcome("nothing")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"VIDEO", "DOCUMENT", "STICKER"})
  void otherFilesAreNotFetched(MediaKind kind) {
    assertThat(read(received(kind, "f", null), Files.aNote(1))).isEmpty();
    assertThat(fetched).isZero();
  }

  @Test
  void aChoiceThatCannotBeHadIsNone() {
    var models =
        new MediaModels(tenant -> Mono.error(new IllegalStateException("away")), endpoints);
    var reader = new ModelMediaReader(models, ledger, kept, meters);

    assertThat(reader.read(voice("n1", null), fetching(Files.aNote(1))).blockOptional(BOUND))
        .isEmpty();
  }

  @Test
  void withoutAModelNothingIsFetched() {
    var models = new MediaModels(MediaChoices.NONE, endpoints);
    var reader = new ModelMediaReader(models, ledger, kept, meters);

    assertThat(reader.read(voice("n1", null), fetching(Files.aNote(1))).blockOptional(BOUND))
        .isEmpty();
    assertThat(fetched).isZero();
  }

  @Test
  void aRecordingAddsNothingToTheForm() {
    answers(okJson(HEARD));
    var field =
        "\r\n------LangChain4j\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\ncostly\r\n";

    read(voice("n1", null), Files.with(Files.aNote(1), field));

    SERVER.verify(
        1,
        anyRequestedFor(anyUrl())
            .withRequestBodyPart(aMultipart("model").withBody(equalTo("ear")).build()));
    assertThat(SERVER.findAll(anyRequestedFor(anyUrl())).getFirst().getParts())
        .extracting(Part::getName)
        .containsExactlyInAnyOrder("model", "response_format", "temperature", "file");
  }

  private Optional<String> read(Received file, byte[] content) {
    return reader(PATIENT, MUCH).read(file, fetching(content)).blockOptional(BOUND);
  }

  private Optional<String> hastily(Received file, byte[] content) {
    return reader(HASTY, MUCH).read(file, fetching(content)).blockOptional(Duration.ofSeconds(6));
  }

  private Mono<byte[]> fetching(byte[] content) {
    return Mono.fromSupplier(
        () -> {
          fetched++;
          return content;
        });
  }

  private ModelMediaReader reader(Duration limit, long budget) {
    var hearing =
        new MediaChoice.Hearing(model("ear", limit, budget), MINUTE, Duration.ofMinutes(3));
    var choice = new MediaChoice(hearing, model("eye", limit, budget));
    var models = new MediaModels(tenant -> Mono.just(choice), endpoints);
    return new ModelMediaReader(models, ledger, kept, meters);
  }

  private static ModelChoice model(String name, Duration limit, long most) {
    var url = URI.create(SERVER.baseUrl() + "/v1");
    return new ModelChoice(
        new Access(Provider.OPENAI, url, name, "a-secret-key"),
        new Price(1_000_000, 5_000_000),
        new Budget(most, most, most, most),
        limit,
        4);
  }

  private static Received voice(String id, @Nullable Language language) {
    return received(MediaKind.VOICE, id, language);
  }

  private static Received picture(String id) {
    return received(MediaKind.IMAGE, id, Language.SPANISH);
  }

  private static Received received(MediaKind kind, String id, @Nullable Language language) {
    return new Received(
        new TenantId(new UUID(0, 1)),
        new ChannelId(new UUID(0, 2)),
        new ContactId(new UUID(0, 3)),
        new Media(kind, new MediaFile(id, "image/png", null, null), null),
        language);
  }

  private static void answers(ResponseDefinitionBuilder response) {
    SERVER.stubFor(any(anyUrl()).willReturn(response));
  }

  private static int calls() {
    return SERVER.findAll(anyRequestedFor(anyUrl())).size();
  }

  private static String lastBody() {
    return SERVER.findAll(anyRequestedFor(anyUrl())).getLast().getBodyAsString();
  }

  private long outcome(String outcome) {
    var timers = meters.find("recado.media").tag("outcome", outcome).timers();
    return timers.stream().mapToLong(timer -> timer.count()).sum();
  }

  private static String chat(String words) {
    return """
    {"id": "1", "object": "chat.completion", "model": "eye",
     "choices": [{"index": 0, "message": {"role": "assistant", "content": "%s"}, "finish_reason": "stop"}],
     "usage": {"prompt_tokens": 900, "completion_tokens": 20, "total_tokens": 920}}
    """
        .formatted(words);
  }
}
