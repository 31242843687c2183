package org.todoku.referral;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.todoku.explain.Grounds;
import org.todoku.migrations.DatabaseAddress;
import org.todoku.rule.Criterion;
import org.todoku.rule.Rule;
import org.todoku.testing.TestDatabase;
import org.todoku.vocabulary.LocalizedText;

/** Matches as a run hands them over, and an empty board. */
public final class Matches {
  private Matches() {}

  /** A match of a rule of this name that two departments carry; other facts are other evidence. */
  public static Match of(String child, String rule, Rule.Level level, String facts) {
    return of(child, rule, level, facts, new Grounds(Set.of("education", "health"), false));
  }

  /** The same, resting on something. */
  static Match of(String child, String rule, Rule.Level level, String facts, Grounds grounds) {
    String explanation =
        """
        {"node":"when","state":"satisfied","text":{"ja":"欠席が30日以上","en":"absent 30 days or more"},
         "facts":[{"entity":"household","attribute":"%s","value":"true","on":"2026-04-01"}],
         "missing":[{"entity":"contact","reason":"notCovered"}],
         "children":[{"node":"when.all[0]","state":"unknown","text":{"ja":"面談がない","en":"no meeting"},
           "facts":[],"missing":[],"children":[]}]}\
        """
            .formatted(facts);
    return new Match(
        child,
        null,
        rule(rule, level),
        1,
        3,
        1,
        LocalDate.of(2026, 11, 20),
        explanation,
        facts,
        Signs.NONE,
        grounds);
  }

  static Rule rule(String id, Rule.Level level) {
    return new Rule(
        id,
        new LocalizedText("ルール" + id, "Rule " + id),
        "truancy",
        level,
        null,
        new Rule.Basis(Rule.Basis.Kind.PROVISIONAL, null),
        null,
        Map.of(),
        new Criterion.All(List.of()),
        List.of(),
        Rule.WhenUnknown.IGNORE,
        List.of());
  }

  /** Empties the board, which only the owner of the database can. */
  public static void emptyBoard() {
    asOwner(
        "TRUNCATE referral.card, referral.candidate, referral.evidence, referral.card_event,"
            + " referral.card_view, referral.paper, referral.comment, referral.document,"
            + " referral.consent, referral.service_referral, referral.referral_event,"
            + " referral.saved_view, referral.column_limit, referral.child_sign, referral.transfer");
  }

  /** Does something that the application may not do. */
  static void asOwner(String sql) {
    DatabaseAddress owner = TestDatabase.owner();
    try (Connection connection =
            DriverManager.getConnection(owner.url(), owner.user(), owner.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
