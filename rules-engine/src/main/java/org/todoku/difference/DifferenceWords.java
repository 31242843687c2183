package org.todoku.difference;

import java.time.LocalDate;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.todoku.difference.RuleChange.Spot;
import org.todoku.phrase.Phrases;
import org.todoku.rule.Criterion;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.rule.Rule.Basis;
import org.todoku.rule.Rule.Effective;
import org.todoku.rule.RuleSet;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.ValueType;

/** Puts what differs between two versions of a rule into words, in Japanese and English. */
public final class DifferenceWords {
  private final Side earlier;
  private final Side later;
  private final Labels labels;

  /**
   * A version with what is needed to phrase it.
   *
   * @param rule the rule, typed
   * @param rules the rule with those that it refers to
   */
  public record Version(Rule rule, RuleSet rules) {}

  /** What ids that rules name are called. */
  public interface Labels {
    LocalizedText need(String id);

    LocalizedText purpose(String id);

    LocalizedText service(String id);
  }

  private record Side(Rule rule, Phrases phrases) {
    Side(Version version) {
      this(version.rule(), new Phrases(version.rules()));
    }

    LocalizedText sentence(Criterion criterion) {
      return phrases.criterion(criterion, rule, null);
    }

    /** A group without its parts, anything else whole. */
    LocalizedText heading(Criterion criterion) {
      return phrases.node(criterion, rule, null);
    }
  }

  public DifferenceWords(Version before, Version after, Labels labels) {
    this.earlier = new Side(before);
    this.later = new Side(after);
    this.labels = labels;
  }

  /** One change as a line. */
  public LocalizedText words(RuleChange change) {
    return switch (change) {
      case RuleChange.TitleChanged(var before, var after) ->
          changed("名称", "Title", quoted(before), quoted(after));
      case RuleChange.NeedChanged(var before, var after) ->
          changed("ニーズ", "Need", named(before, labels::need), named(after, labels::need));
      case RuleChange.LevelChanged(var before, var after) ->
          changed("レベル", "Level", level(before), level(after));
      case RuleChange.PurposeChanged(var before, var after) ->
          changed("利用目的", "Purpose", named(before, labels::purpose), named(after, labels::purpose));
      case RuleChange.BasisChanged(var before, var after) ->
          changed("根拠", "Basis", basis(before), basis(after));
      case RuleChange.EffectiveChanged(var before, var after) ->
          changed("適用期間", "In force", effective(before), effective(after));
      case RuleChange.WhenUnknownChanged(var before, var after) ->
          changed("わからないとき", "When it cannot be told", unknown(before), unknown(after));
      case RuleChange.SupportAdded(String service) ->
          said("支援を追加", "Support added", labels.service(service));
      case RuleChange.SupportRemoved(String service) ->
          said("支援を削除", "Support removed", labels.service(service));
      case RuleChange.SupportReordered reordered ->
          new LocalizedText("支援の並び順を変更", "Support in another order");
      case RuleChange.ParameterAdded(Parameter parameter) ->
          said("パラメーターを追加", "Parameter added", whole(parameter));
      case RuleChange.ParameterRemoved(Parameter parameter) ->
          said("パラメーターを削除", "Parameter removed", whole(parameter));
      case RuleChange.ParameterSet(Parameter before, Parameter after) ->
          both(
              label(after),
              both(
                  Phrases.amount(before),
                  Phrases.amount(after),
                  (one, other) -> one + " → " + other),
              (name, values) -> name + " " + values);
      case RuleChange.ParameterLimited(Parameter before, Parameter after) ->
          both(
              label(after),
              changed("の範囲", ", limits", limits(before), limits(after)),
              (name, values) -> name + values);
      case RuleChange.ParameterRenamed(Parameter before, Parameter after) ->
          changed("パラメーターの名称", "Parameter called", unit(before), unit(after));
      case RuleChange.ParameterNoted(Parameter before, Parameter after) ->
          changed(
              "パラメーター" + quoted(label(after)).ja() + "の注記",
              "Note on the parameter " + quoted(label(after)).en(),
              note(before),
              note(after));
      case RuleChange.ParametersReordered reordered ->
          new LocalizedText("パラメーターの並び順を変更", "Parameters in another order");
      case RuleChange.ExceptionAdded(var exception) ->
          said(
              "例外を追加",
              "Exception added",
              explained(exception.because(), later.sentence(exception.when())));
      case RuleChange.ExceptionRemoved(var exception) ->
          said(
              "例外を削除",
              "Exception removed",
              explained(exception.because(), earlier.sentence(exception.when())));
      case RuleChange.ExceptionReworded(var before, var after) ->
          changed(
              "例外の理由", "Reason of an exception", quoted(before.because()), quoted(after.because()));
      case RuleChange.ExceptionsReordered reordered ->
          new LocalizedText("例外の並び順を変更", "Exceptions in another order");
      case RuleChange.ConditionAdded(Spot spot, Criterion condition) ->
          at(spot, said("条件を追加", "Condition added", quoted(later.sentence(condition))));
      case RuleChange.ConditionRemoved(Spot spot, Criterion condition) ->
          at(spot, said("条件を削除", "Condition removed", quoted(earlier.sentence(condition))));
      case RuleChange.ConditionChanged(Spot spot, Criterion before, Criterion after) ->
          at(
              spot,
              changed(
                  "条件を変更",
                  "Condition changed",
                  quoted(earlier.sentence(before)),
                  quoted(later.sentence(after))));
      case RuleChange.ConditionMoved(Spot from, Spot to, Criterion condition) ->
          both(
              said("条件を移動", "Condition moved", quoted(later.sentence(condition))),
              both(group(from), group(to), (here, there) -> " (" + here + " → " + there + ")"),
              String::concat);
      case RuleChange.ConditionsReordered(Spot spot, Criterion group) ->
          at(spot, said("条件の並び順を変更", "Conditions in another order", quoted(later.heading(group))));
      case RuleChange.GroupChanged(Spot spot, Criterion before, Criterion after) ->
          at(
              spot,
              changed(
                  "まとめ方を変更",
                  "Grouping changed",
                  quoted(earlier.heading(before)),
                  quoted(later.heading(after))));
      case RuleChange.GroupAdded(Spot spot, Criterion group) ->
          at(spot, said("まとまりを追加", "Group added", quoted(later.heading(group))));
      case RuleChange.GroupRemoved(Spot spot, Criterion group) ->
          at(spot, said("まとまりを解消", "Group removed", quoted(earlier.heading(group))));
      case RuleChange.PointsChanged(Spot spot, Criterion condition, var before, var after) ->
          at(
              spot,
              both(
                  quoted(later.sentence(condition)),
                  new LocalizedText(
                      "の点数 " + before.toPlainString() + "点 → " + after.toPlainString() + "点",
                      " counts "
                          + before.toPlainString()
                          + " → "
                          + after.toPlainString()
                          + " points"),
                  String::concat));
    };
  }

