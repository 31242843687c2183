package org.todoku.phrase;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Comparison;
import org.todoku.rule.Comparison.Operator;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Length;
import org.todoku.rule.Measure;
import org.todoku.rule.Offset;
import org.todoku.rule.Operand;
import org.todoku.rule.Value;
import org.todoku.rule.Window;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.CalendarUnit;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.ValueType;

/** Criteria in Japanese. */
final class Japanese {
  Clause clause(Criterion criterion, Setting setting) {
    return switch (criterion) {
      case Criterion.All(List<Criterion> of) -> joined(of, "、かつ", setting);
      case Criterion.Any(List<Criterion> of) -> joined(of, "、または", setting);
      case Criterion.None(List<Criterion> of) ->
          of.size() == 1
              ? negated(of.getFirst(), setting)
              : Clause.not("次のいずれにも当てはまら").with(listed(of, setting));
      case Criterion.Not(Criterion of) -> negated(of, setting);
      case Criterion.AtLeastOf(int n, List<Criterion> of) ->
          Clause.verb("次のうち" + n + "つ以上に当てはま", "る", "り").with(listed(of, setting));
      case Criterion.Score(var parts, Comparison comparison) -> score(parts, comparison, setting);
      case Criterion.ValueTest(ValuePath path, Comparison comparison) ->
          value(path, comparison, setting);
      case Criterion.Missing(ValuePath path) -> Clause.not(name(path, setting) + "の記録が");
      case Criterion.Recorded(ValuePath path) -> Clause.there(name(path, setting) + "の記録が");
      case Criterion.Records records -> records(records, setting);
      case Criterion.RuleReference(String id) ->
          Clause.verb("ルール「" + setting.titleOf(id).ja() + "」に当てはま", "る", "り");
    };
  }

  /** What stands above the parts of a group in an outline; null for what is no group. */
  @Nullable String heading(Criterion criterion, Setting setting) {
    return switch (criterion) {
      case Criterion.All all -> "次のすべてに当てはまる";
      case Criterion.Any any -> "次のいずれかに当てはまる";
      case Criterion.None none -> "次のいずれにも当てはまらない";
      case Criterion.Not not -> "次に当てはまらない";
      case Criterion.AtLeastOf(int n, var of) -> "次のうち" + n + "つ以上に当てはまる";
      case Criterion.Score(var parts, Comparison comparison) ->
          simple(parts)
              ? "次のうち当てはまるものが" + number(comparison, "つ", setting).end()
              : "次の点数の合計が" + number(comparison, "点", setting).end();
      case Criterion.ValueTest test -> null;
      case Criterion.Missing missing -> null;
      case Criterion.Recorded recorded -> null;
      case Criterion.Records records -> null;
      case Criterion.RuleReference reference -> null;
    };
  }

  private Clause joined(List<Criterion> of, String word, Setting setting) {
    if (of.size() == 1) {
      return clause(of.getFirst(), setting);
    }
    List<Clause> clauses = of.stream().map(part -> clause(part, setting)).toList();
    String all = clauses.stream().map(Clause::bracketed).collect(Collectors.joining(word));
    Clause last = clauses.getLast();
    String tail = last.bracketed();
    String before = all.substring(0, all.length() - tail.length());
    return last.compound()
        ? new Clause(all, all + "の", all + "で", true)
        : new Clause(all, before + last.beforeNoun(), before + last.joined(), true);
  }

  private Clause negated(Criterion of, Setting setting) {
    Clause clause = clause(of, setting);
    return Clause.not("「" + clause.end() + "」に当てはまら");
  }

  private List<String> listed(List<Criterion> of, Setting setting) {
    return of.stream().map(part -> clause(part, setting).end()).toList();
  }

  private static boolean simple(List<Criterion.Points> parts) {
    return parts.stream().allMatch(part -> part.points().compareTo(BigDecimal.ONE) == 0);
  }

