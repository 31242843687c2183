package org.todoku.referral;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a card stands on the way from a candidate to help; in the order of the board. Each state
 * has an owner, a next action and a clock; the terms are in {@link Deadlines}.
 */
public enum CardState {
  /** 安全確認: abuse is suspected, and somebody sees the child within 48 hours; the fast lane. */
  SAFETY_CHECK("safetyCheck", Owner.TEAM),
  /** 確認候補: a rule matched; a person has yet to check that it is this child and true. */
  CANDIDATE("candidate", Owner.TEAM),
  /** 絞り込み: the data hold; a person decides whether it needs a look. */
  SCREENING("screening", Owner.TEAM),
  /** ケース会議: the departments decide together what to do. */
  CONFERENCE("conference", Owner.SUPERVISOR),
  /** 担当割当: it is decided; somebody becomes responsible. */
  ASSIGNMENT("assignment", Owner.SUPERVISOR),
  /** アウトリーチ: who is responsible gets in touch. */
  OUTREACH("outreach", Owner.ASSIGNEE),
  /** 意向確認: what the family wants. */
  WISHES("wishes", Owner.ASSIGNEE),
  /** サポートプラン. */
  SUPPORT_PLAN("supportPlan", Owner.ASSIGNEE),
  /** 紹介: services are asked. */
  REFERRAL("referral", Owner.ASSIGNEE),
  /** モニタリング: help is under way. */
  MONITORING("monitoring", Owner.ASSIGNEE),
  /** 終結. */
  CLOSED("closed", Owner.NOBODY);

  /** Whose turn it is. */
  public enum Owner {
    /** Anybody of the centre. */
    TEAM("team"),
    SUPERVISOR("supervisor"),
    /** Who is responsible for the card. */
    ASSIGNEE("assignee"),
    NOBODY("nobody");

    private final String word;

    Owner(String word) {
      this.word = word;
    }

    /** The word in the database and in translation keys ({@code board.owner.<word>}). */
    public String word() {
      return word;
    }
  }

  private final String word;
  private final Owner owner;

  CardState(String word, Owner owner) {
    this.word = word;
    this.owner = owner;
  }

  /** The word in the database and in translation keys ({@code board.state.<word>}). */
  public String word() {
    return word;
  }

  /** Whose turn it is here. */
  public Owner owner() {
    return owner;
  }

  /** The one action that leads on from here, or null where there is none. */
  public @Nullable CardAction next() {
    return switch (this) {
      case SAFETY_CHECK -> CardAction.CHILD_SEEN;
      case CANDIDATE -> CardAction.CHECK;
      case SCREENING -> CardAction.CONFIRM;
      case CONFERENCE -> CardAction.DECIDE;
      case ASSIGNMENT -> CardAction.ASSIGN;
      case OUTREACH -> CardAction.MET;
      case WISHES -> CardAction.AGREE;
      case SUPPORT_PLAN -> CardAction.PLANNED;
      case REFERRAL -> CardAction.MONITOR;
      case MONITORING -> CardAction.REVIEW;
      case CLOSED -> CardAction.REOPEN;
    };
  }

  /**
   * The state of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static CardState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no state " + word));
  }
}
