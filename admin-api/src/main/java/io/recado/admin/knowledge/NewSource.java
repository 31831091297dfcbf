package io.recado.admin.knowledge;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.PageBody;
import io.recado.conversation.Language;
import io.recado.intents.knowledge.Edition;
import io.recado.intents.knowledge.Edition.Content;
import io.recado.intents.knowledge.FaqFile;
import io.recado.intents.knowledge.Source.Pair;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an owner writes, or says where it is: one type for each kind, with what it takes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(NewSource.NewFaq.class),
  @JsonSubTypes.Type(NewSource.NewPage.class),
  @JsonSubTypes.Type(NewSource.NewAddress.class)
})
sealed interface NewSource extends PageBody {

  /** As it is taken in. */
  Edition edition();

  /**
   * Questions with their answers: one by one, or in the text form.
   *
   * @param pairs null where there is a text
   * @param text as {@link FaqFile} reads it; null where there are pairs
   */
  @JsonTypeName("FAQ")
  record NewFaq(
      String title, Language language, @Nullable List<FaqPair> pairs, @Nullable String text)
      implements NewSource {

    public NewFaq {
      SourceForm.titled(title, language);
      if ((pairs == null) == (text == null)) {
        throw SourceForm.unreadable("Questions and answers come as pairs or as a text.");
      }
    }

    @Override
    public Edition edition() {
      return new Edition(title, language, new Content.Faq(given()));
    }

    private List<Pair> given() {
      var given = text == null ? SourceForm.pairs(pairs == null ? List.of() : pairs) : parsed(text);
      SourceForm.check(given);
      return given;
    }

    private static List<Pair> parsed(String text) {
      try {
        return FaqFile.parse(text);
      } catch (IllegalArgumentException halfAPair) {
        throw SourceForm.unreadable("Each answer stands below its questions, which begin with ?.");
      }
    }

    @Override
    public String toString() {
      return "NewFaq";
    }
  }

  /** A page in Markdown. */
  @JsonTypeName("PAGE")
  record NewPage(String title, Language language, String markdown) implements NewSource {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    public NewPage {
      SourceForm.titled(title, language);
      if (markdown == null) {
        throw SourceForm.unreadable("A page has a text.");
      }
      SourceForm.words(markdown);
    }

    @Override
    public Edition edition() {
      return new Edition(title, language, new Content.Page(markdown));
    }

    @Override
    public String toString() {
      return "NewPage";
    }
  }

  /** A page or document on the web, which customers see as the source. */
  @JsonTypeName("ADDRESS")
  record NewAddress(String title, Language language, String address) implements NewSource {

    private static final int LONGEST = 2000;

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    public NewAddress {
      SourceForm.titled(title, language);
      if (address == null || address.length() > LONGEST) {
        throw new ApiProblem(ApiError.ADDRESS_REFUSED);
      }
    }

    URI uri() {
      try {
        return new URI(address.strip());
      } catch (URISyntaxException noAddress) {
        throw new ApiProblem(ApiError.ADDRESS_REFUSED);
      }
    }

    @Override
    public Edition edition() {
      return new Edition(title, language, new Content.Address(uri()));
    }

    @Override
    public String toString() {
      return "NewAddress";
    }
  }
}