  private Clause score(List<Criterion.Points> parts, Comparison comparison, Setting setting) {
    boolean simple = simple(parts);
    List<String> listed =
        parts.stream()
            .map(
                part ->
                    clause(part.when(), setting).end()
                        + (simple ? "" : "(" + Numbers.plain(part.points()) + "点)"))
            .toList();
    return simple
        ? number(comparison, "つ", setting).after("次のうち当てはまるものが").with(listed)
        : number(comparison, "点", setting).after("次の点数の合計が").with(listed);
  }

  private String name(ValuePath path, Setting setting) {
    Attribute attribute = setting.attribute(path);
    int level = setting.level(path);
    boolean ofOuter = level >= 0 && level < setting.frames().size() - 1;
    boolean named = ofOuter || (level < 0 && setting.isAmbiguous(attribute));
    return (named ? setting.entityOf(path).label().ja() + "の" : "") + attribute.label().ja();
  }

  private Clause value(ValuePath path, Comparison comparison, Setting setting) {
    Attribute attribute = setting.attribute(path);
    if (attribute.builtIn()) {
      return Derived.japanese(attribute.id(), comparison, setting, this);
    }
    if (comparison instanceof Comparison.Relation(Operator operator, Operand operand)
        && operand instanceof Operand.Literal(Value.BooleanValue(boolean yes))) {
      boolean asked = yes == (operator == Operator.IS);
      return Clause.noun(name(path, setting) + "が「" + (asked ? "はい" : "いいえ") + "」");
    }
    return compared(attribute, comparison, setting).after(name(path, setting) + "が");
  }

  /** A comparison without what is compared. */
  private Clause compared(Attribute attribute, Comparison comparison, Setting setting) {
    return switch (attribute.type()) {
      case ValueType.IntegerType type -> number(comparison, unit(attribute), setting);
      case ValueType.DecimalType type -> number(comparison, unit(attribute), setting);
      case ValueType.DateType() -> date(comparison, setting);
      case ValueType.BooleanType() -> words(attribute, comparison, setting);
      case ValueType.CodeType type -> words(attribute, comparison, setting);
      case ValueType.TextType() -> words(attribute, comparison, setting);
    };
  }

  private static String unit(Attribute attribute) {
    return attribute.unit() == null ? "" : counter(attribute.unit());
  }

  /** The counter for a unit of the vocabulary. */
  static String counter(@Nullable String unit) {
    return switch (unit == null ? "" : unit) {
      case "days" -> "日";
      case "weeks" -> "週";
      case "months" -> "か月";
      case "years" -> "歳";
      case "times" -> "回";
      case "children", "persons", "people" -> "人";
      case "points" -> "点";
      case "teeth" -> "本";
      case "" -> "";
      default -> unit == null ? "" : unit;
    };
  }

  Clause number(Comparison comparison, String counter, Setting setting) {
    return switch (comparison) {
      case Comparison.Relation(Operator operator, Operand operand) ->
          related(operator, operand(operand, setting) + counter);
      case Comparison.Between(Operand low, Operand high) ->
          Clause.noun(operand(low, setting) + "〜" + operand(high, setting) + counter);
      case Comparison.In in -> Clause.noun("");
      case Comparison.NotIn notIn -> Clause.noun("");
      case Comparison.Within within -> Clause.noun("");
    };
  }

  Clause related(Operator operator, String than) {
    return switch (operator) {
      case EQUALS, IS -> Clause.noun(than);
      case NOT_EQUALS, IS_NOT -> Clause.noun(than + "以外");
      case LESS_THAN -> Clause.noun(than + "未満");
      case AT_MOST -> Clause.noun(than + "以下");
      case MORE_THAN -> Clause.verb(than + "を超え", "る", "");
      case AT_LEAST -> Clause.noun(than + "以上");
      case BEFORE -> Clause.noun(than + "より前");
      case ON_OR_BEFORE -> Clause.noun(than + "以前");
      case AFTER -> Clause.noun(than + "より後");
      case ON_OR_AFTER -> Clause.noun(than + "以降");
    };
  }

