package org.todoku.authoring;

import java.util.List;
import org.todoku.text.Finding;

/** What came of doing something with a draft. */
public sealed interface DraftResult {
  /** It was done. */
  record Done(Draft draft) implements DraftResult {}

  /**
   * Somebody was faster; nothing was changed.
   *
   * @param now the draft as it stands: its text, who saved it and when, its state and revision
   */
  record Conflict(Draft now) implements DraftResult {}

  /** There is an open draft of this rule already; nothing was changed. */
  record OpenAlready(Draft draft) implements DraftResult {}

  /**
   * It is not possible; nothing was changed.
   *
   * @param findings what stands in the way, where the text itself does
   */
  record Refused(Why why, List<Finding> findings) implements DraftResult {
    public Refused {
      findings = List.copyOf(findings);
    }

    public Refused(Why why) {
      this(why, List.of());
    }
  }

  /** Why something is refused. */
  enum Why {
    /** There is no such draft, rule or version. */
    GONE("gone"),
    /** The person's roles do not allow it. */
    NOT_ALLOWED("notAllowed"),
    /** The person wrote on it; somebody else must approve it. */
    OWN_WORK("ownWork"),
    /** It does not stand where this is possible. */
    NOT_HERE("notHere"),
    /** It needs a few words. */
    COMMENT_MISSING("commentMissing"),
    /** The words are longer than what is kept. */
    COMMENT_TOO_LONG("commentTooLong"),
    /** A text is longer than what is kept, or has characters that no text has. */
    NOT_STORABLE("notStorable"),
    /** The text names another rule than the draft is for, or none. */
    OTHER_RULE("otherRule"),
    /** The id is none that a rule can have. */
    NO_RULE_ID("noRuleId"),
    /** The rule of this id is there already. */
    RULE_EXISTS("ruleExists"),
    /** More than values of parameters was changed, or beyond their limits. */
    MORE_THAN_VALUES("moreThanValues"),
    /** A newer version was published since the draft was begun. */
    BASE_MOVED("baseMoved"),
    /** A finding of severity error stands. */
    FINDINGS("findings"),
    /** A case does not give the expected answer. */
    CASES_FAIL("casesFail"),
    /** A version takes effect today or later. */
    DAY_IN_THE_PAST("dayInThePast"),
    /** Other rules that stay in force refer to it. */
    STILL_REFERRED_TO("stillReferredTo"),
    /** Nothing differs from the version that is published. */
    NOTHING_CHANGED("nothingChanged");

    private final String word;

    Why(String word) {
      this.word = word;
    }

    /** The word in translation keys ({@code authoring.refused.<word>}). */
    public String word() {
      return word;
    }
  }
}
