package org.todoku.referral;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;

/**
 * Why a rule matched, for people: an explanation with the words of the vocabulary.
 *
 * @param sentence what the rule asks
 * @param steps its parts, each after the part that it belongs to
 * @param facts what is recorded and decided it; equal ones together
 * @param unknown what is not known and would matter
 */
public record Why(
    LocalizedText sentence, List<Step> steps, List<Fact> facts, List<Unknown> unknown) {
  public Why {
    steps = List.copyOf(steps);
    facts = List.copyOf(facts);
    unknown = List.copyOf(unknown);
  }

  /**
   * A part of the rule.
   *
   * @param depth how deep it stands, from 1
   * @param state {@code satisfied}, {@code notSatisfied} or {@code unknown}
   * @param observed what was found, or null
   */
  public record Step(int depth, String state, LocalizedText text, @Nullable String observed) {}

  /**
   * What is recorded.
   *
   * @param custodian the id of the department that recorded it, or null
   * @param days the days on which it was so, the newest first; empty where none is known
   */
  public record Fact(
      LocalizedText what, LocalizedText value, @Nullable String custodian, List<LocalDate> days) {
    public Fact {
      days = List.copyOf(days);
    }
  }

  /**
   * What is not known.
   *
   * @param reason why not, e.g. {@code notCollected}, {@code notCovered}, {@code stale}
   * @param custodian the id of the department that could tell, or null
   */
  public record Unknown(LocalizedText what, String reason, @Nullable String custodian) {}
}
