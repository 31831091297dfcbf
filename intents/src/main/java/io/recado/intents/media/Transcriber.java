package io.recado.intents.media;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InvalidRequestException;
import io.recado.conversation.Language;
import io.recado.intents.llm.ModelChoice.Access;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls {@code /audio/transcriptions} (OpenAI API reference: create transcription), once. Not by
 * way of LangChain4j: the border of the parts of its form is always the same, so that a recording
 * which holds it could add fields to the request.
 */
final class Transcriber {

  /** Of a note of some minutes, a hundred times over. */
  private static final long MOST_BYTES = 512 * 1024;

  /** What a server says of a file it cannot read: no fault of the server. */
  private static final Set<Integer> FAULTS_OF_THE_FILE = Set.of(400, 413, 415, 422);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * What is heard; blocks until then, or until it is interrupted.
   *
   * @param language what is spoken; null lets the model find out
   * @throws InvalidRequestException when the recording is refused
   * @throws HttpException for any other refusal
   * @throws IOException when there is no answer, or one of another form
   */
  String transcribe(Access access, Recording recording, @Nullable Language language)
      throws IOException, InterruptedException {
    var form = form(access, recording, language);
    var request =
        HttpRequest.newBuilder(url(access))
            .header("Content-Type", form.contentType())
            .header("Authorization", "Bearer " + access.apiKey())
            .POST(form.publisher())
            .build();
    var answer = http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    if (FAULTS_OF_THE_FILE.contains(answer.statusCode())) {
      throw new InvalidRequestException("HTTP " + answer.statusCode());
    }
    if (answer.statusCode() != 200) {
      throw new HttpException(answer.statusCode(), "refused");
    }
    return text(answer.body());
  }

  private static Multipart form(Access access, Recording recording, @Nullable Language language) {
    var format = recording.format();
    var form =
        new Multipart()
            .field("model", access.model())
            .field("response_format", "json")
            .field("temperature", "0");
    if (language != null) {
      form.field("language", language.code());
    }
    return form.file("file", "note." + format.extension(), format.mimeType(), recording.content());
  }

  private static URI url(Access access) {
    return URI.create(access.baseUrl().toString().replaceAll("/+$", "") + "/audio/transcriptions");
  }

  private static String text(byte[] body) throws IOException {
    try {
      var text = JSON.readTree(body).path("text");
      if (text.isString()) {
        return text.asString();
      }
    } catch (JacksonException malformed) {
      throw new IOException("an answer that is no JSON", malformed);
    }
    throw new IOException("an answer without a text");
  }
}
