package org.todoku.verify;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Amount;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.NodePath;
import org.todoku.rule.Offset;
import org.todoku.rule.Parameter;
import org.todoku.rule.Value;
import org.todoku.rule.Window;
import org.todoku.text.Problems;
import org.todoku.text.RuleDocument;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.ValueType;

/** Types windows, their amounts, and the parameters that a rule uses. */
final class WindowTyping {
  private final Names names;
  private final RuleDocument document;
  private final Problems problems;
  private final Set<String> usedParameters;

  WindowTyping(Names names, RuleDocument document, Problems problems, Set<String> usedParameters) {
    this.names = names;
    this.document = document;
    this.problems = problems;
    this.usedParameters = usedParameters;
  }

  /** Checks a window; {@code overDate} where it is asked of a date instead of records. */
  boolean window(Window window, NodePath at, Scope scope, boolean overDate) {
    return switch (window) {
      case Window.Last(var length) -> amount(length.amount(), at, 0);
      case Window.FromTo(var from, var to) ->
          amount(from.back(), at, Integer.MIN_VALUE)
              && (to == null || amount(to.back(), at, Integer.MIN_VALUE))
              && inOrder(from, to, at);
      case Window.SchoolYear year -> true;
      case Window.Month month -> true;
      case Window.Age(var from, var to) -> {
        boolean good = amount(from.amount(), at, 0) && amount(to.amount(), at, 0);
        if (good
            && from.unit() == to.unit()
            && from.amount() instanceof Amount.Fixed(int low)
            && to.amount() instanceof Amount.Fixed(int high)
            && low >= high) {
          error(at, "年齢の範囲が空です", "this range of ages is empty: from must be before to");
          yield false;
        }
        yield good;
      }
      case Window.Since(var path) -> date(path, at, scope);
      case Window.After(var path, var length) ->
          date(path, at, scope) & amount(length.amount(), at, 0);
      case Window.Latest(var n) -> {
        if (overDate) {
          error(at, "latest は記録にだけ使えます", "latest is for records, not for a date");
          yield false;
        }
        yield amount(n, at, 1);
      }
    };
  }

  private boolean inOrder(Offset from, @Nullable Offset to, NodePath at) {
    int end = 0;
    if (to != null) {
      if (from.unit() != to.unit() || !(to.back() instanceof Amount.Fixed(int back))) {
        return true;
      }
      end = back;
    }
    if (from.back() instanceof Amount.Fixed(int begin) && begin <= end) {
      error(at, "期間が空です。from は to より前です", "this window is empty: from must be before to");
      return false;
    }
    return true;
  }

  private boolean date(ValuePath path, NodePath at, Scope scope) {
    Attribute attribute = names.readable(path, at, scope);
    if (attribute != null && !(attribute.type() instanceof ValueType.DateType)) {
      problems.error(
          document.placeOf(at.text(), path.toString()),
          at.text(),
          path + " は日付ではありません",
          path + " is no date, so no window begins there");
      return false;
    }
    return attribute != null;
  }

  /** Whether an amount is a whole number of at least {@code least}. */
  boolean amount(Amount amount, NodePath at, int least) {
    return switch (amount) {
      case Amount.Fixed(var value) -> {
        if (value < least) {
          error(
              at,
              least + " 以上の数が必要です",
              "a number of at least " + least + " is expected, not " + value);
          yield false;
        }
        yield true;
      }
      case Amount.FromParameter(var id) -> {
        Parameter parameter = parameter(id, at);
        if (parameter == null) {
          yield false;
        }
        if (!(parameter.type() instanceof ValueType.IntegerType)
            || !(parameter.value() instanceof Value.NumberValue(var number))
            || (least > Integer.MIN_VALUE && number.compareTo(BigDecimal.valueOf(least)) < 0)
            || number.abs().compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
          error(
              at,
              "しきい値 " + id + " は期間の長さに使えません",
              "the parameter "
                  + id
                  + " cannot be the length of a window: a whole number is needed");
          yield false;
        }
        yield true;
      }
    };
  }

  /** The parameter of an id, which is then used. */
  @Nullable Parameter parameter(String id, NodePath at) {
    Parameter parameter = document.rule().parameters().get(id);
    usedParameters.add(id);
    if (parameter == null) {
      problems.unknownName(
          document.placeOf(at.text(), id),
          at.text(),
          id,
          document.rule().parameters().keySet(),
          "そのしきい値(parameters)はありません",
          "there is no such parameter");
    }
    return parameter;
  }

  private void error(NodePath at, String ja, String en) {
    problems.error(document.placeOf(at.text()), at.text(), ja, en);
  }
}
