package org.todoku.explain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Value;
import org.todoku.vocabulary.LocalizedText;

/**
 * Why a criterion holds, does not hold or cannot be told, as a tree over the rule's own nodes.
 *
 * @param node the node's address in the rule
 * @param state what is known of it
 * @param text the node as a sentence in both languages
 * @param observed what was found, as a text ({@code 32}, {@code 3..7}, {@code absent}), or null
 * @param facts what decided it
 * @param missing what is not known and would matter
 * @param children the explanations of its parts
 */
public record Explanation(
    String node,
    State state,
    LocalizedText text,
    @Nullable String observed,
    List<UsedFact> facts,
    List<MissingFact> missing,
    List<Explanation> children) {

  public Explanation {
    facts = List.copyOf(facts);
    missing = List.copyOf(missing);
    children = List.copyOf(children);
  }

  /** What is known of a node. */
  public enum State {
    SATISFIED("satisfied"),
    NOT_SATISFIED("notSatisfied"),
    UNKNOWN("unknown");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The word in answers. */
    public String word() {
      return word;
    }
  }

  /**
   * A fact that decided a node.
   *
   * @param value as it stands in facts files
   * @param bare whether it stands there without quotes: numbers and booleans
   * @param on the record's date or the date of the last observation, or null where none is known
   * @param source the source system's id, or null
   */
  public record UsedFact(
      String entity,
      String attribute,
      String value,
      boolean bare,
      @Nullable LocalDate on,
      @Nullable String source) {

    /** A recorded value. */
    public static UsedFact of(
        String entity,
        String attribute,
        Value value,
        @Nullable LocalDate on,
        @Nullable String source) {
      boolean bare =
          switch (value) {
            case Value.NumberValue number -> true;
            case Value.BooleanValue flag -> true;
            case Value.DateValue date -> false;
            case Value.TextValue text -> false;
          };
      return new UsedFact(entity, attribute, value.toString(), bare, on, source);
    }
  }

  /**
   * A fact that is not known and would matter.
   *
   * @param attribute null where records of the whole entity are not covered
   * @param reason one of notCollected, notApplicable, unknown, withheld, notCovered, stale,
   *     ambiguous
   * @param custodian who could tell, or null
   */
  public record MissingFact(
      String entity,
      @Nullable String attribute,
      String reason,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String custodian) {}
}
