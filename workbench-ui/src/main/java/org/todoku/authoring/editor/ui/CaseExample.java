package org.todoku.authoring.editor.ui;

import java.time.LocalDate;

/** A first case to begin from. */
final class CaseExample {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);

  private CaseExample() {}

  static String of(String ruleId) {
    return """
        rule: %s
        cases:
          - case: a child in the fourth grade
            asOf: %s
            facts:
              child: {birthDate: 2016-05-01}
            expect: noMatch
        """
        .formatted(ruleId, AS_OF);
  }
}
