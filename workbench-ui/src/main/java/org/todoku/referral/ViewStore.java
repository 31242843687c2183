package org.todoku.referral;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where saved views and limits are kept. */
public interface ViewStore {
  List<SavedView> views(String login);

  void save(String owner, String name, String query, boolean shared);

  void forget(long view, String owner);

  Map<CardState, Integer> limits();

  void limit(CardState state, @Nullable Integer cards, String by, Instant at);
}
