package io.recado.intents.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.egress.Egress;
import io.recado.egress.TestEgress;
import io.recado.intents.llm.ModelCheck.Reason;
import io.recado.intents.llm.ModelCheck.Verdict;
import io.recado.intents.llm.ModelCheck.Verdict.Answers;
import io.recado.intents.llm.ModelCheck.Verdict.Refused;
import io.recado.settings.Settings;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelCheckTest {

  private static final Duration PATIENT = Duration.ofSeconds(20);

  @ParameterizedTest
  @EnumSource
  void aModelThatAnswersInTheFormIsFit(Provider provider) {
    try (var model = new ScriptedModel(provider)) {
      model.says("{\"ready\": true}");

      assertThat(check(model)).isInstanceOf(Answers.class);
      assertThat(model.calls()).isEqualTo(1);
      assertThat(model.lastRequest().toString()).as("the schema is sent").contains("\"ready\"");
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneThatTalksIsNot(Provider provider) {
    try (var model = new ScriptedModel(provider)) {
      model.says("I am ready!");

      assertThat(check(model)).isEqualTo(new Refused(Reason.FORM, "no_json"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI, 401, KEY", "ANTHROPIC, 401, KEY", "GEMINI, 403, KEY", "OPENAI, 404, MODEL",
    "OLLAMA, 404, MODEL", "GEMINI, 404, MODEL", "OPENAI, 400, FORM", "OPENAI, 302, AWAY",
    "OPENAI, 429, AWAY", "ANTHROPIC, 529, AWAY", "OLLAMA, 500, AWAY"
  })
  void refusalsAreToldApart(Provider provider, int status, Reason why) {
    try (var model = new ScriptedModel(provider)) {
      model.fails(status);

      assertThat(check(model)).isEqualTo(new Refused(why, "status_" + status));
    }
  }

  @Test
  void geminiRefusesAKeyByAnotherStatus() {
    try (var model = new ScriptedModel(Provider.GEMINI)) {
      var body =
          """
          {"error": {"code": 400, "message": "API key not valid.", "status": "INVALID_ARGUMENT",
            "details": [{"reason": "API_KEY_INVALID"}]}}
          """;
      model.always(aResponse().withStatus(400).withBody(body));

      assertThat(check(model)).isEqualTo(new Refused(Reason.KEY, "status_400"));
    }
  }

  @Test
  void whatIsNoModelAtAllIsNotFit() {
    try (var model = new ScriptedModel(Provider.OPENAI)) {
      model.always(aResponse().withStatus(200).withBody("<h1>It works!</h1>"));

      assertThat(check(model)).isEqualTo(new Refused(Reason.FORM, "not_understood"));
    }
  }

  @Test
  void whoIsAnsweredWithAKeyOnlyIsNotAskedWithoutOne() {
    try (var model = new ScriptedModel(Provider.ANTHROPIC)) {
      var check = new ModelCheck(TestEgress.toThisMachine(PATIENT));

      assertThat(Await.value(check.of(model.access(""))))
          .isEqualTo(new Refused(Reason.KEY, "no_key"));
      assertThat(model.calls()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatOnlyWeCanReachIsNotAsked(Provider provider) {
    try (var model = new ScriptedModel(provider)) {
      var overHttp = Egress.of(Settings.of(Map.of("RECADO_EGRESS_PLAIN_HTTP", "yes")));
      var overHttps = Egress.of(Settings.of(Map.of()));

      for (var egress : new Egress[] {overHttp, overHttps}) {
        assertThat(Await.value(new ModelCheck(egress).of(model.access("a-key"))))
            .isEqualTo(new Refused(Reason.ADDRESS, "address"));
      }
      assertThat(model.calls()).isZero();
    }
  }

  private static Verdict check(ScriptedModel model) {
    return Await.value(new ModelCheck(TestEgress.toThisMachine(PATIENT)).of(model.access("a-key")));
  }
}
