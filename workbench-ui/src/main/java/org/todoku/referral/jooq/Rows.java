package org.todoku.referral.jooq;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableRecord;
import org.jspecify.annotations.Nullable;
import org.todoku.referral.CardState;

/** Between columns and our own types. */
final class Rows {
  /** Rows of one statement: each column of each is a parameter, and there are 65,535 of them. */
  static final int PER_STATEMENT = 1_000;

  private Rows() {}

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static @Nullable OffsetDateTime timeOrNull(@Nullable Instant instant) {
    return instant == null ? null : time(instant);
  }

  static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  static @Nullable String word(@Nullable CardState state) {
    return state == null ? null : state.word();
  }

  static @Nullable CardState state(@Nullable String word) {
    return word == null ? null : CardState.of(word);
  }

  /** Rows cut into parts for one statement each. */
  static <T> List<List<T>> parts(List<T> rows) {
    return java.util.stream.IntStream.range(0, (rows.size() + PER_STATEMENT - 1) / PER_STATEMENT)
        .mapToObj(
            part ->
                rows.subList(
                    part * PER_STATEMENT, Math.min(rows.size(), (part + 1) * PER_STATEMENT)))
        .toList();
  }

  /** Inserts rows of one table whose ids nobody needs. */
  static void inserted(DSLContext database, List<? extends TableRecord<?>> rows) {
    for (List<? extends TableRecord<?>> part : parts(rows)) {
      database.batchInsert(part).execute();
    }
  }
}
