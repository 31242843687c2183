package org.todoku.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.todoku.rule.Answer;
import org.todoku.simulate.RuleCase;
import org.todoku.text.CaseWriter;
import org.todoku.vocabulary.LocalizedText;

/** What differs between two lists of cases, in words; cases are the same by their names. */
final class CaseDifferences {
  private CaseDifferences() {}

  static List<LocalizedText> between(List<RuleCase> before, List<RuleCase> after) {
    Map<String, RuleCase> old = byName(before);
    Map<String, RuleCase> now = byName(after);
    List<LocalizedText> lines = new ArrayList<>();
    old.forEach(
        (name, each) -> {
          if (!now.containsKey(name)) {
            lines.add(line("事例を削除", "Case removed", name));
          }
        });
    now.forEach(
        (name, each) -> {
          RuleCase earlier = old.get(name);
          if (earlier == null) {
            lines.add(line("事例を追加", "Case added", name));
          } else if (earlier.expected() != each.expected()) {
            LocalizedText from = words(earlier.expected());
            LocalizedText to = words(each.expected());
            lines.add(
                new LocalizedText(
                    "事例「" + name + "」の期待する答え: " + from.ja() + " → " + to.ja(),
                    "Case “" + name + "” expects: " + from.en() + " → " + to.en()));
          } else if (!earlier.asOf().equals(each.asOf())
              || !CaseWriter.json(earlier.facts()).equals(CaseWriter.json(each.facts()))) {
            lines.add(line("事例の内容を変更", "Case with other facts", name));
          }
        });
    return lines;
  }

  private static LocalizedText line(String ja, String en, String name) {
    return new LocalizedText(ja + ": 「" + name + "」", en + ": “" + name + "”");
  }

  private static LocalizedText words(Answer answer) {
    return switch (answer) {
      case MATCH -> new LocalizedText("確認候補", "candidate");
      case NO_MATCH -> new LocalizedText("該当しない", "not met");
      case CANNOT_TELL -> new LocalizedText("わからない（データなし）", "cannot tell");
      case SUPPRESSED -> new LocalizedText("除外の理由あり", "exception applies");
      case NOT_IN_FORCE -> new LocalizedText("適用期間外", "not in force");
    };
  }

  private static Map<String, RuleCase> byName(List<RuleCase> cases) {
    Map<String, RuleCase> byName = new LinkedHashMap<>();
    cases.forEach(each -> byName.putIfAbsent(each.name(), each));
    return byName;
  }
}
