package org.todoku.explain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Ages;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Value;
import org.todoku.rule.Value.DateValue;
import org.todoku.rule.Value.NumberValue;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Span;
import org.todoku.vocabulary.ValueType;
import org.todoku.vocabulary.Vocabulary;

/** Reads single values of one child as they are known on one date. */
final class Readings {
  private final LinkedProfile profile;
  private final LocalDate asOf;

  Readings(LinkedProfile profile, LocalDate asOf) {
    this.profile = profile;
    this.asOf = asOf;
  }

  Reading read(ValuePath path, Scope scope) {
    Frame frame = scope.frameOf(path);
    if (frame != null) {
      return ofRecord(frame, path.attribute());
    }
    EntityLayout entity = profile.layout().entity(qualifier(path));
    Attribute builtIn = entity.entity().attribute(path.attribute()).orElse(null);
    return builtIn != null && builtIn.builtIn()
        ? derived(entity, path.attribute())
        : ofEntity(entity, path.attribute());
  }

  /** The attribute that a path names. */
  Attribute attribute(ValuePath path, Scope scope) {
    Frame frame = scope.frameOf(path);
    EntityLayout entity = frame != null ? frame.entity() : profile.layout().entity(qualifier(path));
    return entity
        .entity()
        .attribute(path.attribute())
        .orElseThrow(() -> new IllegalArgumentException("no attribute " + path));
  }

  /** The cardinality-one entity whose value a path names, if it names one. */
  Optional<Entity> ofEntity(ValuePath path) {
    return path.qualifier() == null
        ? Optional.empty()
        : profile
            .layout()
            .vocabulary()
            .entity(path.qualifier())
            .filter(entity -> entity.cardinality() == Entity.Cardinality.ONE);
  }

  Reading birthDate() {
    EntityLayout root = profile.layout().entity(profile.layout().vocabulary().root().id());
    return ofEntity(root, Vocabulary.BIRTH_DATE);
  }

  Reading ofRecord(Frame frame, String attribute) {
    int column = column(frame.entity(), attribute);
    if (frame.unseen()) {
      return column == frame.entity().timeColumn()
          ? new Reading.SomeDay(frame.days())
          : Reading.OF_UNSEEN_RECORD;
    }
    return reading(profile.fact(frame.entity().index(), frame.row(), column));
  }

  private Reading ofEntity(EntityLayout entity, String attribute) {
    String whyNot = whyNotSeen(entity);
    if (whyNot != null) {
      return new Reading.Unknown(whyNot);
    }
    int column = column(entity, attribute);
    return profile.size(entity.index()) == 0
        ? new Reading.Unknown(FactValue.Reason.NOT_COLLECTED.word())
        : reading(profile.fact(entity.index(), 0, column));
  }

  /** Why nothing of a cardinality-one entity is known on the as-of date, or null if it is. */
  private @Nullable String whyNotSeen(EntityLayout entity) {
    int index = entity.index();
    long today = asOf.toEpochDay();
    if (!profile.has(index)
        || profile.coveredFrom(index) > today
        || (profile.coveredTo(index) != Long.MAX_VALUE && profile.coveredTo(index) > today)) {
      return "notCovered";
    }
    Span staleAfter = entity.entity().staleAfter();
    if (staleAfter != null && profile.coveredTo(index) < staleAfter.before(asOf).toEpochDay()) {
      return "stale";
    }
    if (entity.timeColumn() >= 0
        && profile.size(index) > 0
        && profile.fact(index, 0, entity.timeColumn())
            instanceof FactValue.Known(DateValue(LocalDate date))
        && date.isAfter(asOf)) {
      return "notCovered";
    }
    return null;
  }

  private Reading derived(EntityLayout root, String attribute) {
    return switch (ofEntity(root, Vocabulary.BIRTH_DATE)) {
      case Reading.Known(DateValue(LocalDate birth)) ->
          new Reading.Known(NumberValue.of(derived(birth, attribute)));
      case Reading other -> other;
    };
  }

  private long derived(LocalDate birth, String attribute) {
    return switch (attribute) {
      case "age.years" -> Ages.years(birth, asOf);
      case "age.months" -> Ages.months(birth, asOf);
      case "age.days" -> Ages.days(birth, asOf);
      case "schoolGrade" -> Ages.schoolGrade(birth, asOf);
      default -> throw new IllegalArgumentException("no built-in attribute " + attribute);
    };
  }

  private static Reading reading(FactValue fact) {
    return switch (fact) {
      case FactValue.Known(Value value) -> new Reading.Known(value);
      case FactValue.Missing(FactValue.Reason reason) ->
          reason == FactValue.Reason.NOT_APPLICABLE
              ? new Reading.NoValue()
              : new Reading.Unknown(reason.word());
    };
  }

  private static int column(EntityLayout entity, String attribute) {
    int column = entity.column(attribute);
    if (column < 0) {
      throw new IllegalArgumentException("no attribute " + entity.entity().id() + "." + attribute);
    }
    return column;
  }

  private static String qualifier(ValuePath path) {
    if (path.qualifier() == null) {
      throw new IllegalArgumentException("no record for " + path);
    }
    return path.qualifier();
  }

  /** All values that an attribute of a type may have. */
  static PossibleValues domain(ValueType type) {
    return switch (type) {
      case ValueType.BooleanType() -> PossibleValues.word("true").or(PossibleValues.word("false"));
      case ValueType.IntegerType(var min, var max) ->
          PossibleValues.numbers(
              Interval.steps(
                  min == null ? null : Rational.of(min),
                  max == null ? null : Rational.of(max),
                  Rational.ONE));
      case ValueType.DecimalType(var scale, var min, var max) ->
          PossibleValues.numbers(
              Interval.steps(
                  min == null ? null : Rational.of(min),
                  max == null ? null : Rational.of(max),
                  step(scale)));
      case ValueType.DateType() -> PossibleValues.numbers(Interval.steps(null, null, Rational.ONE));
      case ValueType.CodeType(var codes) ->
          codes.stream()
              .map(code -> PossibleValues.word(code.id()))
              .reduce(PossibleValues::or)
              .orElse(PossibleValues.NONE);
      case ValueType.TextType() -> new PossibleValues(false, List.of(), Set.of(), true);
    };
  }

  /** The smallest difference between two numbers of a scale. */
  static Rational step(int scale) {
    return new Rational(BigInteger.ONE, BigInteger.TEN.pow(scale));
  }

  /** A known value as the only possible one. */
  static PossibleValues only(Value value) {
    return switch (value) {
      case Value.BooleanValue(boolean yes) -> PossibleValues.word(Boolean.toString(yes));
      case NumberValue(BigDecimal number) ->
          PossibleValues.numbers(Interval.point(Rational.of(number)));
      case DateValue(LocalDate date) ->
          PossibleValues.numbers(Interval.point(Rational.of(date.toEpochDay())));
      case Value.TextValue(String text) -> PossibleValues.word(text);
    };
  }
}
