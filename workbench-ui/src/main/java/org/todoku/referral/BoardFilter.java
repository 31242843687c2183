package org.todoku.referral;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Rule;

/**
 * Which cards the board shows, and in which order; null asks nothing.
 *
 * @param need only cards with this need
 * @param level only cards of this level
 * @param assignee only cards of this person; {@link #NOBODY} for those of nobody
 * @param overdueOnly only cards whose next step is overdue
 * @param closed whether closed cards are shown as well
 * @param mark only cards of which this holds
 * @param search only cards of children or rules that are called so
 * @param sort the order
 * @param office only cards of this office; {@link #NO_OFFICE} for those of none
 */
public record BoardFilter(
    @Nullable String need,
    Rule.@Nullable Level level,
    @Nullable String assignee,
    boolean overdueOnly,
    boolean closed,
    @Nullable Mark mark,
    @Nullable String search,
    Sort sort,
    @Nullable String office) {
  /** Stands for "nobody is responsible"; no login is like it. */
  public static final String NOBODY = "-";

  /** Stands for "of no office"; no office is called so. */
  public static final String NO_OFFICE = "-";

  /** How long a child counts as having moved in lately; a local placeholder without a source. */
  public static final int MOVED_LATELY_MONTHS = 6;

  /** A filter that asks for no office. */
  public BoardFilter(
      @Nullable String need,
      Rule.@Nullable Level level,
      @Nullable String assignee,
      boolean overdueOnly,
      boolean closed,
      @Nullable Mark mark,
      @Nullable String search,
      Sort sort) {
    this(need, level, assignee, overdueOnly, closed, mark, search, sort, null);
  }

  /** Every open card. */
  public static final BoardFilter ALL =
      new BoardFilter(null, null, null, false, false, null, null, Sort.PRESSING);

  /** Whether something is asked, so that cards may be left out. */
  public boolean narrows() {
    return need != null
        || level != null
        || assignee != null
        || overdueOnly
        || mark != null
        || search != null
        || office != null;
  }

  /** The same, only with this need. */
  public BoardFilter ofNeed(String only) {
    return new BoardFilter(only, level, assignee, overdueOnly, closed, mark, search, sort, office);
  }

  /** The same, only of this level. */
  public BoardFilter ofLevel(Rule.Level only) {
    return new BoardFilter(need, only, assignee, overdueOnly, closed, mark, search, sort, office);
  }

  /** The same, only of this person. */
  public BoardFilter ofAssignee(String only) {
    return new BoardFilter(need, level, only, overdueOnly, closed, mark, search, sort, office);
  }

  /** The same, only of this office. */
  public BoardFilter ofOffice(String only) {
    return new BoardFilter(need, level, assignee, overdueOnly, closed, mark, search, sort, only);
  }

  /** Something that may hold of a card. */
  public enum Mark {
    /** The family has not been met, though somebody tried. */
    UNREACHABLE("unreachable"),
    /** A service refused for want of a place, and no other has the family. */
    REFUSED_FOR_CAPACITY("refusedForCapacity"),
    /** Nobody has been in touch with the family. */
    NO_CONTACT("noContact"),
    /** The clock stands still. */
    PAUSED("paused"),
    /** A comment is for the reader. */
    MENTIONED("mentioned"),
    /** The reader has not looked since something was added. */
    UNREAD("unread"),
    /** Not known to be on the child welfare register, and no case conference yet. */
    NOT_ON_REGISTER("notOnRegister"),
    /** Offered to the reader's office, which has not answered yet. */
    OFFERED("offered"),
    /** The child moved in within the last {@link BoardFilter#MOVED_LATELY_MONTHS} months. */
    MOVED("moved");

    private final String word;

    Mark(String word) {
      this.word = word;
    }

    /** The word in addresses and in translation keys ({@code board.mark.<word>}). */
    public String word() {
      return word;
    }

    /** The mark of a word. */
    public static Optional<Mark> of(String word) {
      return Arrays.stream(values()).filter(mark -> mark.word.equals(word)).findFirst();
    }
  }

  /** The order of cards; closed ones always stand by when they were closed. */
  public enum Sort {
    /** By level, then due date. */
    PRESSING("pressing"),
    /** By due date. */
    DUE("due"),
    /** Longest in their state first. */
    OLDEST("oldest"),
    /** Newest on the board first. */
    NEWEST("newest");

    private final String word;

    Sort(String word) {
      this.word = word;
    }

    /** The word in addresses and in translation keys ({@code board.sort.<word>}). */
    public String word() {
      return word;
    }

    /** The order of a word. */
    public static Optional<Sort> of(String word) {
      return Arrays.stream(values()).filter(sort -> sort.word.equals(word)).findFirst();
    }
  }
}
