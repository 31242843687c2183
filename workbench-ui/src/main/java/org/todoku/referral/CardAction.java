package org.todoku.referral;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;

/** What people do to cards; {@link Workflow} says where each leads. */
public enum CardAction {
  /** 本人照合・データ確認: the records are of this child, and true. */
  CHECK("check"),
  /** 確認する: this family needs a look. */
  CONFIRM("confirm"),
  /** 支援方針決定: the conference decides what to do, told in the note. */
  DECIDE("decide", Needs.NOTE),
  /** 担当を決める: somebody is responsible; where nobody was yet, the card moves on. */
  ASSIGN("assign"),
  /** 会えた: the family was met. */
  MET("met", Needs.CONTACT),
  /** 不在: nobody was there. */
  ABSENT("absent", Needs.CONTACT),
  /** 拒否: the family did not want to be met. */
  REFUSED("refused", Needs.CONTACT),
  /** 同意: the family wants help. */
  AGREE("agree"),
  /** 一部同意: the family wants some of it; which, is told in the note. */
  AGREE_PARTLY("agreePartly", Needs.NOTE),
  /** 辞退: the family does not want help; that never raises a level. */
  DECLINE("decline", Needs.REASON),
  /** プランができた: the support plan is agreed; services are asked. */
  PLANNED("planned"),
  /** モニタリングへ: help is under way. */
  MONITOR("monitor"),
  /** 見直した: looked at, and help goes on. */
  REVIEW("review"),
  /** プランを見直す: the plan is changed. */
  REPLAN("replan"),
  /** 止める: the clock stands still, for a reason. */
  PAUSE("pause", Needs.REASON),
  /** 再び動かす: the clock goes on. */
  RESUME("resume"),
  /** 対象外: the facts are wrong, or have a good reason. */
  NOT_APPLICABLE("notApplicable", Needs.REASON),
  /** 既支援: somebody helps already. */
  ALREADY_SUPPORTED("alreadySupported"),
  /** 終結する. */
  CLOSE("close", Needs.REASON),
  /** 虐待の疑い: the fast lane; the 48 hours run from when it was heard. */
  SUSPECT_ABUSE("suspectAbuse", Needs.MOMENT_AND_NOTE),
  /** 目視した: somebody has seen the child. */
  CHILD_SEEN("childSeen", Needs.MOMENT_AND_NOTE),
  /** 児相送致: the child guidance centre takes over. */
  SEND_TO_CENTRE("sendToCentre", Needs.NOTE),
  /** 移管を受ける: another office accepts the card, and who accepts it is responsible. */
  TAKE_OVER("takeOver"),
  /** 一つ前に戻す: one step back. */
  TAKE_BACK("takeBack"),
  /** 再開: a closed card is looked at again. */
  REOPEN("reopen"),
  /** 元に戻す: a person's own last move is taken back at once. */
  UNDO("undo");

  /** What must be told with an action. */
  public enum Needs {
    NOTHING,
    /** Why, in a code of {@link Reason}. */
    REASON,
    /** Something in the person's own words. */
    NOTE,
    /** When and how the family was approached. */
    CONTACT,
    /** When it happened, and what. */
    MOMENT_AND_NOTE
  }

  private static final Set<CardAction> SUPERVISORS =
      EnumSet.of(DECIDE, CLOSE, SEND_TO_CENTRE, REOPEN);
  private static final Set<CardAction> NEVER_UNDONE =
      EnumSet.of(TAKE_OVER, TAKE_BACK, REOPEN, SUSPECT_ABUSE, CHILD_SEEN, SEND_TO_CENTRE, UNDO);

  private final String word;
  private final Needs needs;

  CardAction(String word) {
    this(word, Needs.NOTHING);
  }

  CardAction(String word, Needs needs) {
    this.word = word;
    this.needs = needs;
  }

  /** The word in the database and in translation keys ({@code board.action.<word>}). */
  public String word() {
    return word;
  }

  /** What must be told with it. */
  public Needs needs() {
    return needs;
  }

  /** Whether a person can take it back at once, where it moved the card. */
  boolean undoable() {
    return !NEVER_UNDONE.contains(this);
  }

  /**
   * The role in which a person may do this, or null. Caseworkers and their supervisors decide about
   * families; what the conference decides, and what closes help or opens it again, supervisors do.
   */
  public @Nullable Role roleOf(CurrentUser user) {
    if (user.is(Role.SUPERVISOR)) {
      return Role.SUPERVISOR;
    }
    return user.is(Role.CASEWORKER) && !SUPERVISORS.contains(this) ? Role.CASEWORKER : null;
  }

  /** Whether a person may do this at all. */
  public boolean allowedTo(CurrentUser user) {
    return roleOf(user) != null;
  }

  /** The action of a word. */
  public static Optional<CardAction> of(String word) {
    return Arrays.stream(values()).filter(action -> action.word.equals(word)).findFirst();
  }
}
