package io.recado.admin.inbox;

import io.recado.retention.Pruning;
import io.recado.settings.Setting;
import org.springframework.stereotype.Component;

/** Words go with the transcript that they stood in. */
@Component
class SearchRetention implements Pruning {

  private static final String DELETE =
      """
      with old as (
        select tenant_id, conversation_id, word from conversation_word
        where said_on < now() - $1::interval order by said_on limit $2
      ), gone as (
        delete from conversation_word w using old
        where w.tenant_id = old.tenant_id and w.conversation_id = old.conversation_id and w.word = old.word
        returning 1
      )
      select count(*) from gone
      """;

  @Override
  public Setting setting() {
    return Setting.KEEP_TRANSCRIPTS;
  }

  @Override
  public String table() {
    return "conversation_word";
  }

  @Override
  public String sql() {
    return DELETE;
  }
}
