package org.todoku.library.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.todoku.phrase.Phrases;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.verify.AttributesRead;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.AttributePath;
import org.todoku.vocabulary.CalendarUnit;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.Span;
import org.todoku.vocabulary.ValueType;

/** Says what the rules of a library mean, in plain words and by theme. */
public final class Catalogue {
  /** The page of rules that stand in no rule set. */
  public static final String OTHERS = "others";

  /** What never happens, whatever a rule says. */
  public static final List<LocalizedText> NEVER =
      List.of(
          new LocalizedText(
              "コンピューターが支援の要否や家庭のようすを決めることはありません。ルールに当てはまるのは「一度、人が確かめたほうがよい」という目印です。",
              "No computer decides whether a family needs support, or what a family is like. A match only marks that a person"
                  + " should take a look."),
          new LocalizedText(
              "お子さんやご家庭に点数や順位を付けることはありません。", "No child and no family is given a score or a rank."),
          new LocalizedText(
              "手当や給付、保育所の利用、学校の成績に影響することはありません。",
              "It has no effect on allowances and benefits, places in childcare, or marks at school."),
          new LocalizedText("支援をお断りになっても、不利になることはありません。", "Declining support has no disadvantage."),
          new LocalizedText(
              "国籍、住所の保護(DV等支援措置)は、ルールでは使いません。",
              "Nationality and the protection of an address are never used by a rule."));

  /** Who decides, whatever a rule says. */
  public static final List<LocalizedText> DECIDES =
      List.of(
          new LocalizedText(
              "ルールは、書いた人とは別の承認者が、試した結果を確かめてから公開します。",
              "A rule is published by an approver who did not write it, after looking at how it was tried."),
          new LocalizedText(
              "当てはまったあとは、こども家庭センターの職員が一人ひとり確かめ、統括支援員が対応を決めます。",
              "After a match, staff of the centre for children and families look at each child, and a supervisor decides what to do."),
          new LocalizedText(
              "支援を受けるかどうかは、ご家庭が決めます。", "Whether to take support is for the family to decide."));

  private final RuleSet rules;
  private final Registers registers;
  private final Phrases phrases;

  private Catalogue(RuleSet rules, Registers registers) {
    this.rules = rules;
    this.registers = registers;
    this.phrases = new Phrases(rules);
  }

  /** The pages of a library: its themes in their order, and the rules without one at the end. */
  public static List<CatalogueTheme> of(RuleSet rules, Registers registers) {
    return new Catalogue(rules, registers).themes();
  }

  private List<CatalogueTheme> themes() {
    List<CatalogueTheme> themes = new ArrayList<>();
    Set<String> placed = new LinkedHashSet<>();
    registers
        .themes()
        .forEach(
            (id, theme) -> {
              List<CatalogueEntry> entries =
                  theme.rules().stream()
                      .flatMap(rule -> rules.rule(rule).stream())
                      .map(this::entry)
                      .toList();
              placed.addAll(theme.rules());
              if (!entries.isEmpty()) {
                themes.add(new CatalogueTheme(id, theme.label(), entries));
              }
            });
    List<CatalogueEntry> others =
        rules.rules().stream()
            .filter(rule -> !placed.contains(rule.id()))
            .map(this::entry)
            .toList();
    if (!others.isEmpty()) {
      themes.add(new CatalogueTheme(OTHERS, new LocalizedText("そのほか", "Other rules"), others));
    }
    return themes;
  }

  private CatalogueEntry entry(Rule rule) {
    Rule.Basis basis = rule.basis();
    return new CatalogueEntry(
        rule.id(),
        rule.title(),
        basis != null && basis.kind() == Rule.Basis.Kind.PROVISIONAL,
        phrases.sentence(rule),
        why(rule),
        basis(basis),
        rule.parameters().values().stream().map(Catalogue::threshold).toList(),
        happens(rule),
        rule.unless().stream().map(Rule.ExceptionClause::because).toList(),
        data(rule));
  }

  private LocalizedText why(Rule rule) {
    String id = rule.purpose();
    Registers.Purpose purpose = id == null ? null : registers.purposes().get(id);
    if (purpose == null) {
      String need = rule.need();
      return need == null
          ? new LocalizedText("目的は記されていません", "No purpose is stated")
          : Registers.label(registers.needs(), need);
    }
    return purpose.basis() == null
        ? purpose.label()
        : new LocalizedText(
            purpose.label().ja() + "(" + purpose.basis() + ")",
            purpose.label().en() + " (" + purpose.basis() + ")");
  }

  private static LocalizedText basis(Rule.@Nullable Basis basis) {
    if (basis == null) {
      return new LocalizedText("根拠は記されていません", "No source is stated");
    }
    LocalizedText kind =
        switch (basis.kind()) {
          case LAW -> new LocalizedText("法令", "Law");
          case NATIONAL -> new LocalizedText("国の定義・通知", "National definition or notice");
          case LOCAL -> new LocalizedText("市町村の基準", "Standard of municipalities");
          case RESEARCH -> new LocalizedText("調査・研究", "Research");
          case PROVISIONAL ->
              new LocalizedText(
                  "仮の基準(公の根拠はまだなく、地域の実情に合わせて見直します)",
                  "Provisional (without an official source yet, to be adjusted to the local situation)");
        };
    String cite = basis.cite();
    return cite == null
        ? kind
        : new LocalizedText(kind.ja() + ": " + cite, kind.en() + ": " + cite);
  }

