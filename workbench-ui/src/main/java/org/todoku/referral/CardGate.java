package org.todoku.referral;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.User;
import org.todoku.access.Users;
import org.todoku.referral.CardStore.Held;
import org.todoku.referral.RecordResult.Problem;
import org.todoku.referral.RecordResult.Refused;

/** Who may write on a card. */
@Component
class CardGate {
  private final CardStore cards;
  private final Users users;

  CardGate(CardStore cards, Users users) {
    this.cards = cards;
    this.users = users;
  }

  /**
   * Why a person may not write on a card, or null. The card is held until the transaction ends, so
   * that nobody closes it meanwhile.
   */
  @Nullable Refused refusal(long card, CurrentUser user) {
    if (!Board.mayRead(user)) {
      return Refused.of(Problem.NOT_ALLOWED);
    }
    Optional<Held> held = cards.hold(card);
    if (held.isEmpty()) {
      return Refused.of(Problem.GONE);
    }
    if (held.get().state() == CardState.CLOSED) {
      return Refused.of(Problem.CARD_CLOSED);
    }
    String assignee = held.get().assignee();
    boolean others = assignee != null && !assignee.equals(user.login());
    return others && !user.is(Role.SUPERVISOR) ? new Refused(Problem.NOT_YOURS, "") : null;
  }

  /** Whether somebody of this login may see cards. */
  boolean hasAccess(String login) {
    return users.find(login).filter(CardGate::mayRead).isPresent();
  }

  private static boolean mayRead(User user) {
    return user.enabled()
        && (user.roles().contains(Role.CASEWORKER) || user.roles().contains(Role.SUPERVISOR));
  }
}
