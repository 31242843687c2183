package org.todoku.run.ui;

import java.util.HashMap;
import java.util.Map;
import org.todoku.library.PublishedRuleSet;

/** The rules' titles in the reader's language; a rule that is gone goes by its id. */
record RuleTitles(Map<String, String> titles) {
  RuleTitles {
    titles = Map.copyOf(titles);
  }

  static RuleTitles of(PublishedRuleSet rules, String language) {
    Map<String, String> titles = new HashMap<>();
    rules
        .versions()
        .forEach(version -> titles.put(version.rule().id(), version.rule().title().in(language)));
    return new RuleTitles(titles);
  }

  String of(String rule) {
    return titles.getOrDefault(rule, rule);
  }
}