  private static LocalizedText threshold(Parameter parameter) {
    LocalizedText label =
        Objects.requireNonNullElseGet(parameter.label(), () -> LocalizedText.same(parameter.id()));
    LocalizedText amount = Phrases.amount(parameter);
    String limits =
        switch (parameter.type()) {
          case ValueType.IntegerType(Long min, Long max) when min != null && max != null ->
              min + "–" + max;
          case ValueType.DecimalType type when type.min() != null && type.max() != null ->
              type.min().toPlainString() + "–" + type.max().toPlainString();
          case ValueType.IntegerType type -> "";
          case ValueType.DecimalType type -> "";
          case ValueType.BooleanType type -> "";
          case ValueType.DateType type -> "";
          case ValueType.CodeType type -> "";
          case ValueType.TextType type -> "";
        };
    return limits.isEmpty()
        ? new LocalizedText(label.ja() + ": " + amount.ja(), label.en() + ": " + amount.en())
        : new LocalizedText(
            label.ja() + ": " + amount.ja() + "(" + limits + " の間で変えられます)",
            label.en() + ": " + amount.en() + " (may be set between " + limits + ")");
  }

  private List<LocalizedText> happens(Rule rule) {
    List<LocalizedText> happens = new ArrayList<>();
    Rule.Level level = rule.level();
    happens.add(
        switch (level) {
          case null ->
              new LocalizedText(
                  "確認候補になり、職員が確かめます。",
                  "The child becomes a candidate for confirmation, and staff take a look.");
          case WATCH ->
              new LocalizedText(
                  "確認候補(見守り)になり、職員が確かめます。",
                  "The child becomes a candidate for confirmation (watch), and staff take a look.");
          case PREVENTIVE ->
              new LocalizedText(
                  "確認候補(予防的措置)になり、職員が早めに確かめます。",
                  "The child becomes a candidate for confirmation (preventive), and staff take a look early.");
          case PRIORITY ->
              new LocalizedText(
                  "確認候補(重点支援)になり、職員が優先して確かめます。",
                  "The child becomes a candidate for confirmation (priority), and staff take a look first of all.");
        });
    if (!rule.support().isEmpty()) {
      List<LocalizedText> services =
          rule.support().stream().map(id -> Registers.label(registers.services(), id)).toList();
      happens.add(
          new LocalizedText(
              "考えられる支援: " + joined(services, "ja"),
              "Support to think of: " + joined(services, "en")));
    }
    happens.add(
        switch (rule.whenUnknown()) {
          case IGNORE ->
              new LocalizedText(
                  "必要なデータがなくて分からないときは、何もしません。",
                  "Where data is missing and it cannot be told, nothing happens.");
          case CHASE ->
              new LocalizedText(
                  "必要なデータがなくて分からないときは、保有課に確かめます。",
                  "Where data is missing and it cannot be told, the department that holds it is asked.");
          case REVIEW ->
              new LocalizedText(
                  "必要なデータがなくて分からないときは、職員が確かめます。",
                  "Where data is missing and it cannot be told, staff take a look.");
        });
    return happens;
  }

  private List<CatalogueEntry.Data> data(Rule rule) {
    Set<AttributePath> read = new TreeSet<>();
    Set<String> seen = new LinkedHashSet<>();
    read(rule, read, seen);
    Map<String, List<LocalizedText>> items = new LinkedHashMap<>();
    for (Entity entity : rules.vocabulary().entities()) {
      for (Attribute attribute : entity.attributeList()) {
        if (read.contains(new AttributePath(entity.id(), attribute.id()))) {
          items.computeIfAbsent(entity.id(), id -> new ArrayList<>()).add(attribute.label());
        }
      }
    }
    return items.entrySet().stream()
        .map(each -> data(rules.vocabulary().entity(each.getKey()).orElseThrow(), each.getValue()))
        .toList();
  }

  private void read(Rule rule, Set<AttributePath> read, Set<String> seen) {
    if (seen.add(rule.id())) {
      read.addAll(AttributesRead.of(rule, rules.vocabulary()));
      rule.references().stream()
          .flatMap(id -> rules.rule(id).stream())
          .forEach(other -> read(other, read, seen));
    }
  }

  private static CatalogueEntry.Data data(Entity entity, List<LocalizedText> items) {
    Entity.Source source = entity.source();
    String custodian = source == null ? null : source.custodian();
    return new CatalogueEntry.Data(
        entity.label(),
        items,
        custodian == null ? null : Custodians.label(custodian),
        entity.basis(),
        counts(entity.staleAfter()));
  }

  /** For how long what was observed counts as known. */
  public static LocalizedText counts(@Nullable Span span) {
    if (span == null) {
      return new LocalizedText("期限なし", "without limit");
    }
    return new LocalizedText(span.amount() + unit(span.unit()), "for " + span);
  }

  private static String unit(CalendarUnit unit) {
    return switch (unit) {
      case DAYS -> "日";
      case WEEKS -> "週";
      case MONTHS -> "か月";
      case YEARS -> "年";
    };
  }

  static String joined(List<LocalizedText> texts, String language) {
    return texts.stream()
        .map(text -> text.in(language))
        .collect(Collectors.joining(language.equals("ja") ? "、" : ", "));
  }
}
