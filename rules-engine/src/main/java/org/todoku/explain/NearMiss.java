package org.todoku.explain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Value;
import org.todoku.vocabulary.LocalizedText;

/**
 * The smallest single change of what is recorded with which a rule that does not match would match.
 * Each has been tried: the changed profile matches. Ages and grades are not changed, since a date
 * of birth is no circumstance.
 *
 * @param node the address of the condition that the change turns
 * @param change what would have to be otherwise
 * @param text the change as a sentence in both languages
 * @param size how much it changes, as a part of what is recorded or asked for; above 0
 */
public record NearMiss(String node, Change change, LocalizedText text, double size) {
  /** One thing that would be otherwise. */
  public sealed interface Change {
    /** The kind of record that it is about. */
    String entity();
  }

  /**
   * One recorded value would be another.
   *
   * @param on the record's date, or null for an entity of which a child has at most one
   * @param row the record's place in order of time, from 0
   */
  public record OtherValue(
      String entity, String attribute, @Nullable LocalDate on, int row, Value from, Value to)
      implements Change {}

  /**
   * There would be more records such as the condition counts.
   *
   * @param records how many more, from 1
   * @param like what a record would have to say, by attribute, its date included
   */
  public record MoreRecords(String entity, int records, Map<String, FactValue> like)
      implements Change {
    public MoreRecords {
      like = Map.copyOf(like);
    }
  }

  /**
   * There would be fewer records of those that the condition counts.
   *
   * @param rows which would not be there, in order of time, from 0
   */
  public record FewerRecords(String entity, List<Integer> rows) implements Change {
    public FewerRecords {
      rows = List.copyOf(rows);
    }
  }

  /** The profile as it would be. */
  public static LinkedProfile changed(LinkedProfile profile, Change change) {
    return ChangedProfile.of(profile, change);
  }
}
