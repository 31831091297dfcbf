package io.recado.gateway.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.MessageContent;
import io.recado.conversation.MessageContent.Choice;
import io.recado.conversation.MessageContent.Contacts;
import io.recado.conversation.MessageContent.Edited;
import io.recado.conversation.MessageContent.Form;
import io.recado.conversation.MessageContent.Media;
import io.recado.conversation.MessageContent.Notice;
import io.recado.conversation.MessageContent.Order;
import io.recado.conversation.MessageContent.Reaction;
import io.recado.conversation.MessageContent.SharedContact;
import io.recado.conversation.MessageContent.Started;
import io.recado.conversation.MessageContent.Text;
import io.recado.conversation.MessageContent.Unsupported;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.ChannelNotice;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.InboundEvent.DeliveryReceipt;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.journal.InboundEvent.Failure;
import io.recado.journal.InboundEvent.PersonSpoke;
import io.recado.journal.InboundEvent.Remedy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the samples do not show: contents, people, times and fields in cases of their own. */
class WhatsAppInboundTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String PHONE = "5491100000000";
  private static final String BSUID = "AR.13491208655302741918";

  private final WhatsAppInbound inbound = new WhatsAppInbound(Clock.fixed(NOW, ZoneOffset.UTC));

  static Stream<Object[]> contents() {
    return Stream.of(
        new Object[] {"'type':'text','text':{'body':'hola'}", new Text("hola")},
        new Object[] {"'type':'text','text':{}", new Unsupported("text")},
        new Object[] {"'type':'text','text':{'body':'a\\u0000b\\ud83d'}", new Text("ab?")},
        new Object[] {"'type':'image','image':{'caption':'x'}", new Unsupported("image")},
        new Object[] {
          "'type':'audio','audio':{'id':'1','voice':true}",
          new Media(
              MessageContent.MediaKind.VOICE,
              new MessageContent.MediaFile("1", null, null, null),
              null)
        },
        new Object[] {
          "'type':'location','location':{'latitude':'a','longitude':1}", new Unsupported("location")
        },
        new Object[] {"'type':'button','button':{'text':'Sí'}", new Choice("Sí", "Sí")},
        new Object[] {
          "'type':'button','button':{'payload':'+:confirm_appointment:appointment=7','text':'Sí'}",
          new Choice("+:confirm_appointment:appointment=7", "Sí")
        },
        new Object[] {
          "'type':'interactive','interactive':{'type':'list_reply',"
              + "'list_reply':{'id':'r1','title':'Uno','description':'d'}}",
          new Choice("r1", "Uno")
        },
        new Object[] {
          "'type':'interactive','interactive':{'type':'nfm_reply',"
              + "'nfm_reply':{'response_json':'[1,2]'}}",
          new Form(null, "[1,2]")
        },
        new Object[] {
          "'type':'interactive','interactive':{'type':'call_permission_reply',"
              + "'call_permission_reply':{'response':'reject'}}",
          new Notice("call_permission_reply", "reject")
        },
        new Object[] {
          "'type':'interactive','interactive':{'type':'hologram_reply'}",
          new Unsupported("interactive.hologram_reply")
        },
        new Object[] {
          "'type':'reaction','reaction':{'message_id':'wamid.2'}", new Reaction("wamid.2", null)
        },
        new Object[] {
          "'type':'order','order':{'text':'sin cebolla','product_items':[{},{}]}",
          new Order(2, "sin cebolla")
        },
        new Object[] {"'type':'request_welcome'", new Started(null)},
        new Object[] {
          "'type':'unsupported','unsupported':{'type':'poll_creation'}",
          new Unsupported("poll_creation")
        },
        new Object[] {"'type':'hologram','hologram':{'id':1}", new Unsupported("hologram")},
        new Object[] {"'id':'wamid.1'", new Unsupported("untyped")},
        new Object[] {
          "'type':'edit','edit':{'original_message_id':'wamid.0',"
              + "'message':{'type':'text','text':{'body':'adiós'}}}",
          new Edited("wamid.0", new Text("adiós"))
        },
        new Object[] {
          "'type':'edit','edit':{'original_message_id':'wamid.0','message':{'type':'edit'}}",
          new Unsupported("edit")
        },
        new Object[] {"'type':'revoke','revoke':{}", new Unsupported("revoke")},
        new Object[] {
          "'type':'system','system':{'type':'customer_identity_changed'}",
          new Notice("customer_identity_changed", null)
        },
        new Object[] {
          "'type':'text','group_id':'G1','text':{'body':'hola'}", new Notice("group_message", "G1")
        });
  }

  @ParameterizedTest
  @MethodSource("contents")
  void contentIsReadByItsType(String fields, MessageContent content) {
    var message =
        only(
            CustomerMessage.class,
            messages("{'from':'" + PHONE + "','id':'wamid.1'," + fields + "}"));

    assertThat(message.content()).isEqualTo(content);
  }

  @Test
  void aNumberIsTheSendersOwnWhenWhatsAppVouchesForIt() {
    assertThat(shared("'origin':'contact_request','phones':[{'phone':'+1 555'}]").own()).isTrue();
    assertThat(shared("'phones':[{'phone':'+54 9 11 0000-0000'}]").own()).isTrue();
    assertThat(shared("'phones':[{'phone':'+1 555','wa_id':'" + PHONE + "'}]").own()).isFalse();
    assertThat(shared("'phones':[{'phone':'+54 9 11 0000-0000'},{'phone':'1'}]").own()).isFalse();
    assertThat(shared("'phones':[]").own()).isFalse();
  }

  @Test
  void businessScopedIdComesBeforeThePhoneNumber() {
    var both = user("'from':'" + PHONE + "','from_user_id':'" + BSUID + "'", "");
    var fromContact =
        user("'from':'" + PHONE + "'", "{'wa_id':'" + PHONE + "','user_id':'" + BSUID + "'}");

    assertThat(both).containsExactly(BSUID, PHONE);
    assertThat(fromContact).containsExactly(BSUID, PHONE);
  }

  @Test
  void customersWithoutPhoneNumberAreKnownByTheirBusinessScopedId() {
    assertThat(user("'from':'','from_user_id':'" + BSUID + "'", "")).containsExactly(BSUID);
    assertThat(user("'from':'" + BSUID + "'", "")).containsExactly(BSUID);
    assertThat(user("'from':'" + BSUID + "'", "{'user_id':'" + BSUID + "','wa_id':''}"))
        .containsExactly(BSUID);
    assertThat(user("'from':null", "{'user_id':'" + BSUID + "'}")).containsExactly(BSUID);
  }

  @Test
  void anotherPersonsContactLendsNothing() {
    assertThat(user("'from':'" + PHONE + "'", "{'wa_id':'1','user_id':'AR.other'}"))
        .containsExactly(PHONE);
    assertThat(user("'from':'" + PHONE + "'", "{'wa_id':'1'},{'wa_id':'" + PHONE + "'}"))
        .containsExactly(PHONE);
  }

  @Test
  void userNameStandsInForAMissingName() {
    var value =
        "'contacts':[{'user_id':'%s','profile':{'username':'demo.customer'}}],".formatted(BSUID)
            + "'messages':[{'id':'wamid.1','from_user_id':'%s','type':'text'}]".formatted(BSUID);

    assertThat(only(CustomerMessage.class, change("messages", value)).user().name())
        .isEqualTo("demo.customer");
  }

  @Test
  void changedIdsLeadFromTheNewToTheOld() {
    var system =
        "{'id':'wamid.1','from':'%s','type':'system','system':{'type':'user_changed_number',"
                .formatted(PHONE)
            + "'new_wa_id':'549112','user_id':'AR.new','previous_user_id':'AR.old'}}";

    var message = only(CustomerMessage.class, messages(system));

    assertThat(message.user().ids()).containsExactly("AR.new", "549112", "AR.old", PHONE);
    assertThat(message.content()).isEqualTo(new Notice("user_changed_number", "549112"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"asdf", "", "-5", "1800000000000", "99999999999999999999", "1700000000.5"})
  void unreadableTimesAreNow(String timestamp) {
    var message = "{'id':'wamid.1','from':'%s','timestamp':'%s'}".formatted(PHONE, timestamp);

    assertThat(only(CustomerMessage.class, messages(message)).at()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource({"sent,SENT", "delivered,DELIVERED", "read,READ", "played,PLAYED", "failed,FAILED"})
  void statusesAreReceipts(String value, DeliveryStatus status) {
    var node =
        "{'id':'wamid.1','status':'%s','recipient_user_id':'%s','biz_opaque_callback_data':'ours'}"
            .formatted(value, BSUID);

    var receipt = only(DeliveryReceipt.class, change("messages", "'statuses':[" + node + "]"));

    assertThat(receipt)
        .isEqualTo(
            new DeliveryReceipt(
                "wamid.1:" + value + ":" + BSUID, "wamid.1", "ours", status, NOW, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "131026, 131026, NONE, PT0S",
    "131053, 131053, NONE, PT0S",
    "131047, window-closed, TEMPLATE, PT0S",
    "131049, 131049, NONE, PT24H",
    "130472, 130472, NONE, PT24H",
    "131000, 131000, RESEND, PT15S",
    "131056, 131056, RESEND, PT6S",
    "130429, 130429, PAUSE, PT5S",
    "131042, 131042, MENDED, PT0S",
    "131048, 131048, MENDED, PT0S",
    "131031, 131031, MENDED, PT0S",
    "368, 368, MENDED, PT0S",
    "999999, 999999, NONE, PT0S"
  })
  void aFailureIsJudgedByItsCode(int code, String letter, Remedy remedy, Duration after) {
    var node =
        "{'id':'wamid.1','status':'failed','recipient_id':'1','errors':[{'code':%d,'title':'T'}]}"
            .formatted(code);

    var receipt = only(DeliveryReceipt.class, change("messages", "'statuses':[" + node + "]"));

    assertThat(receipt.error()).isEqualTo(code + " T");
    assertThat(receipt.failure()).isEqualTo(new Failure(letter, remedy, after));
  }

  @Test
  void unknownStatusesAndThoseOfCallsAreNews() {
    var evaporated = "{'id':'wamid.1','status':'evaporated','recipient_id':'1'}";
    var payment = "{'id':'wamid.2','type':'payment','status':'failed'}";

    var events = events(change("messages", "'statuses':[" + evaporated + "," + payment + "]"));

    assertThat(events)
        .containsExactly(
            new ChannelNotice("wamid.1:evaporated:1", "status.evaporated", NOW),
            new ChannelNotice("wamid.2:failed", "status.failed", NOW));
  }

  @Test
  void errorsOfTheNumberAreNewsBesideTheMessages() {
    var value =
        "'messages':[{'id':'wamid.1','from':'1','type':'text','text':{'body':'a'}}],"
            + "'errors':[{'code':130429,'title':'Rate limit hit'}]";

    var events = events(change("messages", value));

    assertThat(events).hasSize(2);
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            ChannelNotice.class, news -> assertThat(news.kind()).isEqualTo("error.130429"));
  }

  @Test
  void echoesAreAPersonSpeakingToTheCustomer() {
    var echo =
        "{'id':'wamid.1','from':'15550783881','to':'%s','to_user_id':'%s','type':'text','text':{'body':'voy'}}"
            .formatted(PHONE, BSUID);

    var spoke =
        only(PersonSpoke.class, change("smb_message_echoes", "'message_echoes':[" + echo + "]"));

    assertThat(spoke.user().ids()).containsExactly(BSUID, PHONE);
    assertThat(spoke.content()).isEqualTo(new Text("voy"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"history", "smb_app_state_sync", "standby", "group_lifecycle_update", "new"})
  void otherFieldsNeverSpeakInConversations(String field) {
    var value =
        "'messages':[{'id':'wamid.1','from':'1','type':'text','text':{'body':'a'}}],"
            + "'message_echoes':[{'id':'wamid.2','to':'1'}],'statuses':[{'id':'s','status':'sent'}]";

    assertThat(only(ChannelNotice.class, change(field, value)).kind()).isEqualTo(field);
  }

  @Test
  void itemsThatTellNeitherIdNorPersonAreNewsAndTheRestIsKept() {
    var events =
        events(
            messages(
                "{'from':'1','type':'text'},{'id':'wamid.2','type':'text'},7,"
                    + "{'id':'wamid.4','from':'1','type':'text','text':{'body':'a'}}"));

    assertThat(events.subList(0, 3))
        .allSatisfy(event -> assertThat(event).isInstanceOf(ChannelNotice.class));
    assertThat(events.getLast().key()).isEqualTo("wamid.4");
  }

  @Test
  void newsDeliveredTwiceHasTheSameKeyAndNewNewsAnother() {
    var value = "'event':'FLAGGED'";

    assertThat(events(change("phone_number_quality_update", value)))
        .isEqualTo(events(change("phone_number_quality_update", value)))
        .isNotEqualTo(events(change("phone_number_quality_update", value + ",'x':1")));
  }

  @Test
  void longIdsStillMakeAKeyTheJournalTakes() {
    var id = "wamid." + "A".repeat(300);

    var message = only(CustomerMessage.class, messages("{'id':'" + id + "','from':'1'}"));

    assertThat(message.key()).hasSizeLessThanOrEqualTo(200);
    assertThat(message.messageId()).isEqualTo(id);
  }

  static Stream<String> samples() {
    return Samples.names().stream();
  }

  /** Every value of every sample, replaced by something of another type: nothing is lost to it. */
  @ParameterizedTest
  @MethodSource("samples")
  void noValueOfAnyTypeBreaksADelivery(String name) {
    var root = JsonMapper.shared().readTree(Samples.bytes(name));
    for (var junk :
        List.of(
            "null", "7", "-1.5e300", "true", "''", "' '", "'x'", "[]", "[[]]", "{}", "{'a':{}}")) {
      for (var changed : everyReplacement(root, json(junk))) {
        var delivery = WhatsAppDelivery.read(JsonMapper.shared().writeValueAsBytes(changed));

        for (var change : delivery.changes()) {
          assertThat(inbound.events(change))
              .isNotEmpty()
              .allSatisfy(event -> assertThat(event.key()).hasSizeBetween(1, 200));
        }
      }
    }
  }

  private static List<JsonNode> everyReplacement(JsonNode root, JsonNode junk) {
    var variants = new ArrayList<JsonNode>();
    var work = root.deepCopy();
    replaceIn(work, junk, () -> variants.add(work.deepCopy()));
    return variants;
  }

  private static void replaceIn(JsonNode node, JsonNode junk, Runnable seen) {
    if (node instanceof ObjectNode object) {
      for (var field : List.copyOf(object.propertyNames())) {
        var original = object.get(field);
        replaceIn(original, junk, seen);
        object.set(field, junk);
        seen.run();
        object.set(field, original);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        var original = array.get(i);
        replaceIn(original, junk, seen);
        array.set(i, junk);
        seen.run();
        array.set(i, original);
      }
    }
  }

  private SharedContact shared(String card) {
    var message =
        "{'id':'wamid.1','from':'" + PHONE + "','type':'contacts','contacts':[{" + card + "}]}";
    var content = (Contacts) only(CustomerMessage.class, messages(message)).content();
    return content.contacts().getFirst();
  }

  private List<String> user(String ids, String contacts) {
    var value =
        "'contacts':[" + contacts + "],'messages':[{'id':'wamid.1'," + ids + ",'type':'text'}]";
    return only(CustomerMessage.class, change("messages", value)).user().ids();
  }

  private <T extends InboundEvent> T only(Class<T> kind, WhatsAppDelivery delivery) {
    var events = events(delivery);
    assertThat(events).hasSize(1);
    return kind.cast(events.getFirst());
  }

  private List<InboundEvent> events(WhatsAppDelivery delivery) {
    return delivery.changes().stream().flatMap(each -> inbound.events(each).stream()).toList();
  }

  private static WhatsAppDelivery messages(String messages) {
    return change("messages", "'messages':[" + messages + "]");
  }

  private static WhatsAppDelivery change(String field, String value) {
    var json =
        "{'entry':[{'id':'1','changes':[{'field':'%s','value':{'metadata':{'phone_number_id':'2'},%s}}]}]}"
            .formatted(field, value);
    return WhatsAppDelivery.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
