package org.todoku.referral.jooq;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.todoku.jooq.referral.Tables.CANDIDATE;
import static org.todoku.jooq.referral.Tables.CARD;
import static org.todoku.jooq.referral.Tables.CARD_EVENT;
import static org.todoku.jooq.referral.Tables.CARD_VIEW;
import static org.todoku.jooq.referral.Tables.CHILD_SIGN;
import static org.todoku.jooq.referral.Tables.COMMENT;
import static org.todoku.jooq.referral.Tables.EVIDENCE;
import static org.todoku.jooq.referral.Tables.OFFICE_MEMBER;
import static org.todoku.jooq.referral.Tables.SERVICE_REFERRAL;
import static org.todoku.jooq.referral.Tables.TRANSFER;

import java.util.List;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.todoku.referral.BoardFilter;
import org.todoku.referral.BoardFilter.Mark;
import org.todoku.referral.BoardFilter.Sort;
import org.todoku.referral.BoardQuery;
import org.todoku.referral.CardAction;
import org.todoku.referral.CardState;
import org.todoku.referral.Levels;
import org.todoku.referral.Now;
import org.todoku.referral.Refusal;

/** Filters of the board as conditions on cards. */
final class BoardConditions {
  private BoardConditions() {}

  static Condition of(BoardQuery query) {
    BoardFilter filter = query.filter();
    Condition where = noCondition();
    if (!filter.closed()) {
      where = where.and(CARD.STATE.ne(CardState.CLOSED.word()));
    }
    if (filter.need() != null) {
      where = where.and(val(filter.need()).eq(DSL.any(CARD.NEEDS)));
    }
    if (filter.level() != null) {
      where = where.and(CARD.LEVEL.eq((short) Levels.number(filter.level())));
    }
    if (BoardFilter.NOBODY.equals(filter.assignee())) {
      where = where.and(CARD.ASSIGNEE.isNull());
    } else if (filter.assignee() != null) {
      where = where.and(CARD.ASSIGNEE.eq(filter.assignee()));
    }
    if (BoardFilter.NO_OFFICE.equals(filter.office())) {
      where = where.and(CARD.OFFICE_ID.isNull());
    } else if (filter.office() != null) {
      where = where.and(CARD.OFFICE_ID.eq(filter.office()));
    }
    if (filter.overdueOnly()) {
      where = where.and(overdue(query.now()));
    }
    if (filter.mark() != null) {
      where = where.and(marked(filter.mark(), query));
    }
    List<String> children = query.children();
    String search = filter.search();
    if (search != null && children != null) {
      where =
          where.and(
              CARD.CHILD_ID
                  .eq(DSL.any(children.toArray(String[]::new)))
                  .or(
                      exists(
                          selectOne()
                              .from(CANDIDATE)
                              .where(
                                  CANDIDATE.CARD_ID.eq(CARD.ID),
                                  CANDIDATE
                                      .TITLE_JA
                                      .containsIgnoreCase(search)
                                      .or(CANDIDATE.TITLE_EN.containsIgnoreCase(search))))));
    }
    return where;
  }

  /** A clock that stands still is never overdue. */
  static Condition overdue(Now now) {
    return CARD.DUE_AT
        .lt(Rows.time(now.instant()))
        .or(CARD.DUE_AT.isNull().and(CARD.PAUSED_AT.isNull()).and(CARD.DUE_ON.lt(now.day())));
  }

  static List<OrderField<?>> order(Sort sort) {
    return switch (sort) {
      case PRESSING -> List.of(CARD.LEVEL.desc(), CARD.DUE_ON.asc().nullsLast(), CARD.ID.asc());
      case DUE -> List.of(CARD.DUE_ON.asc().nullsLast(), CARD.LEVEL.desc(), CARD.ID.asc());
      case OLDEST -> List.of(CARD.STATE_SINCE.asc(), CARD.ID.asc());
      case NEWEST -> List.of(CARD.OPENED_AT.desc(), CARD.ID.desc());
    };
  }

  private static Condition marked(Mark mark, BoardQuery query) {
    String reader = query.reader();
    return switch (mark) {
      case UNREACHABLE ->
          CARD.STATE
              .eq(CardState.OUTREACH.word())
              .and(did(CardAction.ABSENT, CardAction.REFUSED))
              .and(DSL.not(did(CardAction.MET)));
      case OFFERED ->
          exists(
              selectOne()
                  .from(TRANSFER)
                  .join(OFFICE_MEMBER)
                  .on(OFFICE_MEMBER.OFFICE_ID.eq(TRANSFER.TO_OFFICE))
                  .where(
                      TRANSFER.CARD_ID.eq(CARD.ID),
                      TRANSFER.STATE.eq("offered"),
                      OFFICE_MEMBER.LOGIN.eq(reader)));
      case REFUSED_FOR_CAPACITY ->
          exists(
                  selectOne()
                      .from(SERVICE_REFERRAL)
                      .where(
                          SERVICE_REFERRAL.CARD_ID.eq(CARD.ID),
                          SERVICE_REFERRAL.REFUSAL.eq(Refusal.CAPACITY.word())))
              .and(
                  notExists(
                      selectOne()
                          .from(SERVICE_REFERRAL)
                          .where(
                              SERVICE_REFERRAL.CARD_ID.eq(CARD.ID),
                              SERVICE_REFERRAL.STATE.in("offered", "accepted", "underWay"))));
      case NO_CONTACT -> DSL.not(did(CardAction.MET, CardAction.ABSENT, CardAction.REFUSED));
      case NOT_ON_REGISTER ->
          CARD.STATE
              .in(
                  CardState.CANDIDATE.word(),
                  CardState.SCREENING.word(),
                  CardState.CONFERENCE.word())
              .and(
                  notExists(
                      selectOne()
                          .from(CHILD_SIGN)
                          .where(
                              CHILD_SIGN.CHILD_ID.eq(CARD.CHILD_ID),
                              CHILD_SIGN.ON_REGISTER.isTrue())));
      case MOVED ->
          exists(
              selectOne()
                  .from(CHILD_SIGN)
                  .where(
                      CHILD_SIGN.CHILD_ID.eq(CARD.CHILD_ID),
                      CHILD_SIGN.MOVED_IN_ON.ge(
                          query.now().day().minusMonths(BoardFilter.MOVED_LATELY_MONTHS))));
      case PAUSED -> CARD.PAUSED_AT.isNotNull();
      case MENTIONED ->
          exists(
              selectOne()
                  .from(COMMENT)
                  .where(
                      COMMENT.CARD_ID.eq(CARD.ID),
                      COMMENT.MENTIONS.contains(new String[] {reader})));
      case UNREAD ->
          notExists(
              selectOne()
                  .from(CARD_VIEW)
                  .where(
                      CARD_VIEW.CARD_ID.eq(CARD.ID),
                      CARD_VIEW.VIEWER.eq(reader),
                      CARD_VIEW.LAST_AT.ge(
                          DSL.select(DSL.max(EVIDENCE.FOUND_AT))
                              .from(EVIDENCE)
                              .join(CANDIDATE)
                              .on(CANDIDATE.ID.eq(EVIDENCE.CANDIDATE_ID))
                              .where(CANDIDATE.CARD_ID.eq(CARD.ID)))));
    };
  }

  private static Condition did(CardAction... actions) {
    return exists(
        selectOne()
            .from(CARD_EVENT)
            .where(
                CARD_EVENT.CARD_ID.eq(CARD.ID),
                CARD_EVENT.KIND.in(
                    java.util.Arrays.stream(actions).map(CardAction::word).toList())));
  }
}
