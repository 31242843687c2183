package org.todoku.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.explain.Contents.Member;
import org.todoku.explain.Contents.Stretch;
import org.todoku.profile.EntityLayout;
import org.todoku.rule.Comparison;
import org.todoku.rule.Measure;
import org.todoku.rule.Operand;
import org.todoku.rule.Value;
import org.todoku.vocabulary.Attribute;

/** Computes what a measure may come to over the records in a window. */
final class Measures {
  /** What {@code exists} asks of the count. */
  static final Comparison AT_LEAST_ONE =
      new Comparison.Relation(
          Comparison.Operator.AT_LEAST, new Operand.Literal(Value.NumberValue.of(1)));

  private final EntityLayout entity;
  private final Readings readings;

  Measures(EntityLayout entity, Readings readings) {
    this.entity = entity;
    this.readings = readings;
  }

  /** A record that has, or may have, a value for the measured attribute. */
  private record Candidate(long day, boolean certain, PossibleValues values) {
    boolean known() {
      return values.decided();
    }

    /** From the least to the greatest number that it may be. */
    Interval range() {
      Interval range = values.numbers().getFirst();
      for (Interval other : values.numbers()) {
        range = range.hull(other);
      }
      return range;
    }
  }

  PossibleValues of(Measure measure, Contents contents) {
    return switch (measure) {
      case Measure.Exists exists -> count(contents);
      case Measure.Count count -> count(contents);
      case Measure.Share share -> share(contents);
      case Measure.Streak streak -> Streaks.of(contents);
      case Measure.Aggregate(var function, String id, var comparison) -> {
        Attribute attribute = entity.entity().attributes().get(id);
        if (attribute == null) {
          throw new IllegalArgumentException("no attribute " + entity.entity().id() + "." + id);
        }
        yield switch (function) {
          case DISTINCT -> distinct(contents, attribute);
          case SUM -> sum(contents, attribute);
          case AVERAGE -> average(contents, attribute);
          case MIN -> least(contents, attribute, false);
          case MAX -> least(contents, attribute, true);
          case LATEST -> edge(contents, attribute, true);
          case EARLIEST -> edge(contents, attribute, false);
          case CHANGE -> change(contents, attribute);
        };
      }
    };
  }

  private static PossibleValues count(Contents contents) {
    long certain = counting(contents, Truth.TRUE);
    long possible = certain + counting(contents, Truth.UNKNOWN);
    if (!contents.mayHaveUnseen()) {
      return PossibleValues.count(certain, possible);
    }
    Truth unseen = contents.unseenCounts();
    if (contents.endless()) {
      return PossibleValues.count(certain, unseen == Truth.FALSE ? (Long) possible : null);
    }
    return PossibleValues.count(
        certain + (unseen == Truth.TRUE ? contents.added() : 0),
        possible + (unseen == Truth.FALSE ? 0 : contents.added()));
  }

  private static long counting(Contents contents, Truth truth) {
    return contents.members().stream().filter(member -> member.counts() == truth).count();
  }

  private static PossibleValues share(Contents contents) {
    int added = Math.max(0, contents.added());
    Truth unseen = contents.unseenCounts();
    long certain =
        counting(contents, Truth.TRUE)
            + (contents.mayHaveUnseen() && unseen == Truth.TRUE ? added : 0);
    long possible =
        counting(contents, Truth.TRUE)
            + counting(contents, Truth.UNKNOWN)
            + (contents.mayHaveUnseen() && unseen != Truth.FALSE ? added : 0);
    long all = contents.members().size() + (contents.mayHaveUnseen() ? added : 0);
    if (!contents.endless()) {
      return all == 0
          ? PossibleValues.NONE
          : PossibleValues.numbers(
              Interval.steps(
                  Rational.of(certain).over(all),
                  Rational.of(possible).over(all),
                  Rational.ONE.over(all)));
    }
    boolean canCount = unseen != Truth.FALSE;
    boolean canFail = unseen != Truth.TRUE;
    if (all == 0) {
      return PossibleValues.numbers(
              Interval.closed(
                  canFail ? Rational.ZERO : Rational.ONE, canCount ? Rational.ONE : Rational.ZERO))
          .orNone(true);
    }
    Rational low = canFail ? Rational.ZERO : Rational.of(certain).over(all);
    Rational high = canCount ? Rational.ONE : Rational.of(possible).over(all);
    return PossibleValues.numbers(
        new Interval(low, canFail && certain > 0, high, canCount && possible < all, null));
  }