  /** Says where a condition stands, unless it stands at the top of the rule. */
  private LocalizedText at(Spot spot, LocalizedText what) {
    LocalizedText said = what;
    Criterion group = spot.group();
    boolean nested = spot.node().text().indexOf('[') != spot.node().text().lastIndexOf('[');
    if (group != null && nested) {
      LocalizedText heading = side(spot).heading(group);
      said =
          both(
              said,
              new LocalizedText("(「" + heading.ja() + "」の中)", " (in “" + heading.en() + "”)"),
              String::concat);
    }
    Rule.ExceptionClause exception = spot.exception();
    return exception == null
        ? said
        : both(
            new LocalizedText(
                "例外「" + exception.because().ja() + "」の",
                "Exception “" + exception.because().en() + "”: "),
            said,
            String::concat);
  }

  private LocalizedText group(Spot spot) {
    Criterion group = spot.group();
    return group == null
        ? new LocalizedText("ルール全体", "the whole rule")
        : quoted(side(spot).heading(group));
  }

  private Side side(Spot spot) {
    return spot.later() ? later : earlier;
  }

  private static LocalizedText changed(
      String ja, String en, LocalizedText before, LocalizedText after) {
    return new LocalizedText(
        ja + ": " + before.ja() + " → " + after.ja(), en + ": " + before.en() + " → " + after.en());
  }

  private static LocalizedText said(String ja, String en, LocalizedText what) {
    return new LocalizedText(ja + ": " + what.ja(), en + ": " + what.en());
  }

  private static LocalizedText both(
      LocalizedText one, LocalizedText other, BinaryOperator<String> joined) {
    return new LocalizedText(
        joined.apply(one.ja(), other.ja()), joined.apply(one.en(), other.en()));
  }

  private static LocalizedText quoted(LocalizedText text) {
    return new LocalizedText("「" + text.ja() + "」", "“" + text.en() + "”");
  }