  String operand(Operand operand, Setting setting) {
    return switch (operand) {
      case Operand.Literal(Value value) -> value(value);
      case Operand.ParameterReference(String id) -> value(setting.parameter(id));
      case Operand.ValueReference(ValuePath path) -> name(path, setting);
      case Operand.AsOf(var offset) -> {
        if (setting.asOf() != null) {
          yield date(Stretches.offset(offset, setting, setting.asOf()));
        }
        int back = Numbers.amount(offset.back(), setting);
        yield back == 0
            ? "基準日"
            : "基準日の" + Math.abs(back) + unit(offset.unit()) + (back > 0 ? "前" : "後");
      }
    };
  }

  private static String value(Value value) {
    return switch (value) {
      case Value.BooleanValue(boolean yes) -> yes ? "はい" : "いいえ";
      case Value.NumberValue(BigDecimal number) -> Numbers.plain(number);
      case Value.DateValue(LocalDate date) -> date(date);
      case Value.TextValue(String text) -> text;
    };
  }

  static String date(LocalDate date) {
    return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
  }

  static String unit(CalendarUnit unit) {
    return switch (unit) {
      case DAYS -> "日";
      case WEEKS -> "週間";
      case MONTHS -> "か月";
      case YEARS -> "年";
    };
  }

  private Clause date(Comparison comparison, Setting setting) {
    return switch (comparison) {
      case Comparison.Relation(Operator operator, Operand operand) ->
          operator == Operator.ON_OR_BEFORE
                  && setting.asOf() == null
                  && operand instanceof Operand.AsOf(Offset offset)
                  && Numbers.amount(offset.back(), setting) > 0
              ? Clause.noun(
                  "基準日の" + Numbers.amount(offset.back(), setting) + unit(offset.unit()) + "以上前")
              : related(operator, operand(operand, setting));
      case Comparison.Within(Window window) -> Clause.noun(during(window, setting));
      case Comparison.Between between -> number(between, "", setting);
      case Comparison.In in -> Clause.noun("");
      case Comparison.NotIn notIn -> Clause.noun("");
    };
  }

  private Clause words(Attribute attribute, Comparison comparison, Setting setting) {
    return switch (comparison) {
      case Comparison.Relation(Operator operator, Operand operand) -> {
        String word = word(attribute, operand, setting);
        yield operator == Operator.IS_NOT || operator == Operator.NOT_EQUALS
            ? Clause.noun("「" + word + "」以外")
            : Clause.noun("「" + word + "」");
      }
      case Comparison.In(List<Operand> operands) -> {
        String list = list(attribute, operands, setting);
        yield Clause.noun(operands.size() == 1 ? list : list + "のいずれか");
      }
      case Comparison.NotIn(List<Operand> operands) ->
          Clause.noun(list(attribute, operands, setting) + "以外");
      case Comparison.Between between -> Clause.noun("");
      case Comparison.Within within -> Clause.noun("");
    };
  }

  private String list(Attribute attribute, List<Operand> operands, Setting setting) {
    return operands.stream()
        .map(operand -> "「" + word(attribute, operand, setting) + "」")
        .collect(Collectors.joining());
  }

  private String word(Attribute attribute, Operand operand, Setting setting) {
    String word = operand(operand, setting);
    if (!(operand instanceof Operand.ValueReference)
        && attribute.type() instanceof ValueType.CodeType(List<ValueType.Code> codes)) {
      for (ValueType.Code code : codes) {
        if (code.id().equals(word)) {
          return code.label().ja();
        }
      }
    }
    return word;
  }

  private Clause records(Criterion.Records records, Setting setting) {
    Entity entity = setting.entity(records.entity());
    Setting inside = setting.inside(entity, records.as());
    Criterion where = records.where();
    String window = records.within() == null ? "これまで" : window(records.within(), setting);
    String noun =
        where != null && records.within() instanceof Window.Latest
            ? window + "の" + entity.label().ja() + "のうち、" + subset(where, inside)
            : of(window, noun(entity, where, inside), entity);
    return switch (records.measure()) {
      case Measure.Exists(boolean expected) ->
          expected ? Clause.there(noun + "が") : Clause.not(noun + "が");
      case Measure.Count(Comparison comparison) ->
          number(comparison, counterOf(comparison, setting, "件"), setting).after(noun + "が");
      case Measure.Share(Comparison comparison) ->
          share(comparison, setting)
              .after(
                  window
                      + "の"
                      + entity.label().ja()
                      + "のうち、"
                      + (where == null ? "すべて" : subset(where, inside))
                      + "が");
      case Measure.Streak(Comparison comparison) -> streak(comparison, setting).after(noun + "が");
      case Measure.Aggregate aggregate ->
          aggregate(
                  aggregate.function(),
                  Setting.attribute(entity, aggregate.attribute()),
                  aggregate.comparison(),
                  setting)
              .after(noun + "で、");
    };
  }

