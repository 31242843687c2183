package org.todoku.referral.jooq;

import static org.todoku.jooq.referral.Tables.CARD;
import static org.todoku.jooq.referral.Tables.CARD_EVENT;
import static org.todoku.jooq.referral.Tables.CARD_VIEW;
import static org.todoku.jooq.referral.Tables.PAPER;
import static org.todoku.jooq.referral.Tables.SERVICE_REFERRAL;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.todoku.jooq.referral.tables.records.CardEventRecord;
import org.todoku.referral.CardRecord;
import org.todoku.referral.CardState;
import org.todoku.referral.CardStore;
import org.todoku.referral.Reason;
import org.todoku.referral.ReferralState;

@Repository
class CardRepository implements CardStore {
  private final DSLContext database;

  CardRepository(DSLContext database) {
    this.database = database;
  }

  @Override
  public Optional<Held> hold(long card) {
    return database
        .selectFrom(CARD)
        .where(CARD.ID.eq(card))
        .forUpdate()
        .fetchOptional(
            row ->
                new Held(
                    row.getId(),
                    row.getChildId(),
                    CardState.of(row.getState()),
                    row.getAssignee(),
                    row.getLevel(),
                    new Clocks(
                        row.getDueOn(),
                        Rows.instant(row.getDueAt()),
                        row.getStateSince().toInstant(),
                        pause(row.getPausedAt(), row.getPauseReason(), row.getResumeOn())),
                    row.getVersion()));
  }

  @Override
  public boolean hasOpen(String child) {
    return database.fetchExists(
        CARD, CARD.CHILD_ID.eq(child), CARD.STATE.ne(CardState.CLOSED.word()));
  }

  @Override
  public boolean hasPlan(long card) {
    return database.fetchExists(
        PAPER, PAPER.CARD_ID.eq(card), PAPER.KIND.eq(CardRecord.PaperKind.PLAN.word()));
  }

  @Override
  public boolean hasAccepted(long card) {
    return database.fetchExists(
        SERVICE_REFERRAL,
        SERVICE_REFERRAL.CARD_ID.eq(card),
        SERVICE_REFERRAL.STATE.in(
            ReferralState.ACCEPTED.word(),
            ReferralState.UNDER_WAY.word(),
            ReferralState.DONE.word()));
  }

  @Override
  public void change(Held card, Change change) {
    Clocks clocks = change.clocks();
    Pause pause = clocks.pause();
    var update =
        database
            .update(CARD)
            .set(CARD.STATE, change.state().word())
            .set(CARD.ASSIGNEE, change.assignee())
            .set(CARD.DUE_ON, clocks.dueOn())
            .set(CARD.DUE_AT, Rows.timeOrNull(clocks.dueAt()))
            .set(CARD.STATE_SINCE, Rows.time(clocks.stateSince()))
            .set(CARD.PAUSED_AT, pause == null ? null : Rows.time(pause.since()))
            .set(CARD.PAUSE_REASON, pause == null ? null : pause.reason().word())
            .set(CARD.RESUME_ON, pause == null ? null : pause.resumeOn())
            .set(CARD.VERSION, card.version() + 1);
    if (change.office() != null) {
      update = update.set(CARD.OFFICE_ID, change.office());
    }
    if (change.movedBy() != null) {
      Closed closed = change.closed();
      update =
          update
              .set(CARD.MOVED_BY, change.movedBy().word())
              .set(CARD.CLOSED_AT, closed == null ? null : Rows.time(closed.at()))
              .set(CARD.CLOSE_REASON, closed == null ? null : closed.reason().word())
              .set(CARD.QUIET_UNTIL, closed == null ? null : closed.quietUntil())
              .set(CARD.OFFER_AGAIN_ON, closed == null ? null : closed.offerAgainOn());
    }
    int changed = update.where(CARD.ID.eq(card.id()), CARD.VERSION.eq(card.version())).execute();
    if (changed != 1) {
      throw new IllegalStateException("card " + card.id() + " was not held");
    }
  }

  @Override
  public void addEvents(List<NewEvent> events) {
    Rows.inserted(database, events.stream().map(CardRepository::row).toList());
  }

  @Override
  public Optional<Done> lastDone(long card) {
    return database
        .selectFrom(CARD_EVENT)
        .where(CARD_EVENT.CARD_ID.eq(card), CARD_EVENT.CARD_VERSION.isNotNull())
        .orderBy(CARD_EVENT.CARD_VERSION.desc())
        .limit(1)
        .fetchOptional(
            row ->
                new Done(
                    row.getCardVersion(),
                    row.getAt().toInstant(),
                    row.getActor(),
                    row.getKind(),
                    Rows.state(row.getFromState()),
                    Rows.state(row.getToState()),
                    row.getSinceBefore() == null
                        ? null
                        : new Before(
                            row.getAssigneeBefore(),
                            new Clocks(
                                row.getDueBefore(),
                                Rows.instant(row.getDueAtBefore()),
                                row.getSinceBefore().toInstant(),
                                pause(
                                    row.getPausedBefore(),
                                    row.getPauseReasonBefore(),
                                    row.getResumeBefore())))));
  }

  @Override
  public void looked(long card, String viewer, Instant at) {
    database
        .insertInto(CARD_VIEW)
        .set(CARD_VIEW.CARD_ID, card)
        .set(CARD_VIEW.VIEWER, viewer)
        .set(CARD_VIEW.FIRST_AT, Rows.time(at))
        .set(CARD_VIEW.LAST_AT, Rows.time(at))
        .onConflict(CARD_VIEW.CARD_ID, CARD_VIEW.VIEWER)
        .doUpdate()
        .set(CARD_VIEW.LAST_AT, Rows.time(at))
        .set(CARD_VIEW.LOOKS, CARD_VIEW.LOOKS.plus(1))
        .execute();
  }

  private static CardEventRecord row(NewEvent event) {
    CardEventRecord row = new CardEventRecord();
    row.setCardId(event.card());
    row.setCardVersion(event.version());
    row.setAt(Rows.time(event.at()));
    row.setActor(event.actor());
    row.setActorRole(event.role() == null ? null : event.role().word());
    row.setKind(event.kind());
    row.setFromState(Rows.word(event.from()));
    row.setToState(Rows.word(event.to()));
    row.setAssignee(event.assignee());
    Before before = event.before();
    if (before != null) {
      Clocks clocks = before.clocks();
      row.setAssigneeBefore(before.assignee());
      row.setDueBefore(clocks.dueOn());
      row.setDueAtBefore(Rows.timeOrNull(clocks.dueAt()));
      row.setSinceBefore(Rows.time(clocks.stateSince()));
      Pause pause = clocks.pause();
      if (pause != null) {
        row.setPausedBefore(Rows.time(pause.since()));
        row.setPauseReasonBefore(pause.reason().word());
        row.setResumeBefore(pause.resumeOn());
      }
    }
    Told told = event.told();
    row.setReason(told.reason() == null ? null : told.reason().word());
    row.setNote(told.note());
    row.setRuleId(told.rule());
    row.setHappenedAt(Rows.timeOrNull(told.happenedAt()));
    row.setContactWay(told.way() == null ? null : told.way().word());
    return row;
  }

  private static @Nullable Pause pause(
      @Nullable OffsetDateTime since, @Nullable String reason, @Nullable LocalDate resumeOn) {
    return since == null || reason == null
        ? null
        : new Pause(since.toInstant(), Reason.of(reason), resumeOn);
  }
}
