package io.recado.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.ContactRequest;
import io.recado.conversation.OutboundContent.Link;
import io.recado.conversation.OutboundContent.Option;
import io.recado.conversation.OutboundContent.Template;
import io.recado.conversation.OutboundContent.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatheringTest {

  private static final List<Option> OPTIONS = List.of(new Option("yes", "Yes", null));

  @Test
  void textsBecomeParagraphsOfOneMessage() {
    assertThat(gathered(new Text("a"), new Text("b"), new Text("c")))
        .containsExactly(new Text("a\n\nb\n\nc"));
  }

  @Test
  void aTextLeadsUpToTheQuestionThatFollows() {
    assertThat(gathered(new Text("a"), new Choices("b?", OPTIONS, "open")))
        .containsExactly(new Choices("a\n\nb?", OPTIONS, "open"));
    assertThat(gathered(new Text("a"), new ContactRequest("number?", "share")))
        .containsExactly(new ContactRequest("a\n\nnumber?", "share"));
  }

  @Test
  void aLinkEndsAMessage() {
    var link = new Link("Pay", "https://a.example");
    var linking = new Text("b\nhttps://a.example", link);

    assertThat(gathered(linking, new Text("c"))).containsExactly(linking, new Text("c"));
    assertThat(Gathering.of(List.of(new Text("a"), linking), _ -> true))
        .containsExactly(new Text("a\n\nb\nhttps://a.example", link));
  }

  @Test
  void whatFollowsAQuestionStandsByItself() {
    var question = new Choices("a?", OPTIONS);

    assertThat(gathered(question, new Text("b"), new Text("c")))
        .containsExactly(question, new Text("b\n\nc"));
  }

  @Test
  void anApprovedTemplateStaysAsItIs() {
    var template = new Template("t", Language.SPANISH, List.of(), "b");

    assertThat(gathered(new Text("a"), template, new Text("c")))
        .containsExactly(new Text("a"), template, new Text("c"));
  }

  @Test
  void whatWouldNotFitBeginsANewMessage() {
    assertThat(gathered(new Text("x".repeat(15)), new Text("b"), new Text("c".repeat(3))))
        .containsExactly(new Text("x".repeat(15) + "\n\nb"), new Text("ccc"));
  }

  private static List<OutboundContent> gathered(OutboundContent... contents) {
    return Gathering.of(List.of(contents), content -> content.body().length() <= 20);
  }
}