  private PossibleValues distinct(Contents contents, Attribute attribute) {
    List<Candidate> candidates = candidates(contents, attribute);
    Set<PossibleValues> certain = new HashSet<>();
    Set<PossibleValues> possible = new HashSet<>();
    long unknown = 0;
    boolean someCertain = false;
    for (Candidate candidate : candidates) {
      if (!candidate.known()) {
        unknown++;
      } else {
        possible.add(candidate.values());
        if (candidate.certain()) {
          certain.add(candidate.values());
        }
      }
      someCertain |= candidate.certain();
    }
    long low = certain.isEmpty() && someCertain ? 1 : certain.size();
    boolean endless = contents.endless() && contents.unseenCounts() != Truth.FALSE;
    Long different = differentValues(contents, attribute, possible);
    Long high = endless ? null : (Long) (possible.size() + unknown);
    if (different != null && (high == null || different < high)) {
      high = Math.max(possible.size(), different);
    }
    return PossibleValues.count(low, high);
  }

  /** How many different values there can be at most, those already seen included; null for any. */
  private @Nullable Long differentValues(
      Contents contents, Attribute attribute, Set<PossibleValues> seen) {
    if (isTime(attribute)) {
      long days = seen.size();
      for (Stretch stretch : contents.unseen()) {
        if (stretch.counts() != Truth.FALSE) {
          days += stretch.days().last() - stretch.days().first() + 1;
          days -=
              seen.stream()
                  .map(PossibleValues::numbers)
                  .filter(
                      day ->
                          day.getFirst()
                              .meets(
                                  Rational.of(stretch.days().first()),
                                  Rational.of(stretch.days().last())))
                  .count();
        }
      }
      return days;
    }
    PossibleValues domain = Readings.domain(attribute.type());
    if (domain.anyWord()) {
      return null;
    }
    if (domain.numbers().isEmpty()) {
      return (long) domain.words().size();
    }
    Interval range = domain.numbers().getFirst();
    if (range.low() == null || range.high() == null || range.step() == null) {
      return null;
    }
    Rational width = range.high().minus(range.low());
    return width
            .numerator()
            .multiply(range.step().denominator())
            .divide(width.denominator().multiply(range.step().numerator()))
            .longValueExact()
        + 1;
  }

  private PossibleValues sum(Contents contents, Attribute attribute) {
    Rational low = Rational.ZERO;
    Rational high = Rational.ZERO;
    Interval range = Readings.domain(attribute.type()).numbers().getFirst();
    for (Candidate candidate : candidates(contents, attribute)) {
      low = plus(low, least(candidate.range().low(), candidate.certain()));
      high = plus(high, greatest(candidate.range().high(), candidate.certain()));
    }
    if (contents.endless() && contents.unseenCounts() != Truth.FALSE) {
      low = range.reachesBelow(Rational.ZERO) ? null : low;
      high = range.reachesAbove(Rational.ZERO) ? null : high;
    }
    return PossibleValues.numbers(Interval.steps(low, high, step(range)));
  }

  private static Rational step(Interval range) {
    return range.step() == null ? Rational.ONE : range.step();
  }

  private static @Nullable Rational plus(@Nullable Rational a, @Nullable Rational b) {
    return a == null || b == null ? null : a.plus(b);
  }

  private static @Nullable Rational least(@Nullable Rational low, boolean certain) {
    return low == null || certain || low.signum() < 0 ? low : Rational.ZERO;
  }

  private static @Nullable Rational greatest(@Nullable Rational high, boolean certain) {
    return high == null || certain || high.signum() > 0 ? high : Rational.ZERO;
  }

  private PossibleValues average(Contents contents, Attribute attribute) {
    List<Candidate> candidates = candidates(contents, attribute);
    boolean endless = contents.endless() && contents.unseenCounts() != Truth.FALSE;
    if (candidates.isEmpty() && !endless) {
      return PossibleValues.NONE;
    }
    Interval range = Readings.domain(attribute.type()).numbers().getFirst();
    Averages.Bound low =
        Averages.lowest(
            candidates.stream().filter(Candidate::certain).map(c -> c.range().low()).toList(),
            candidates.stream().filter(c -> !c.certain()).map(c -> c.range().low()).toList(),
            endless,
            range.low());
    Averages.Bound high =
        Averages.lowest(
                candidates.stream()
                    .filter(Candidate::certain)
                    .map(c -> negate(c.range().high()))
                    .toList(),
                candidates.stream()
                    .filter(c -> !c.certain())
                    .map(c -> negate(c.range().high()))
                    .toList(),
                endless,
                negate(range.high()))
            .negate();
    return PossibleValues.numbers(
            new Interval(low.value(), low.open(), high.value(), high.open(), null))
        .orNone(candidates.stream().noneMatch(Candidate::certain));
  }

