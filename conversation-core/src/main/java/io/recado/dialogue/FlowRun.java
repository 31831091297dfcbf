package io.recado.dialogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One customer's way through one flow. The way is walked anew from {@code from} in every turn, past
 * everything that is known; so an answer changed afterwards leads to wherever it should have led.
 *
 * @param id unique in the conversation, and the same when the turn that made it is repeated
 * @param from where the walk begins: the flow's first step, or the one after the last action done
 * @param at the step it waits at
 * @param skipped slots the customer left open
 * @param passed what was said and confirmed on the way
 * @param asking the slot being asked for out of order, to correct it; null otherwise
 * @param looked what was found, by the step that looked
 * @param setbacks how often in a row it got no further: its summary was refused with nothing to
 *     change, or an answer led nowhere
 */
public record FlowRun(
    String id,
    String flow,
    String from,
    String at,
    Map<String, SlotValue> slots,
    Set<String> skipped,
    Set<String> passed,
    @Nullable String asking,
    Map<String, Looked> looked,
    int setbacks) {

  public FlowRun {
    slots = Collections.unmodifiableMap(new TreeMap<>(slots));
    skipped = Collections.unmodifiableSet(new TreeSet<>(skipped));
    passed = Collections.unmodifiableSet(new TreeSet<>(passed));
    looked = Collections.unmodifiableMap(new TreeMap<>(looked));
  }

  static FlowRun start(String id, Flow flow) {
    return new FlowRun(
        id,
        flow.name(),
        flow.first(),
        flow.first(),
        Map.of(),
        Set.of(),
        Set.of(),
        null,
        Map.of(),
        0);
  }

  /** A try with an id of its own, so that its actions are new requests. */
  FlowRun renamed(String newId) {
    return new FlowRun(newId, flow, from, at, slots, skipped, passed, asking, looked, setbacks);
  }

  /** Everything before this step is settled. */
  FlowRun from(String step) {
    return new FlowRun(id, flow, step, step, slots, skipped, passed, null, looked, 0);
  }

  FlowRun at(String step) {
    return new FlowRun(id, flow, from, step, slots, skipped, passed, asking, looked, setbacks);
  }

  /** Another answer to what is asked again may lead nowhere, too; any other is a step ahead. */
  FlowRun with(String slot, SlotValue value) {
    var filled = new LinkedHashMap<>(slots);
    filled.put(slot, value);
    var open = new TreeSet<>(skipped);
    open.remove(slot);
    int still = slot.equals(asking) ? setbacks : 0;
    return new FlowRun(id, flow, from, at, filled, open, passed, answered(slot), looked, still);
  }

  FlowRun skipping(String slot) {
    var open = new TreeSet<>(skipped);
    open.add(slot);
    return new FlowRun(
        id, flow, from, at, withoutSlot(slot), open, passed, answered(slot), looked, 0);
  }

  FlowRun asking(String slot) {
    return new FlowRun(id, flow, from, at, slots, skipped, passed, slot, looked, setbacks);
  }

  FlowRun notAsking() {
    return new FlowRun(id, flow, from, at, slots, skipped, passed, null, looked, setbacks);
  }

  FlowRun emptying(String slot) {
    var open = new TreeSet<>(skipped);
    open.remove(slot);
    return new FlowRun(
        id, flow, from, at, withoutSlot(slot), open, passed, asking, looked, setbacks);
  }

  FlowRun passing(String step) {
    var all = new TreeSet<>(passed);
    all.add(step);
    return new FlowRun(id, flow, from, at, slots, skipped, all, asking, looked, setbacks);
  }

  FlowRun unpassing(Set<String> steps) {
    var rest = new TreeSet<>(passed);
    rest.removeAll(steps);
    return new FlowRun(id, flow, from, at, slots, skipped, rest, asking, looked, setbacks);
  }

  /** Something is to be changed. */
  FlowRun gettingOn() {
    return new FlowRun(id, flow, from, at, slots, skipped, passed, asking, looked, 0);
  }

  /** One more way that led nowhere. */
  FlowRun setBack() {
    return new FlowRun(id, flow, from, at, slots, skipped, passed, asking, looked, setbacks + 1);
  }

  FlowRun looked(String step, Looked found) {
    var all = new TreeMap<>(looked);
    all.put(step, found);
    return new FlowRun(id, flow, from, at, slots, skipped, passed, asking, all, setbacks);
  }

  /** What this step found is looked up anew. */
  FlowRun forgetting(String step) {
    var rest = new TreeMap<>(looked);
    rest.remove(step);
    return new FlowRun(id, flow, from, at, slots, skipped, passed, asking, rest, setbacks);
  }

  /** Whatever was found is looked up anew. */
  FlowRun forgettingAll() {
    return new FlowRun(id, flow, from, at, slots, skipped, passed, asking, Map.of(), setbacks);
  }

  boolean knows(String slot) {
    return slots.containsKey(slot) || skipped.contains(slot);
  }

  private @Nullable String answered(String slot) {
    return slot.equals(asking) ? null : asking;
  }

  private Map<String, SlotValue> withoutSlot(String slot) {
    var rest = new LinkedHashMap<>(slots);
    rest.remove(slot);
    return rest;
  }
}
