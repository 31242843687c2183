package org.todoku.referral;

import org.todoku.access.CurrentUser;
import org.todoku.access.Role;

/** What people do to cards; {@link Workflow} says where each leads. */
public enum CardAction {
  /** 確認する: this family needs a look. */
  CONFIRM("confirm"),
  /** 担当を決める: somebody is responsible; from the conference the card moves on. */
  ASSIGN("assign"),
  /** 対象外: the facts are wrong, or have a good reason. */
  NOT_APPLICABLE("notApplicable"),
  /** 既支援: somebody helps already. */
  ALREADY_SUPPORTED("alreadySupported"),
  /** 一つ前に戻す: one step back. */
  TAKE_BACK("takeBack"),
  /** 再開: a closed card is looked at again. */
  REOPEN("reopen"),
  /** 元に戻す: a person's own last move is taken back at once. */
  UNDO("undo");

  private final String word;

  CardAction(String word) {
    this.word = word;
  }

  /** The word in the database and in translation keys ({@code board.action.<word>}). */
  public String word() {
    return word;
  }

  /** Whether a reason must be given. */
  public boolean needsReason() {
    return this == NOT_APPLICABLE;
  }

  /**
   * Whether a person may do this at all: caseworkers and their supervisors decide about families,
   * and only supervisors open what was closed.
   */
  public boolean allowedTo(CurrentUser user) {
    return this == REOPEN
        ? user.is(Role.SUPERVISOR)
        : user.isAnyOf(Role.CASEWORKER, Role.SUPERVISOR);
  }
}