  private static @Nullable Rational negate(@Nullable Rational value) {
    return value == null ? null : value.negate();
  }

  /** The least value, or the greatest. */
  private PossibleValues least(Contents contents, Attribute attribute, boolean greatest) {
    List<Candidate> candidates = candidates(contents, attribute);
    PossibleValues unseen = unseenValues(contents, attribute);
    boolean someCertain = candidates.stream().anyMatch(Candidate::certain);
    Rational bound = null;
    for (Candidate candidate : candidates) {
      Rational value = greatest ? candidate.range().low() : candidate.range().high();
      if (candidate.certain() && value != null) {
        boolean nearer =
            bound == null || (greatest ? value.compareTo(bound) > 0 : value.compareTo(bound) < 0);
        bound = nearer ? value : bound;
      }
    }
    PossibleValues result = null;
    List<PossibleValues> each = new ArrayList<>(candidates.stream().map(c -> c.values()).toList());
    if (contents.endless()) {
      each.add(unseen);
    }
    for (PossibleValues values : each) {
      for (Interval interval : values.numbers()) {
        Interval part = upTo(interval, bound, greatest);
        if (part != null) {
          PossibleValues possible = PossibleValues.numbers(part);
          result = result == null ? possible : result.or(possible);
        }
      }
    }
    return result == null ? PossibleValues.NONE : result.orNone(!someCertain);
  }

  private static @Nullable Interval upTo(
      Interval interval, @Nullable Rational bound, boolean atLeast) {
    if (bound == null) {
      return interval;
    }
    if (atLeast) {
      return !interval.meets(bound, null)
          ? null
          : interval.reachesBelow(bound)
              ? new Interval(bound, false, interval.high(), false, interval.step())
              : interval;
    }
    return !interval.meets(null, bound)
        ? null
        : interval.reachesAbove(bound)
            ? new Interval(interval.low(), false, bound, false, interval.step())
            : interval;
  }

  /** The value of the most recent record, or of the first. */
  private PossibleValues edge(Contents contents, Attribute attribute, boolean latest) {
    List<Candidate> candidates = ofMembers(contents, attribute);
    Days reach = reach(candidates, latest);
    PossibleValues result = null;
    for (Candidate candidate : candidates) {
      if (reach.contains(candidate.day())) {
        result = result == null ? candidate.values() : result.or(candidate.values());
      }
    }
    if (contents.mayHaveUnseen()) {
      for (Stretch stretch : contents.unseen()) {
        Days part = stretch.days().intersect(reach);
        if (stretch.counts() != Truth.FALSE && !part.isEmpty()) {
          PossibleValues unseen =
              isTime(attribute)
                  ? PossibleValues.numbers(part.interval())
                  : Readings.domain(attribute.type());
          result = result == null ? unseen : result.or(unseen);
        }
      }
    }
    return result == null ? PossibleValues.NONE : result.orNone(mayBeEmpty(contents, candidates));
  }

  /** The days on which the latest, or the first, record may lie. */
  private static Days reach(List<Candidate> candidates, boolean latest) {
    long first = Long.MIN_VALUE;
    long last = Long.MAX_VALUE;
    for (Candidate candidate : candidates) {
      if (candidate.certain()) {
        first = Math.max(first, candidate.day());
        last = Math.min(last, candidate.day());
      }
    }
    return latest ? new Days(first, Long.MAX_VALUE) : new Days(Long.MIN_VALUE, last);
  }

  private static boolean mayBeEmpty(Contents contents, List<Candidate> candidates) {
    return candidates.stream().noneMatch(Candidate::certain)
        && !(contents.added() > 0 && contents.unseenCounts() == Truth.TRUE);
  }

