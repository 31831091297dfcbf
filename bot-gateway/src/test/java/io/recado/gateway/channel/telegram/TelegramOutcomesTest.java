package io.recado.gateway.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramOutcomesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'ok':true,'result':{'message_id':42,'new':[]}} | Sent[messageId=42]",
        "{'ok':true,'result':true}                     | Unknown[reason=accepted without a message id]",
        "{'ok':false,'error_code':429,'description':'Too Many Requests','parameters':{'retry_after':5}} | Busy[reach=CHANNEL, after=PT5S, code=429, reason=429 Too Many Requests]",
        "{'ok':false,'error_code':429,'description':'Too Many Requests'} | Busy[reach=CHANNEL, after=PT3S, code=429, reason=429 Too Many Requests]",
        "{'ok':false,'error_code':400,'description':'Bad Request: chat not found'} | Refused[code=400, reason=Bad Request: chat not found]",
        "{'ok':false,'error_code':400,'description':'Bad Request: group chat was upgraded to a supergroup chat','parameters':{'migrate_to_chat_id':-1001}} | Refused[code=400, reason=Bad Request: group chat was upgraded to a supergroup chat]",
        "{'ok':false,'error_code':400,'description':'Bad Request: message text is empty'} | Refused[code=400, reason=Bad Request: message text is empty]",
        "{'ok':false,'error_code':403,'description':'Forbidden: bot was blocked by the user'} | Refused[code=403, reason=Forbidden: bot was blocked by the user]",
        "{'ok':false,'error_code':413,'description':'Request Entity Too Large'} | Refused[code=413, reason=Request Entity Too Large]",
        "{'ok':false,'error_code':401,'description':'Unauthorized'} | ChannelDown[code=401, reason=Unauthorized]",
        "{'ok':false,'error_code':404,'description':'Not Found'} | ChannelDown[code=404, reason=Not Found]",
        "{'ok':false,'error_code':500,'description':'Internal Server Error'} | Later[after=null, reason=500 Internal Server Error]",
        "{'ok':false,'error_code':502,'description':'Bad Gateway'} | Unknown[reason=502 Bad Gateway]",
        "{'ok':false,'error_code':504,'description':'Gateway Timeout'} | Unknown[reason=504 Gateway Timeout]",
        "{'error':'upstream'}                          | Unknown[reason=not the Bot API's]",
        "[]                                            | Unknown[reason=not the Bot API's]",
        "<html>502 Bad Gateway</html>                  | Unknown[reason=an answer that is not JSON]",
        "``                                            | Unknown[reason=not the Bot API's]"
      })
  void answerMeansThisForTheMessage(String body, String outcome) {
    // The apostrophe of a reason is no quote.
    var json = body.replace('\'', '"');

    assertThat(TelegramOutcomes.of(TelegramAnswer.read(json))).hasToString(outcome);
  }
}