  /** A window in front of a noun, set off where the noun is a long one. */
  private static String of(String window, String noun, Entity entity) {
    return window + (noun.startsWith(entity.label().ja()) ? "の" : "の、") + noun;
  }

  private static String counterOf(Comparison comparison, Setting setting, String otherwise) {
    String unit = Numbers.unit(comparison, setting);
    return unit == null ? otherwise : counter(unit);
  }

  private Clause share(Comparison comparison, Setting setting) {
    return number(Shares.asPercent(comparison, setting), "%", setting);
  }

  private Clause streak(Comparison comparison, Setting setting) {
    String counter = counterOf(comparison, setting, "件");
    return comparison instanceof Comparison.Relation(Operator operator, Operand operand)
            && operator == Operator.AT_LEAST
        ? Clause.verb(operand(operand, setting) + counter + "以上続", "く", "き")
        : number(comparison, counter, setting).after("続くのは最長で");
  }

  private Clause aggregate(
      Measure.Function function, Attribute attribute, Comparison comparison, Setting setting) {
    String label = attribute.label().ja();
    return switch (function) {
      case DISTINCT -> number(comparison, "種類", setting).after(label + "が");
      case SUM -> compared(attribute, comparison, setting).after(label + "の合計が");
      case AVERAGE -> number(comparison, unit(attribute), setting).after(label + "の平均が");
      case MIN -> compared(attribute, comparison, setting).after("最小の" + label + "が");
      case MAX -> compared(attribute, comparison, setting).after("最大の" + label + "が");
      case LATEST -> compared(attribute, comparison, setting).after("最新の" + label + "が");
      case EARLIEST -> compared(attribute, comparison, setting).after("最初の" + label + "が");
      case CHANGE -> change(attribute, comparison, setting);
    };
  }

  private Clause change(Attribute attribute, Comparison comparison, Setting setting) {
    String label = attribute.label().ja();
    if (comparison instanceof Comparison.Relation(Operator operator, Operand operand)
        && Numbers.of(operand, setting) instanceof BigDecimal number) {
      String by = Numbers.plain(number.abs()) + unit(attribute) + "以上";
      if (operator == Operator.AT_MOST && number.signum() < 0) {
        return Clause.verb(label + "が最初から最新までに" + by + "下が", "った", "り");
      }
      if (operator == Operator.AT_LEAST && number.signum() > 0) {
        return Clause.verb(label + "が最初から最新までに" + by + "上が", "った", "り");
      }
    }
    return number(comparison, unit(attribute), setting).after(label + "の変化(最初から最新まで)が");
  }

  /**
   * The records that count: conditions on codes in brackets after the entity's name, all others in
   * front of it.
   */
  private String noun(Entity entity, @Nullable Criterion where, Setting inside) {
    if (where == null) {
      return entity.label().ja();
    }
    List<String> codes = new ArrayList<>();
    String others = conditions(where, inside, codes);
    return others
        + entity.label().ja()
        + (codes.isEmpty() ? "" : "(" + String.join("、", codes) + ")");
  }

  /** The records that count, without their entity's name: what of a whole. */
  private String subset(Criterion where, Setting inside) {
    List<String> codes = new ArrayList<>();
    String others = conditions(where, inside, codes);
    if (others.isEmpty()) {
      return codes.size() == 1
          ? codes.getFirst()
          : codes.getFirst() + "(" + String.join("、", codes.subList(1, codes.size())) + ")";
    }
    return others + "もの" + (codes.isEmpty() ? "" : "(" + String.join("、", codes) + ")");
  }

