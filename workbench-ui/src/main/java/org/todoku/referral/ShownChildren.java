package org.todoku.referral;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.linkage.ChildDirectory;
import org.todoku.linkage.ChildDirectory.ChildCard;
import org.todoku.referral.CardDetail.Household;
import org.todoku.referral.CardDetail.Sibling;
import org.todoku.referral.ShownChild.Naming;

/**
 * Says how much of who a child is a reader may see. Supervisors see names; caseworkers see the
 * names on their own cards, and initials on the others until they open one, which is recorded.
 * Nobody else sees more than the pseudonym.
 */
@Component
class ShownChildren {
  private static final int PSEUDONYM = 8;

  private final ChildDirectory directory;
  private final BoardStore board;

  ShownChildren(ChildDirectory directory, BoardStore board) {
    this.directory = directory;
    this.board = board;
  }

  /** Cards as a reader sees them on the board. */
  List<BoardCard> onBoard(Collection<CardSummary> cards, CurrentUser reader) {
    Map<String, ChildCard> known = directory.find(cards.stream().map(CardSummary::child).toList());
    return cards.stream()
        .map(
            card ->
                new BoardCard(
                    card, shown(card.child(), known.get(card.child()), naming(card, reader))))
        .toList();
  }

  /** The child of a card that the reader has opened. */
  ShownChild opened(CardSummary card, CurrentUser reader) {
    Naming naming = mayBeNamed(reader) ? Naming.NAME : Naming.PSEUDONYM;
    return shown(card.child(), directory.find(card.child()).orElse(null), naming);
  }

  /** The household of a card that the reader has opened; null where nobody knows, or may tell. */
  @Nullable Household household(CardSummary card, CurrentUser reader) {
    ChildCard child = directory.find(card.child()).orElse(null);
    if (child == null || !mayBeNamed(reader)) {
      return null;
    }
    Map<String, Long> open =
        board.openCards(child.siblings().stream().map(ChildDirectory.Sibling::child).toList());
    return new Household(
        child.householdSize(),
        child.address(),
        child.siblings().stream()
            .map(
                sibling ->
                    new Sibling(sibling.name(), sibling.birthDate(), open.get(sibling.child())))
            .toList());
  }

  private static boolean mayBeNamed(CurrentUser reader) {
    return reader.isAnyOf(Role.CASEWORKER, Role.SUPERVISOR);
  }

  private static Naming naming(CardSummary card, CurrentUser reader) {
    if (reader.is(Role.SUPERVISOR)) {
      return Naming.NAME;
    }
    if (reader.is(Role.CASEWORKER)) {
      return reader.login().equals(card.assignee()) ? Naming.NAME : Naming.INITIALS;
    }
    return Naming.PSEUDONYM;
  }

  private static ShownChild shown(String id, @Nullable ChildCard child, Naming naming) {
    if (child == null || naming == Naming.PSEUDONYM) {
      String label = id.length() <= PSEUDONYM ? id : id.substring(0, PSEUDONYM);
      return new ShownChild(
          label,
          Naming.PSEUDONYM,
          child == null ? null : child.birthDate(),
          false,
          child != null && child.present());
    }
    String label =
        switch (naming) {
          case NAME -> child.name();
          case INITIALS -> initials(child.kana().isBlank() ? child.name() : child.kana());
          case PSEUDONYM -> id;
        };
    return new ShownChild(label, naming, child.birthDate(), child.dvProtected(), child.present());
  }

  /** The first letter of each part: {@code ヤマダ　ハナコ} is {@code ヤ・ハ}. */
  static String initials(String name) {
    StringBuilder initials = new StringBuilder();
    for (String part : name.strip().split("[\\s\\u3000・]+")) {
      if (!part.isEmpty()) {
        initials.append(initials.isEmpty() ? "" : "・").appendCodePoint(part.codePointAt(0));
      }
    }
    return initials.toString();
  }
}
