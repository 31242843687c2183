package org.todoku.text;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.todoku.text.YamlNode.Entry;
import org.todoku.text.YamlNode.Mapping;
import org.todoku.text.YamlNode.Scalar;
import org.todoku.text.YamlNode.Sequence;
import org.todoku.vocabulary.LocalizedText;

/**
 * The keys of one mapping, taken one by one; what nobody took is an unknown key. Every method that
 * gives null has said why, or the key is not there.
 */
final class Fields {
  /** YAML 1.2 core schema: what a plain scalar must look like to be a number. */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?");

  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> NO_NUMBERS =
      Set.of(".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "-.inf", "-.Inf", "-.INF", "+.inf");

  private final Mapping mapping;
  private final Problems problems;
  private final @Nullable String node;
  private final Map<String, Entry> rest = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  Fields(Mapping mapping, Problems problems, @Nullable String node) {
    this.mapping = mapping;
    this.problems = problems;
    this.node = node;
    mapping.entries().forEach(entry -> rest.put(entry.key().text(), entry));
  }

  Place place() {
    return mapping.place();
  }

  boolean has(String key) {
    asked.add(key);
    return rest.containsKey(key);
  }

  /** The value of a key, or null where it is not there or stands for nothing. */
  @Nullable YamlNode take(String key) {
    asked.add(key);
    Entry entry = rest.remove(key);
    return entry == null || isNothing(entry.value()) ? null : entry.value();
  }

  /** The value of a key that must be there. */
  @Nullable YamlNode require(String key) {
    boolean there = has(key);
    YamlNode value = take(key);
    if (value == null) {
      problems.error(
          place(),
          node,
          there ? "「" + key + "」の値がありません" : "「" + key + "」がありません",
          there ? "\"" + key + "\" has no value" : "\"" + key + "\" is missing");
    }
    return value;
  }

  /** Says which keys are unknown; {@code known} are further keys that could have stood here. */
  void finish(String... known) {
    asked.addAll(List.of(known));
    for (Entry entry : rest.values()) {
      problems.unknownName(
          entry.key().place(), node, entry.key().text(), asked, "知らないキーです", "unknown key");
    }
  }

  @Nullable String text(@Nullable YamlNode value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Scalar scalar) {
      return scalar.text();
    }
    problems.error(value.place(), node, "文字が必要です", "a text is expected here");
    return null;
  }

  @Nullable Boolean bool(@Nullable YamlNode value) {
    if (value == null) {
      return null;
    }
    Boolean read = value instanceof Scalar scalar ? bool(scalar) : null;
    if (read == null) {
      wrong(value, "true または false が必要です", "true or false is expected");
    }
    return read;
  }

  @Nullable BigDecimal number(@Nullable YamlNode value) {
    if (value == null) {
      return null;
    }
    BigDecimal read = value instanceof Scalar scalar ? number(scalar) : null;
    if (read == null) {
      wrong(value, "数が必要です", "a number is expected");
    }
    return read;
  }

  @Nullable Integer integer(@Nullable YamlNode value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Scalar scalar
        && scalar.plain()
        && INTEGER.matcher(scalar.text()).matches()
        && scalar.text().length() <= 10) {
      long number = Long.parseLong(scalar.text());
      if (Math.abs(number) <= 1_000_000) {
        return (int) number;
      }
    }
    wrong(value, "整数が必要です", "a whole number is expected");
    return null;
  }

  @Nullable LocalDate date(@Nullable YamlNode value) {
    if (value == null) {
      return null;
    }
    LocalDate read = value instanceof Scalar scalar ? date(scalar.text()) : null;
    if (read == null) {
      wrong(value, "日付(例 2026-04-01)が必要です", "a date like 2026-04-01 is expected");
    }
    return read;
  }

  /** {@code {ja: …, en: …}}, or one text for both. */
  @Nullable LocalizedText localized(@Nullable YamlNode value) {
    return switch (value) {
      case null -> null;
      case Scalar scalar -> LocalizedText.same(scalar.text());
      case Mapping both -> {
        Fields fields = new Fields(both, problems, node);
        String ja = fields.text(fields.take("ja"));
        String en = fields.text(fields.take("en"));
        fields.finish();
        String either = ja != null ? ja : en;
        if (either == null) {
          problems.error(
              both.place(), node, "ja か en の文字が必要です", "a text under ja or en is expected");
          yield null;
        }
        yield new LocalizedText(ja == null ? either : ja, en == null ? either : en);
      }
      case Sequence list -> {
        wrong(list, "文字が必要です", "a text is expected");
        yield null;
      }
    };
  }

  @Nullable Mapping mapping(@Nullable YamlNode value) {
    if (value == null || value instanceof Mapping) {
      return (Mapping) value;
    }
    wrong(value, "キーと値の組が必要です", "keys with values are expected");
    return null;
  }

  /** The items of a list that must not be empty; null where it is not there or no list. */
  @Nullable List<YamlNode> list(@Nullable YamlNode value, boolean mayBeEmpty) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof Sequence sequence)) {
      wrong(value, "一覧([…])が必要です", "a list is expected");
      return null;
    }
    if (sequence.items().isEmpty() && !mayBeEmpty) {
      problems.error(value.place(), node, "一覧が空です", "the list is empty");
      return null;
    }
    return sequence.items();
  }

  List<String> texts(@Nullable YamlNode value) {
    List<String> texts = new ArrayList<>();
    List<YamlNode> items = list(value, true);
    if (items != null) {
      for (YamlNode item : items) {
        String text = text(item);
        if (text != null) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  void wrong(YamlNode value, String ja, String en) {
    String stood =
        switch (value) {
          case Scalar scalar -> Problems.shown(scalar.text());
          case Mapping map -> "{…}";
          case Sequence list -> "[…]";
        };
    problems.error(value.place(), node, ja + "(ここにあるのは " + stood + ")", en + ", not " + stood);
  }

  static boolean isNothing(YamlNode value) {
    return value instanceof Scalar scalar && scalar.plain() && NOTHING.contains(scalar.text());
  }

  static boolean isNoNumber(Scalar scalar) {
    return scalar.plain() && NO_NUMBERS.contains(scalar.text());
  }

  static @Nullable Boolean bool(Scalar scalar) {
    if (!scalar.plain()) {
      return null;
    }
    return switch (scalar.text()) {
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> null;
    };
  }

  static @Nullable BigDecimal number(Scalar scalar) {
    String text = scalar.text();
    if (!scalar.plain() || text.length() > 60 || !NUMBER.matcher(text).matches()) {
      return null;
    }
    BigDecimal number = new BigDecimal(text);
    return number.precision() - number.scale() > 40 || number.scale() > 40 ? null : number;
  }

  static @Nullable LocalDate date(String text) {
    if (!DATE.matcher(text).matches()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null; // 30 February and its like
    }
  }
}
