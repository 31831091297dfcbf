package io.recado.admin.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Post;
import io.recado.admin.access.Role;
import io.recado.audit.SignedChanges;
import io.recado.channel.ChannelDesk;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKey;
import io.recado.testing.Await;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody has to look at the panel to learn that their customers get no answers. */
@Tag("server")
class ChannelNoticesTest {

  private static final String REFUSED = "token-refused";

  private final AdminServer server = AdminServer.running();
  private final Post post = new Post(server);
  private final Chat chat = new Chat();
  private final Notices notices = new Notices(server, chat.tenant());
  private final ChannelDesk desk = server.bean(ChannelDesk.class);
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);
  private final ChannelKey sales = key(chat.channel());

  @BeforeEach
  void itHasAName() {
    Await.value(desk.rename(sales, "Ventas"));
  }

  @Test
  void ownersAreToldOnceHoweverOftenItIsTried() {
    asked(sales, REFUSED);
    asked(sales, REFUSED);
    notices.sendAll();
    asked(sales, REFUSED);
    notices.sendAll();

    assertThat(mailTo(owner))
        .singleElement()
        .asString()
        .contains(
            "Demo: un canal ya no envía",
            "envía por aquí: Ventas.",
            "https://panel.example/panel/channels");
    assertThat(mailTo(agent)).isEmpty();
  }

  @Test
  void theyAreToldThatItWorksAgainAndOfTheNextRefusal() {
    asked(sales, REFUSED);
    notices.sendAll();

    asked(sales, null);
    notices.sendAll();
    asked(sales, REFUSED);
    notices.sendAll();

    assertThat(mailTo(owner)).hasSize(3);
    assertThat(mailTo(owner).get(1)).contains("los canales funcionan otra vez");
    assertThat(mailTo(owner).get(2)).contains("un canal ya no envía");
  }

  @Test
  void ofWhatIsOverWithinTheMinuteNobodyIsTold() {
    asked(sales, REFUSED);
    asked(sales, null);
    notices.sendAll();
    assertThat(mailTo(owner)).isEmpty();

    asked(sales, REFUSED);
    notices.sendAll();
    asked(sales, null);
    asked(sales, REFUSED);
    notices.sendAll();
    assertThat(mailTo(owner)).hasSize(1);
  }

  @Test
  void whatSharesATokenIsOneMailAndWorksAgainWhenAllDo() {
    var support = another("Soporte");
    asked(sales, REFUSED);
    asked(support, REFUSED);
    notices.sendAll();
    assertThat(mailTo(owner)).singleElement().asString().contains("Soporte, Ventas.");

    asked(sales, null);
    notices.sendAll();
    assertThat(mailTo(owner)).hasSize(1);
    asked(support, null);
    notices.sendAll();

    assertThat(mailTo(owner)).hasSize(2);
  }

  @Test
  void whoMendsItSeesItWork() {
    asked(sales, REFUSED);
    notices.sendAll();

    var mended = desk.replaceSecrets(sales, Map.of("token", "a new one"));
    var changes = server.bean(SignedChanges.class);
    Await.value(changes.by(chat.tenant(), owner.id().toString(), () -> mended));
    notices.sendAll();

    assertThat(mailTo(owner)).hasSize(1);
  }

  /** The provider was asked, and refused the token, or took it. */
  private void asked(ChannelKey channel, @Nullable String code) {
    assertThat(Await.value(desk.noteCheck(channel, code))).isTrue();
  }

  private ChannelKey another(String name) {
    var made = owner.does("POST", "/api/v1/channels/widgets", Map.of("name", name));
    return key(UUID.fromString(made.at("/channel/id").asString()));
  }

  private ChannelKey key(UUID channel) {
    return new ChannelKey(chat.tenant(), new ChannelId(channel));
  }

  private List<String> mailTo(Person person) {
    return post.to(person.account().email());
  }
}