  /** Latest minus earliest value, over all pairs of records that may be the latest and earliest. */
  private PossibleValues change(Contents contents, Attribute attribute) {
    List<Candidate> members = ofMembers(contents, attribute);
    Days late = reach(members, true);
    Days early = reach(members, false);
    long certain = members.stream().filter(Candidate::certain).count();
    PossibleValues result = null;
    for (Candidate last : members) {
      for (Candidate first : members) {
        if (last != first
            && last.day() >= first.day()
            && late.contains(last.day())
            && early.contains(first.day())) {
          result = or(result, difference(last.values(), first.values()));
        }
      }
    }
    if (contents.mayHaveUnseen()) {
      for (Stretch stretch : contents.unseen()) {
        if (stretch.counts() == Truth.FALSE) {
          continue;
        }
        for (Candidate member : members) {
          Days after =
              stretch.days().intersect(late).intersect(new Days(member.day(), Long.MAX_VALUE));
          if (early.contains(member.day()) && !after.isEmpty()) {
            result = or(result, difference(unseen(attribute, after), member.values()));
          }
          Days before =
              stretch.days().intersect(early).intersect(new Days(Long.MIN_VALUE, member.day()));
          if (late.contains(member.day()) && !before.isEmpty()) {
            result = or(result, difference(member.values(), unseen(attribute, before)));
          }
        }
        for (Stretch other : contents.unseen()) {
          Days after = stretch.days().intersect(late);
          Days before = other.days().intersect(early);
          if (other.counts() != Truth.FALSE
              && contents.added() != 1
              && !after.isEmpty()
              && !before.isEmpty()
              && before.first() <= after.last()) {
            result = or(result, difference(unseen(attribute, after), unseen(attribute, before)));
          }
        }
      }
    }
    long atLeast =
        certain
            + (contents.added() > 0 && contents.unseenCounts() == Truth.TRUE
                ? contents.added()
                : 0);
    return result == null ? PossibleValues.NONE : result.orNone(atLeast < 2);
  }

  private static PossibleValues or(@Nullable PossibleValues a, PossibleValues b) {
    return a == null ? b : a.or(b);
  }

  private static PossibleValues difference(PossibleValues last, PossibleValues first) {
    Interval a = last.numbers().getFirst();
    Interval b = first.numbers().getFirst();
    return PossibleValues.numbers(
        new Interval(
            a.low() == null || b.high() == null ? null : a.low().minus(b.high()),
            false,
            a.high() == null || b.low() == null ? null : a.high().minus(b.low()),
            false,
            a.step() == null ? b.step() : a.step()));
  }

  private PossibleValues unseen(Attribute attribute, Days days) {
    return isTime(attribute)
        ? PossibleValues.numbers(days.interval())
        : Readings.domain(attribute.type());
  }

  /** The records that have, or may have, a value, those included that are added unseen. */
  private List<Candidate> candidates(Contents contents, Attribute attribute) {
    List<Candidate> candidates = ofMembers(contents, attribute);
    Truth unseen = contents.unseenCounts();
    if (contents.mayHaveUnseen() && unseen != Truth.FALSE) {
      for (int added = 0; added < contents.added(); added++) {
        candidates.add(new Candidate(0, unseen == Truth.TRUE, unseenValues(contents, attribute)));
      }
    }
    return candidates;
  }

  private List<Candidate> ofMembers(Contents contents, Attribute attribute) {
    List<Candidate> candidates = new ArrayList<>();
    for (Member member : contents.members()) {
      if (member.counts() == Truth.FALSE) {
        continue;
      }
      boolean certain = member.counts() == Truth.TRUE;
      switch (readings.ofRecord(member.frame(), attribute.id())) {
        case Reading.Known(var value) ->
            candidates.add(new Candidate(member.day(), certain, Readings.only(value)));
        case Reading.NoValue() -> {}
        case Reading.Unknown unknown ->
            candidates.add(new Candidate(member.day(), certain, Readings.domain(attribute.type())));
        case Reading.SomeDay(Days days) ->
            candidates.add(
                new Candidate(member.day(), certain, PossibleValues.numbers(days.interval())));
      }
    }
    return candidates;
  }

  /** What the measured attribute of an unseen record may be. */
  private PossibleValues unseenValues(Contents contents, Attribute attribute) {
    if (!isTime(attribute)) {
      return contents.unseenCounts() == Truth.FALSE
          ? PossibleValues.NONE
          : Readings.domain(attribute.type());
    }
    PossibleValues days = new PossibleValues(false, List.of(), Set.of(), false);
    for (Stretch stretch : contents.unseen()) {
      if (stretch.counts() != Truth.FALSE) {
        days = days.or(PossibleValues.numbers(stretch.days().interval()));
      }
    }
    return days;
  }

  private boolean isTime(Attribute attribute) {
    return attribute.id().equals(entity.entity().time());
  }
}
