package org.todoku.rule;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;

/**
 * A criterion and what it means when it matches.
 *
 * @param id stable, kebab-case, unique in a rule set
 * @param title what people read
 * @param need the kind of need it points to, or null where not stated
 * @param level how much it weighs, or null where not stated
 * @param purpose the purpose on the register under which it may be evaluated, or null
 * @param basis where its criterion comes from, or null
 * @param effective when it is in force; null for always
 * @param parameters by id, in order
 * @param when the criterion
 * @param unless true exceptions that suppress a match and are shown
 * @param whenUnknown what to do where it cannot be told
 * @param support ids of support services to think of
 */
public record Rule(
    String id,
    LocalizedText title,
    @Nullable String need,
    @Nullable Level level,
    @Nullable String purpose,
    @Nullable Basis basis,
    @Nullable Effective effective,
    Map<String, Parameter> parameters,
    Criterion when,
    List<ExceptionClause> unless,
    WhenUnknown whenUnknown,
    List<String> support) {

  public Rule {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    unless = List.copyOf(unless);
    support = List.copyOf(support);
  }

  /** The ids of the rules that this one refers to itself, in the order in which it names them. */
  public Set<String> references() {
    Set<String> found = new LinkedHashSet<>();
    collect(when, found);
    unless.forEach(exception -> collect(exception.when(), found));
    return found;
  }

  private static void collect(Criterion criterion, Set<String> found) {
    switch (criterion) {
      case Criterion.All(var of) -> of.forEach(part -> collect(part, found));
      case Criterion.Any(var of) -> of.forEach(part -> collect(part, found));
      case Criterion.None(var of) -> of.forEach(part -> collect(part, found));
      case Criterion.Not(var of) -> collect(of, found);
      case Criterion.AtLeastOf(var n, var of) -> of.forEach(part -> collect(part, found));
      case Criterion.Score(var parts, var comparison) ->
          parts.forEach(part -> collect(part.when(), found));
      case Criterion.RuleReference(var rule) -> found.add(rule);
      case Criterion.Records records -> {
        if (records.where() != null) {
          collect(records.where(), found);
        }
      }
      case Criterion.ValueTest leaf -> {}
      case Criterion.Missing leaf -> {}
      case Criterion.Recorded leaf -> {}
    }
  }

  /** A rule that is always in force and says nothing but whom it matches. */
  public static Rule of(String id, Criterion when) {
    return new Rule(
        id,
        LocalizedText.same(id),
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        when,
        List.of(),
        WhenUnknown.IGNORE,
        List.of());
  }

  /** Whether the rule is in force on a date. */
  public boolean inForce(LocalDate date) {
    return effective == null || effective.contains(date);
  }

  /** The three levels of outreach, in rising order (見守り, 予防的措置, 重点支援). */
  public enum Level {
    WATCH("watch"),
    PREVENTIVE("preventive"),
    PRIORITY("priority");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    /** The word in files. */
    public String word() {
      return word;
    }
  }

  /** What happens where a rule cannot be told. */
  public enum WhenUnknown {
    /** Nothing. */
    IGNORE("ignore"),
    /** The custodian is asked for the missing fact. */
    CHASE("chase"),
    /** A person looks. */
    REVIEW("review");

    private final String word;

    WhenUnknown(String word) {
      this.word = word;
    }

    /** The word in files. */
    public String word() {
      return word;
    }
  }

  /**
   * Where a criterion comes from; {@code provisional} marks a local placeholder to be calibrated.
   */
  public record Basis(Kind kind, @Nullable String cite) {
    /** The kinds of basis. */
    public enum Kind {
      LAW("law"),
      NATIONAL("national"),
      LOCAL("local"),
      RESEARCH("research"),
      PROVISIONAL("provisional");

      private final String word;

      Kind(String word) {
        this.word = word;
      }

      /** The word in files. */
      public String word() {
        return word;
      }
    }
  }

  /** In force from the first to the last date, both included; null leaves that end open. */
  public record Effective(@Nullable LocalDate from, @Nullable LocalDate until) {
    public boolean contains(LocalDate date) {
      return (from == null || !date.isBefore(from)) && (until == null || !date.isAfter(until));
    }
  }

  /** A case in which a match is suppressed, and the reason that is shown. */
  public record ExceptionClause(LocalizedText because, Criterion when) {}
}
