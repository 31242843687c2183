package org.todoku.referral;

import static org.todoku.referral.CardState.CANDIDATE;
import static org.todoku.referral.CardState.CLOSED;
import static org.todoku.referral.CardState.CONFERENCE;
import static org.todoku.referral.CardState.OUTREACH;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;

/**
 * What people do to cards: the one table of moves. The database holds the same table and refuses
 * what is not in it.
 */
public enum CardAction {
  /** 確認する: this family needs a look. */
  CONFIRM("confirm", Map.of(CANDIDATE, CONFERENCE)),
  /** 担当を決める: somebody is responsible. */
  ASSIGN("assign", Map.of(CONFERENCE, OUTREACH)),
  /** 対象外: with a reason. */
  NOT_APPLICABLE("notApplicable", Map.of(CANDIDATE, CLOSED, CONFERENCE, CLOSED)),
  /** 既支援: somebody helps already. */
  ALREADY_SUPPORTED("alreadySupported", Map.of(CANDIDATE, CLOSED, CONFERENCE, CLOSED)),
  /** One step back. */
  TAKE_BACK("takeBack", Map.of(CONFERENCE, CANDIDATE, OUTREACH, CONFERENCE)),
  /** 再開: a closed card is looked at again. */
  REOPEN("reopen", Map.of(CLOSED, CANDIDATE));

  private final String word;
  private final Map<CardState, CardState> moves;

  CardAction(String word, Map<CardState, CardState> moves) {
    this.word = word;
    this.moves = moves;
  }

  /** The word in the database and in translation keys ({@code board.action.<word>}). */
  public String word() {
    return word;
  }

  /** Where this leads from a state; empty where it is not possible. */
  public Optional<CardState> from(CardState state) {
    return Optional.ofNullable(moves.get(state));
  }

  /** The states in which this is possible. */
  public Set<CardState> states() {
    return moves.keySet();
  }

  /** Whether a reason must be given. */
  public boolean needsReason() {
    return this == NOT_APPLICABLE;
  }

  /** Whether a person may do this: caseworkers and their supervisors decide about families. */
  public boolean allowedTo(CurrentUser user) {
    return user.isAnyOf(Role.CASEWORKER, Role.SUPERVISOR);
  }
}
