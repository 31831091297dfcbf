package io.recado.admin.model;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.model.ModelView.ModelSaved;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Which language model reads the tenant's messages. */
@RestController
@RequestMapping("/api/v1/language-model")
class LanguageModelApi {

  private final ModelBoard board;
  private final ModelDesk desk;

  LanguageModelApi(ModelBoard board, ModelDesk desk) {
    this.board = board;
    this.desk = desk;
  }

  /** The installation's, where nobody has said anything else. */
  @Needs(Permission.CONNECT)
  @GetMapping
  Mono<ModelView> languageModel(Caller caller) {
    return board.of(caller.tenant());
  }

  /** Holds for customers within two seconds. A model of one's own is asked for a word first. */
  @Needs(Permission.CONNECT)
  @PutMapping
  Mono<ModelSaved> setLanguageModel(Caller caller, @RequestBody ModelForm form) {
    return desk.set(caller, form)
        .flatMap(
            kept ->
                board.of(caller.tenant()).map(view -> new ModelSaved(view, millis(kept.took()))));
  }

  private static @Nullable Long millis(@Nullable Duration took) {
    return took == null ? null : took.toMillis();
  }
}
