package org.todoku.linkage;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.LinkedProfile;
import org.todoku.vocabulary.AttributePath;
import org.todoku.vocabulary.Vocabulary;

/**
 * The children of the newest resident register, and what the departments' records say of them. A
 * profile exists only in memory, for one evaluation. Safe for several threads: a population is read
 * fastest by two or more of them, each with pages of 500 to 1,000 children.
 */
public interface LinkedPopulation {
  /** How many children there are. */
  long count();

  /**
   * The next children in the order of their ids.
   *
   * @param afterChild the last child of the page before, or null for the first page
   * @param limit at least 1
   * @return at most {@code limit} ids; empty at the end
   */
  List<String> childrenAfter(@Nullable String afterChild, int limit);

  /**
   * What a reading of profiles shows.
   *
   * @param vocabulary what the profiles speak: that of the rule set which is evaluated
   * @param asOf the day whose newest files count; of files after it only the earliest is taken, and
   *     only where there is none before
   * @param attributes what is read; anything else stays out of the profile. A built-in attribute
   *     brings the date of birth with it, any attribute of a dated entity its date. Null reads all
   * @param leastWeight links below this are not followed (0 to 1); what they lead to is not covered
   */
  record View(
      Vocabulary vocabulary,
      LocalDate asOf,
      @Nullable Set<AttributePath> attributes,
      double leastWeight) {
    public View {
      attributes = attributes == null ? null : Set.copyOf(attributes);
    }

    /** All attributes that rules may read, over all links. */
    public static View of(Vocabulary vocabulary, LocalDate asOf) {
      return new View(vocabulary, asOf, null, 0);
    }
  }

  /** Opens a reading; it sees the imports and links of this moment. */
  Reading open(View view);

  /** Reads profiles. Safe for several threads. */
  interface Reading {
    /**
     * The profiles of these children, in this order. Unknown ids, and children who have left, are
     * left out.
     *
     * @param children at most some thousands
     */
    List<LinkedProfile> profiles(List<String> children);
  }
}
