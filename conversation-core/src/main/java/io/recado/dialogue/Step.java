package io.recado.dialogue;

import io.recado.action.ActionName;
import io.recado.conversation.Language;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One station of a flow. */
sealed interface Step {

  String name();

  /** The line it is declared in. */
  int line();

  /** The steps that may come after it when all goes well. */
  Set<String> followers();

  /** The slots it asks for, passes on or decides by. */
  default Set<String> reads() {
    return switch (this) {
      case Collect collect -> Set.of(collect.slot());
      case Branch branch -> Set.of(branch.slot());
      case Call call -> Set.copyOf(call.inputs().values());
      case Look look -> Set.copyOf(look.inputs().values());
      case Continue other -> Set.copyOf(other.details().values());
      case Confirm _, Say _, HandOff _, End _ -> Set.of();
    };
  }

  /**
   * Ask for a slot, unless it is known already.
   *
   * @param leftOpen where it goes on when the customer leaves it open; null for {@code next}
   */
  record Collect(String name, int line, String next, @Nullable String leftOpen) implements Step {
    /** The slot asked for gives the step its name. */
    String slot() {
      return name;
    }

    @Override
    public Set<String> followers() {
      return leftOpen == null ? Set.of(next) : new LinkedHashSet<>(List.of(next, leftOpen));
    }
  }

  /**
   * Sum up and wait for a yes.
   *
   * @param words by which customers say again what is to be done, beside their yes; lower case
   */
  record Confirm(
      String name, int line, Wording summary, Map<Language, Set<String>> words, String next)
      implements Step {
    public Confirm {
      words = Map.copyOf(words);
    }

    @Override
    public Set<String> followers() {
      return Set.of(next);
    }
  }

  record Say(String name, int line, Wording text, String next) implements Step {
    @Override
    public Set<String> followers() {
      return Set.of(next);
    }
  }

  /** Go on depending on what was chosen; {@code cases} leads from option to step. */
  record Branch(String name, int line, String slot, Map<String, String> cases, String otherwise)
      implements Step {
    public Branch {
      cases = Map.copyOf(cases);
    }

    @Override
    public Set<String> followers() {
      var all = new LinkedHashSet<>(cases.values());
      all.add(otherwise);
      return all;
    }
  }

  /**
   * Have a business action done.
   *
   * @param inputs from the action's input to the slot that fills it
   * @param done said with the receipt, and {@code late} when it comes after the customer was told
   *     to wait
   * @param button on the button that opens the receipt's link; null without one
   * @param rejected by the action's reason
   * @param rejectedOtherwise for reasons not worded
   */
  record Call(
      String name,
      int line,
      ActionName action,
      Map<String, String> inputs,
      ReceiptWording done,
      ReceiptWording late,
      @Nullable Wording button,
      Map<String, Rejection> rejected,
      Rejection rejectedOtherwise,
      Wording unavailable,
      String next)
      implements Step {
    public Call {
      inputs = Map.copyOf(inputs);
      rejected = Map.copyOf(rejected);
    }

    Rejection rejection(String reason) {
      return rejected.getOrDefault(reason, rejectedOtherwise);
    }

    /** All rejections, the general one last. */
    List<Rejection> rejections() {
      var all = new ArrayList<>(rejected.values());
      all.add(rejectedOtherwise);
      return all;
    }

    @Override
    public Set<String> followers() {
      return Set.of(next);
    }
  }

  /**
   * What is said when an action was rejected.
   *
   * @param askAgain the slot to ask for anew before the next try; null ends the flow
   */
  record Rejection(Wording text, @Nullable String askAgain, int line) {}

  /**
   * Look something up.
   *
   * @param inputs from the lookup's input to the slot that fills it
   * @param fills the slot that one of what is found is chosen for; null when its facts are enough
   * @param takesSingle whether a single item is chosen without asking
   * @param none by the lookup's reason, and {@code noneOtherwise} for reasons not worded
   */
  record Look(
      String name,
      int line,
      ActionName lookup,
      Map<String, String> inputs,
      @Nullable String fills,
      boolean takesSingle,
      Map<String, Detour> none,
      Detour noneOtherwise,
      Detour unavailable,
      String next)
      implements Step {
    public Look {
      inputs = Map.copyOf(inputs);
      none = Map.copyOf(none);
    }

    Detour detour(String reason) {
      return none.getOrDefault(reason, noneOtherwise);
    }

    /** Every way of finding nothing. */
    List<Detour> detours() {
      var all = new ArrayList<>(none.values());
      all.add(noneOtherwise);
      all.add(unavailable);
      return all;
    }

    boolean fills(String slot) {
      return slot.equals(fills);
    }

    @Override
    public Set<String> followers() {
      var all = new LinkedHashSet<String>();
      all.add(next);
      detours().stream().map(Detour::next).filter(Objects::nonNull).forEach(all::add);
      return all;
    }
  }

  /**
   * Where it goes on when nothing was found.
   *
   * @param text null where it goes on without a word
   * @param askAgain the slot to ask for anew before looking again
   * @param without the slot to empty before looking again
   * @param next the step that follows instead; with none of the three, the flow ends
   */
  record Detour(
      @Nullable Wording text,
      @Nullable String askAgain,
      @Nullable String without,
      @Nullable String next,
      int line) {}

  /**
   * Hand over to a person.
   *
   * @param reason a short code for the people who take over
   */
  record HandOff(String name, int line, Wording text, String reason) implements Step {
    @Override
    public Set<String> followers() {
      return Set.of();
    }
  }

  /**
   * Go on in another flow, which takes the place of this one.
   *
   * @param at the step it goes on at; the first where that flow has none of this name, because a
   *     tenant's own stands in its place
   * @param details from the other flow's slot to the slot that fills it
   * @param otherwise where it goes on in a bot that has no such flow
   */
  record Continue(
      String name, int line, String flow, String at, Map<String, String> details, String otherwise)
      implements Step {
    public Continue {
      details = Map.copyOf(details);
    }

    @Override
    public Set<String> followers() {
      return Set.of(otherwise);
    }
  }

  record End(String name, int line) implements Step {
    @Override
    public Set<String> followers() {
      return Set.of();
    }
  }
}
