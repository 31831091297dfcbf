package io.recado.actions.published;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.action.Proof;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.demo.DemoTenant;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.dialogue.Decision;
import io.recado.dialogue.DialogueEngine;
import io.recado.dialogue.DialogueState;
import io.recado.dialogue.Effect;
import io.recado.dialogue.Situation;
import io.recado.dialogue.SlotValue;
import io.recado.dialogue.YamlFile;
import io.recado.testing.Await;
import io.recado.understanding.Command;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of docs/actions.md, as it stands there: published, and led through by customers. */
@Tag("server")
class RestartRouterTest {

  private static final Situation NOW =
      new Situation("Red Andina", Instant.parse("2026-11-22T15:00:00Z"), "1", null);

  private static WireMockServer server;
  private static PublicationSite site;
  private static TenantBot bot;

  @BeforeAll
  static void start() {
    server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    var example =
        new TenantFiles(Path.of("..", "docs", "examples", "tenant-files")).read(DemoTenant.ID);
    var here = example.actions().stream().map(RestartRouterTest::here).toList();
    var publication = new Publication(here, example.flows(), example.secrets());
    site = new PublicationSite();
    var tenant = site.database.tenant("Red Andina");
    assertThat(Await.value(site.publications().publish(tenant, publication)))
        .isEqualTo(new Publishing.Published(1));
    bot = Await.value(site.bots().of(tenant));
  }

  @AfterAll
  static void stop() {
    site.close();
    server.stop();
  }

  @Test
  void itIsOfferedBesideWhatComesWithRecadoAndNeedsAProof() {
    assertThat(bot.flows().intents()).contains("restart_router", "open_ticket");
    assertThat(bot.flows().titles(Language.GERMAN)).containsValue("Router neu starten");
    assertThat(bot.actions().all())
        .filteredOn(action -> action.name().value().equals("restart_router"))
        .singleElement()
        .satisfies(action -> assertThat(action.proof()).isEqualTo(Proof.CUSTOMER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es | 202 | Listo, el reinicio quedó pedido (orden R-7). Tu conexión vuelve en unos 5 minutos.",
        "en | 202 | Done, the restart is ordered (R-7). You will be back online in about 5 minutes.",
        "de | 202 | Erledigt, der Neustart ist beauftragt (R-7). In etwa 5 Minuten sind Sie wieder online.",
        "es | 404 | No encuentro ningún router a tu nombre que pueda reiniciar.",
        "en | 404 | I cannot find a router of yours that I could restart.",
        "de | 409 | Ihr Router wurde gerade erst neu gestartet. Bitte warten Sie ein paar Minuten.",
        "es | 503 | Tomé nota, pero el sistema de los routers no responde ahora. Lo sigo intentando y te"
            + " aviso por aquí.",
        "de | 500 | Ich habe es notiert, aber das System hinter den Routern antwortet gerade nicht. Ich"
            + " versuche es weiter und melde mich hier."
      })
  void aCustomerIsToldHowItEnded(String language, int status, String words) {
    answers(aResponse().withStatus(status).withBody("{\"order\": \"R-7\", \"minutes\": 5}"));

    assertThat(said(ordered(Language.ofTag(language).orElseThrow()))).contains(words);
    server.verify(postRequestedFor(urlPathMatching("/api/routers/[0-9a-f-]{36}/R2/restart")));
  }

  @Test
  void aCustomerChoosesAmongTheirRouters() {
    answers(aResponse().withStatus(202));

    var engine = new DialogueEngine(bot.flows());
    var started =
        decide(
            engine,
            DialogueState.initial(Language.SPANISH),
            new Command.StartFlow("restart_router"));
    var look = (Effect.LookUp) started.effects().getLast();
    var asked =
        engine.lookedUp(
            started.state(), look.flowRun(), look.step(), found(look, Language.SPANISH), NOW);

    assertThat(said(asked))
        .contains("¿Cuál de tus routers reinicio?", "Router Sala", "Router Taller");
  }

  /** Leads to the action and on with its outcome. */
  private static Decision ordered(Language language) {
    var engine = new DialogueEngine(bot.flows());
    var started =
        decide(engine, DialogueState.initial(language), new Command.StartFlow("restart_router"));
    var look = (Effect.LookUp) started.effects().getLast();
    var asked =
        engine.lookedUp(started.state(), look.flowRun(), look.step(), found(look, language), NOW);
    var state =
        decide(engine, asked.state(), new Command.Choose(button(asked, "Router Taller"))).state();
    state =
        decide(engine, state, new Command.SetSlot("when", new SlotValue.Chosen("now", "ahora")))
            .state();
    var confirmed = decide(engine, state, new Command.Affirm());
    var perform = (Effect.Perform) confirmed.effects().getLast();
    return engine.actionEnded(
        confirmed.state(), perform.flowRun(), perform.step(), outcome(perform, language), NOW);
  }

  private static Decision decide(DialogueEngine engine, DialogueState state, Command command) {
    return engine.decide(state, List.of(command), NOW);
  }

  private static String button(Decision decision, String title) {
    return decision.effects().stream()
        .filter(Effect.Say.class::isInstance)
        .map(say -> ((Effect.Say) say).content())
        .filter(OutboundContent.Choices.class::isInstance)
        .flatMap(choices -> ((OutboundContent.Choices) choices).options().stream())
        .filter(option -> option.title().equals(title))
        .map(OutboundContent.Option::id)
        .findFirst()
        .orElseThrow();
  }

  private static LookupOutcome found(Effect.LookUp look, Language language) {
    var thread = TestThread.imagined();
    var request =
        new LookupRequest(
            thread.tenant(),
            thread.conversation(),
            thread.contact(),
            look.lookup(),
            look.inputs(),
            language,
            new CustomerId(Uuid7.next()));
    return Await.value(bot.actions().lookup(look.lookup()).find(request));
  }

  private static ActionOutcome outcome(Effect.Perform perform, Language language) {
    var thread = TestThread.imagined();
    var request =
        new ActionRequest(
            thread.tenant(),
            thread.conversation(),
            thread.contact(),
            IdempotencyKey.of(thread.conversation(), perform.flowRun(), perform.step()),
            perform.action(),
            perform.inputs(),
            language,
            new CustomerId(Uuid7.next()));
    return Await.value(bot.actions().get(perform.action()).perform(request));
  }

  private static String said(Decision decision) {
    return decision.effects().stream()
        .flatMap(
            effect ->
                effect instanceof Effect.Say(var content) ? Stream.of(content) : Stream.empty())
        .map(OutboundContent::toString)
        .reduce("", String::concat);
  }

  private static void answers(ResponseDefinitionBuilder answer) {
    server.resetAll();
    server.stubFor(post(anyUrl()).willReturn(answer));
    server.stubFor(
        get(anyUrl())
            .willReturn(
                okJson(
                    """
                    {"routers": [{"serial": "R1", "name": "Router Sala", "place": "Sala"},
                                 {"serial": "R2", "name": "Router Taller"}]}
                    """)));
  }

  private static YamlFile here(YamlFile file) {
    return new YamlFile(
        file.name(), file.text().replace("127.0.0.1:28080", "127.0.0.1:" + server.port()));
  }
}
