package org.todoku.referral;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is done to a referral. The database holds the same table, and a test the two together. */
public enum ReferralAction {
  ACCEPT("accept", true),
  REFUSE("refuse", true),
  START("start", true),
  FINISH("finish", true),
  /** Offered to another service after a refusal. */
  REDIRECT("redirect", false),
  /** Taken back by the centre. */
  WITHDRAW("withdraw", false),
  /** Stopped with the consent it rested on. */
  STOP("stop", false);

  private final String word;
  private final boolean agency;

  ReferralAction(String word, boolean agency) {
    this.word = word;
    this.agency = agency;
  }

  /** The word in the database and in translation keys ({@code board.referral.action.<word>}). */
  public String word() {
    return word;
  }

  /** Whether an outside agency may do it to its own referrals; the centre may do all. */
  public boolean agency() {
    return agency;
  }

  /** Where it leads, or empty where it is not possible. */
  public Optional<ReferralState> after(ReferralState from) {
    return Optional.ofNullable(
        switch (this) {
          case ACCEPT -> only(from, ReferralState.OFFERED, ReferralState.ACCEPTED);
          case REFUSE ->
              from == ReferralState.OFFERED || from == ReferralState.ACCEPTED
                  ? ReferralState.REFUSED
                  : null;
          case START -> only(from, ReferralState.ACCEPTED, ReferralState.UNDER_WAY);
          case FINISH -> only(from, ReferralState.UNDER_WAY, ReferralState.DONE);
          case REDIRECT -> only(from, ReferralState.REFUSED, ReferralState.REDIRECTED);
          case WITHDRAW -> from.open() ? ReferralState.WITHDRAWN : null;
          case STOP -> from.open() ? ReferralState.STOPPED : null;
        });
  }

  private static @Nullable ReferralState only(
      ReferralState from, ReferralState wanted, ReferralState to) {
    return from == wanted ? to : null;
  }

  /** What can be done in a state by hand. */
  public static List<ReferralAction> in(ReferralState state, boolean byAgency) {
    return Arrays.stream(values())
        .filter(action -> action != STOP && (!byAgency || action.agency))
        .filter(action -> action.after(state).isPresent())
        .toList();
  }

  /** The action of a word; {@code offer} has none. */
  public static Optional<ReferralAction> of(String word) {
    return Arrays.stream(values()).filter(action -> action.word.equals(word)).findFirst();
  }
}
