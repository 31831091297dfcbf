package io.recado.actions.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.json.JsonText;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BotContentTest {

  @Test
  void whatAnEarlierVersionHasKeptActsAsUsual() {
    var earlier = "{\"flows\": [], \"texts\": {}, \"phrases\": {}}";

    assertThat(JsonText.value(earlier, BotContent.class)).isEqualTo(BotContent.SHIPPED);
  }

  @Test
  void fromWhenOnItActsIsKept() {
    var content = BotContent.SHIPPED.actingFrom(Map.of(Language.GERMAN, 0.6));

    assertThat(JsonText.value(JsonText.text(content), BotContent.class)).isEqualTo(content);
  }
}