  private static LocalizedText explained(LocalizedText because, LocalizedText when) {
    return new LocalizedText(
        "「" + because.ja() + "」(" + when.ja() + ")", "“" + because.en() + "” (" + when.en() + ")");
  }

  private static LocalizedText none() {
    return new LocalizedText("なし", "none");
  }

  private interface Labelled {
    LocalizedText of(String id);
  }

  private static LocalizedText named(@Nullable String id, Labelled labels) {
    return id == null ? none() : labels.of(id);
  }

  private static LocalizedText level(Rule.@Nullable Level level) {
    return switch (level) {
      case null -> none();
      case WATCH -> new LocalizedText("見守り", "watch");
      case PREVENTIVE -> new LocalizedText("予防的措置", "preventive");
      case PRIORITY -> new LocalizedText("重点支援", "priority");
    };
  }

  private static LocalizedText unknown(Rule.WhenUnknown unknown) {
    return switch (unknown) {
      case IGNORE -> new LocalizedText("何もしない", "nothing happens");
      case CHASE -> new LocalizedText("データ保有課に確認する", "the data custodian is asked");
      case REVIEW -> new LocalizedText("人が確認する", "a person looks");
    };
  }

  private static LocalizedText basis(@Nullable Basis basis) {
    if (basis == null) {
      return none();
    }
    LocalizedText kind =
        switch (basis.kind()) {
          case LAW -> new LocalizedText("法令", "law");
          case NATIONAL -> new LocalizedText("国の定義", "national definition");
          case LOCAL -> new LocalizedText("自治体の基準", "standard of the municipality");
          case RESEARCH -> new LocalizedText("研究", "research");
          case PROVISIONAL -> new LocalizedText("暫定", "provisional");
        };
    String cite = basis.cite();
    UnaryOperator<String> cited = text -> cite == null ? text : text + " (" + cite + ")";
    return new LocalizedText(cited.apply(kind.ja()), cited.apply(kind.en()));
  }

  private static LocalizedText effective(@Nullable Effective effective) {
    LocalDate from = effective == null ? null : effective.from();
    LocalDate until = effective == null ? null : effective.until();
    if (from == null && until == null) {
      return new LocalizedText("期限なし", "without end");
    }
    String ja = (from == null ? "" : from + "から") + (until == null ? "" : until + "まで");
    String en =
        (from == null ? "" : "from " + from)
            + (from != null && until != null ? " " : "")
            + (until == null ? "" : "until " + until);
    return new LocalizedText(ja, en);
  }

  private static LocalizedText label(Parameter parameter) {
    LocalizedText label = parameter.label();
    return label == null ? LocalizedText.same(parameter.id()) : label;
  }

  private static LocalizedText whole(Parameter parameter) {
    return both(label(parameter), Phrases.amount(parameter), (name, value) -> name + " " + value);
  }

  private static LocalizedText unit(Parameter parameter) {
    String unit = parameter.unit();
    LocalizedText label = quoted(label(parameter));
    return unit == null
        ? label
        : both(label, LocalizedText.same(" (" + unit + ")"), String::concat);
  }

  private static LocalizedText note(Parameter parameter) {
    LocalizedText note = parameter.note();
    return note == null ? new LocalizedText("なし", "none") : quoted(note);
  }

  private static LocalizedText limits(Parameter parameter) {
    return switch (parameter.type()) {
      case ValueType.IntegerType(Long min, Long max) -> limits(min, max);
      case ValueType.DecimalType(int scale, var min, var max) ->
          limits(
              min == null ? null : min.toPlainString(), max == null ? null : max.toPlainString());
      case ValueType.BooleanType type -> new LocalizedText("はい・いいえ", "yes or no");
      case ValueType.DateType type -> new LocalizedText("日付", "a date");
      case ValueType.TextType type -> new LocalizedText("文字", "a text");
      case ValueType.CodeType(var codes) ->
          LocalizedText.same(String.join(", ", codes.stream().map(ValueType.Code::id).toList()));
    };
  }

  private static LocalizedText limits(@Nullable Object min, @Nullable Object max) {
    if (min == null && max == null) {
      return new LocalizedText("制限なし", "without limits");
    }
    return new LocalizedText(
        (min == null ? "" : min + "以上") + (max == null ? "" : max + "以下"),
        (min == null ? "" : "from " + min)
            + (min != null && max != null ? " " : "")
            + (max == null ? "" : "to " + max));
  }
}
