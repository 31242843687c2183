package org.todoku.referral;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;

/** How people like their board: saved ways of looking, and how many cards a column should carry. */
@Service
public class BoardViews {
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_QUERY = 1_000;

  private final ViewStore store;
  private final AuditLog audit;
  private final BoardChanges changes;
  private final Clock clock;

  BoardViews(ViewStore store, AuditLog audit, BoardChanges changes, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.changes = changes;
    this.clock = clock;
  }

  /** A person's own views and those that others share, by name. */
  @Transactional(readOnly = true)
  public List<SavedView> of(CurrentUser reader) {
    return store.views(reader.login());
  }

  /** Keeps a view; one of the same name is replaced. False where the name does not do. */
  @Transactional
  public boolean save(String name, String query, boolean shared, CurrentUser user) {
    String words = name.strip();
    if (words.isEmpty() || words.length() > LONGEST_NAME || query.length() > LONGEST_QUERY) {
      return false;
    }
    store.save(user.login(), words, query, shared);
    return true;
  }

  /** Forgets a view of one's own. */
  @Transactional
  public void forget(long view, CurrentUser user) {
    store.forget(view, user.login());
  }

  /** How many cards each column should carry at most; columns without a limit are left out. */
  @Transactional(readOnly = true)
  public Map<CardState, Integer> limits() {
    return store.limits();
  }

  /** Whether a person may set limits. */
  public static boolean maySetLimits(CurrentUser user) {
    return user.is(Role.SUPERVISOR);
  }

  /** Sets how many cards a column should carry, or that it carries any number. */
  @Transactional
  public boolean limit(CardState state, @Nullable Integer cards, CurrentUser user) {
    if (!maySetLimits(user) || cards != null && cards < 1) {
      return false;
    }
    store.limit(state, cards, user.login(), clock.instant());
    audit.record(
        AuditEvent.by(user, "referral.limitSet")
            .with("state", state.word())
            .with("cards", cards == null ? 0 : cards));
    changes.afterCommit(new BoardChange(List.of(0L), BoardChange.Kind.WRITTEN));
    return true;
  }
}