  /** Conditions as they stand in front of a noun; those on codes are put aside in short. */
  private String conditions(Criterion where, Setting inside, List<String> codes) {
    List<Criterion> others = new ArrayList<>();
    for (Criterion part :
        where instanceof Criterion.All(List<Criterion> of) ? of : List.of(where)) {
      String code = code(part, inside);
      if (code != null) {
        codes.add(code);
      } else {
        others.add(part);
      }
    }
    StringBuilder conditions = new StringBuilder();
    for (int i = 0; i < others.size(); i++) {
      Clause clause = clause(others.get(i), inside);
      conditions.append(i < others.size() - 1 ? clause.joined() + "、" : clause.beforeNoun());
    }
    return conditions.toString();
  }

  /** A condition on a code of the record in short, or null if it is another condition. */
  private @Nullable String code(Criterion part, Setting inside) {
    if (!(part instanceof Criterion.ValueTest(ValuePath path, Comparison comparison))
        || inside.level(path) != inside.frames().size() - 1
        || !(inside.attribute(path).type() instanceof ValueType.CodeType)) {
      return null;
    }
    Attribute attribute = inside.attribute(path);
    return switch (comparison) {
      case Comparison.Relation(Operator operator, Operand operand) ->
          word(attribute, operand, inside) + (operator == Operator.IS ? "" : "を除く");
      case Comparison.In(List<Operand> operands) -> dotted(attribute, operands, inside);
      case Comparison.NotIn(List<Operand> operands) -> dotted(attribute, operands, inside) + "を除く";
      case Comparison.Between between -> null;
      case Comparison.Within within -> null;
    };
  }

  private String dotted(Attribute attribute, List<Operand> operands, Setting inside) {
    return operands.stream()
        .map(operand -> word(attribute, operand, inside))
        .collect(Collectors.joining("・"));
  }

  /** A window as a noun. */
  private String window(Window window, Setting setting) {
    String words =
        switch (window) {
          case Window.Last(Length length) -> "直近" + length(length, setting);
          case Window.FromTo(var from, var to) ->
              back(from, setting) + "から" + (to == null ? "基準日" : back(to, setting)) + "まで";
          case Window.SchoolYear(Window.Which which) ->
              which == Window.Which.CURRENT ? "今年度" : "前年度";
          case Window.Month(Window.Which which) -> which == Window.Which.CURRENT ? "今月" : "前月";
          case Window.Age(Length from, Length to) ->
              "生後" + length(from, setting) + "から" + age(to, setting) + "になるまで";
          case Window.Since(ValuePath path) -> day(path, setting) + "以降";
          case Window.After(ValuePath path, Length length) ->
              setting.isOuterDay(path)
                  ? "その後" + length(length, setting) + "以内"
                  : day(path, setting) + "の後" + length(length, setting) + "以内";
          case Window.Latest(var n) -> "直近" + Numbers.amount(n, setting) + "件";
        };
    Stretches dates = Stretches.of(window, setting);
    return words
        + (dates == null ? "" : "(" + date(dates.first()) + "〜" + date(dates.last()) + ")");
  }

  /** A window that a date lies in. */
  private String during(Window window, Setting setting) {
    String words = window(window, setting);
    return switch (window) {
      case Window.Last last -> words + "以内";
      case Window.SchoolYear year -> words + "中";
      case Window.Month month -> words + "中";
      case Window.Since since -> words;
      case Window.After after -> words;
      case Window.FromTo fromTo -> words + "の間";
      case Window.Age age -> words + "の間";
      case Window.Latest latest -> words;
    };
  }

  private String day(ValuePath path, Setting setting) {
    return setting.isOuterDay(path) ? "その日" : name(path, setting);
  }

  private static String length(Length length, Setting setting) {
    return Numbers.amount(length.amount(), setting) + unit(length.unit());
  }

  private static String age(Length length, Setting setting) {
    int amount = Numbers.amount(length.amount(), setting);
    return length.unit() == CalendarUnit.YEARS ? amount + "歳" : amount + unit(length.unit());
  }

  private static String back(Offset offset, Setting setting) {
    int back = Numbers.amount(offset.back(), setting);
    return back == 0 ? "基準日" : Math.abs(back) + unit(offset.unit()) + (back > 0 ? "前" : "後");
  }
}
