package org.todoku.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.linkage.ChildDirectory;
import org.todoku.linkage.ChildDirectory.ChildCard;
import org.todoku.referral.CardStore.NewEvent;
import org.todoku.referral.CardStore.Told;
import org.todoku.referral.IntakeStore.NewCard;
import org.todoku.referral.IntakeStore.Standing;
import org.todoku.referral.RecordResult.Done;
import org.todoku.referral.RecordResult.Problem;
import org.todoku.referral.RecordResult.Refused;
import org.todoku.rule.Rule;

/**
 * Cards that people open because they know of a child, without any rule. A child has one open card,
 * whoever opened it.
 */
@Service
public class ByHand {
  private static final int MOST_FOUND = 10;

  private final IntakeStore store;
  private final CardStore cards;
  private final ChildDirectory directory;
  private final BoardChanges changes;
  private final AuditLog audit;
  private final Offices offices;
  private final Clock clock;

  ByHand(
      IntakeStore store,
      CardStore cards,
      ChildDirectory directory,
      BoardChanges changes,
      AuditLog audit,
      Offices offices,
      Clock clock) {
    this.store = store;
    this.cards = cards;
    this.directory = directory;
    this.changes = changes;
    this.audit = audit;
    this.offices = offices;
    this.clock = clock;
  }

  /**
   * A child that was found.
   *
   * @param kana the reading of its name
   */
  public record Found(String child, String name, String kana, @Nullable LocalDate birthDate) {}

  /** Children whose reading begins so, or whose number it is; the search is recorded. */
  @Transactional
  public List<Found> find(String kanaOrNumber, CurrentUser user) {
    if (!Board.mayRead(user) || kanaOrNumber.strip().length() < 2) {
      return List.of();
    }
    audit.record(AuditEvent.by(user, "referral.childSearched"));
    return directory.search(kanaOrNumber.strip(), MOST_FOUND).stream()
        .map(each -> new Found(each.child(), each.name(), each.kana(), each.birthDate()))
        .toList();
  }

  /**
   * Opens a card.
   *
   * @param why what the person knows; needed
   * @return the card; or that the child has an open one, with its id as the detail
   */
  @Transactional
  public RecordResult open(
      String child, String need, Rule.Level level, String why, CurrentUser user) {
    if (!Board.mayRead(user)) {
      return Refused.of(Problem.NOT_ALLOWED);
    }
    if (why.isBlank()) {
      return Refused.of(Problem.EMPTY);
    }
    if (why.strip().length() > CardMoves.LONGEST_NOTE) {
      return Refused.of(Problem.TOO_LONG);
    }
    Optional<ChildCard> known = directory.find(child);
    if (known.isEmpty()) {
      return Refused.of(Problem.GONE);
    }
    Standing standing = store.hold(List.of(child)).get(child);
    if (standing != null && standing.state() != CardState.CLOSED) {
      return new Refused(Problem.OPEN_ALREADY, String.valueOf(standing.card()));
    }
    Instant now = clock.instant();
    int weight = Levels.number(level);
    NewCard card =
        new NewCard(
            child,
            known.get().household(),
            standing == null ? 1 : standing.episode() + 1,
            weight,
            List.of(need),
            Deadlines.screening(LocalDate.now(clock), weight),
            now,
            offices.of(known.get()));
    Map<String, Long> ids = store.open(List.of(card));
    long id = ids.getOrDefault(child, 0L);
    cards.addEvents(
        List.of(
            new NewEvent(
                id,
                1,
                now,
                user.login(),
                null,
                "opened",
                null,
                null,
                null,
                null,
                new Told(null, why.strip(), null, null, null))));
    audit.record(AuditEvent.by(user, "referral.openedByHand").on("card", id));
    changes.afterCommit(new BoardChange(List.of(id), BoardChange.Kind.OPENED));
    return new Done(id);
  }
}
