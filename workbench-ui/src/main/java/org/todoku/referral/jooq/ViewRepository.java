package org.todoku.referral.jooq;

import static org.todoku.jooq.referral.Tables.COLUMN_LIMIT;
import static org.todoku.jooq.referral.Tables.SAVED_VIEW;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.todoku.referral.CardState;
import org.todoku.referral.SavedView;
import org.todoku.referral.ViewStore;

@Repository
class ViewRepository implements ViewStore {
  private final DSLContext database;

  ViewRepository(DSLContext database) {
    this.database = database;
  }

  @Override
  public List<SavedView> views(String login) {
    return database
        .selectFrom(SAVED_VIEW)
        .where(SAVED_VIEW.OWNER.eq(login).or(SAVED_VIEW.SHARED))
        .orderBy(SAVED_VIEW.NAME, SAVED_VIEW.ID)
        .fetch(
            row ->
                new SavedView(
                    row.getId(), row.getOwner(), row.getName(), row.getQuery(), row.getShared()));
  }

  @Override
  public void save(String owner, String name, String query, boolean shared) {
    database
        .insertInto(SAVED_VIEW)
        .set(SAVED_VIEW.OWNER, owner)
        .set(SAVED_VIEW.NAME, name)
        .set(SAVED_VIEW.QUERY, query)
        .set(SAVED_VIEW.SHARED, shared)
        .onConflict(SAVED_VIEW.OWNER, SAVED_VIEW.NAME)
        .doUpdate()
        .set(SAVED_VIEW.QUERY, query)
        .set(SAVED_VIEW.SHARED, shared)
        .execute();
  }

  @Override
  public void forget(long view, String owner) {
    database
        .deleteFrom(SAVED_VIEW)
        .where(SAVED_VIEW.ID.eq(view), SAVED_VIEW.OWNER.eq(owner))
        .execute();
  }

  @Override
  public Map<CardState, Integer> limits() {
    return database
        .selectFrom(COLUMN_LIMIT)
        .fetchMap(row -> CardState.of(row.getState()), row -> row.getCards());
  }

  @Override
  public void limit(CardState state, @Nullable Integer cards, String by, Instant at) {
    if (cards == null) {
      database.deleteFrom(COLUMN_LIMIT).where(COLUMN_LIMIT.STATE.eq(state.word())).execute();
      return;
    }
    database
        .insertInto(COLUMN_LIMIT)
        .set(COLUMN_LIMIT.STATE, state.word())
        .set(COLUMN_LIMIT.CARDS, cards)
        .set(COLUMN_LIMIT.SET_BY, by)
        .set(COLUMN_LIMIT.SET_AT, Rows.time(at))
        .onConflict(COLUMN_LIMIT.STATE)
        .doUpdate()
        .set(COLUMN_LIMIT.CARDS, cards)
        .set(COLUMN_LIMIT.SET_BY, by)
        .set(COLUMN_LIMIT.SET_AT, Rows.time(at))
        .execute();
  }
}
