package org.todoku.referral.jooq;

import static org.todoku.jooq.referral.Tables.CARD;
import static org.todoku.jooq.referral.Tables.OFFICE;
import static org.todoku.jooq.referral.Tables.OFFICE_MEMBER;
import static org.todoku.jooq.referral.Tables.TRANSFER;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.todoku.jooq.referral.tables.records.TransferRecord;
import org.todoku.referral.Office;
import org.todoku.referral.OfficeStore;
import org.todoku.referral.Transfer;
import org.todoku.vocabulary.LocalizedText;

@Repository
class OfficeRepository implements OfficeStore {
  private static final String OFFERED = "offered";

  private final DSLContext database;

  OfficeRepository(DSLContext database) {
    this.database = database;
  }

  @Override
  public List<Office> all() {
    Map<String, List<String>> members =
        database
            .selectFrom(OFFICE_MEMBER)
            .orderBy(OFFICE_MEMBER.LOGIN)
            .fetchGroups(OFFICE_MEMBER.OFFICE_ID, OFFICE_MEMBER.LOGIN);
    return database
        .selectFrom(OFFICE)
        .orderBy(OFFICE.NAME_JA)
        .fetch(
            row ->
                new Office(
                    row.getId(),
                    new LocalizedText(row.getNameJa(), row.getNameEn()),
                    List.of(row.getAreas()),
                    members.getOrDefault(row.getId(), List.of())));
  }

  @Override
  public void save(Office office) {
    database
        .insertInto(OFFICE)
        .set(OFFICE.ID, office.id())
        .set(OFFICE.NAME_JA, office.name().ja())
        .set(OFFICE.NAME_EN, office.name().en())
        .set(OFFICE.AREAS, office.areas().toArray(String[]::new))
        .onConflict(OFFICE.ID)
        .doUpdate()
        .set(OFFICE.NAME_JA, office.name().ja())
        .set(OFFICE.NAME_EN, office.name().en())
        .set(OFFICE.AREAS, office.areas().toArray(String[]::new))
        .execute();
    database
        .deleteFrom(OFFICE_MEMBER)
        .where(OFFICE_MEMBER.OFFICE_ID.eq(office.id()).or(OFFICE_MEMBER.LOGIN.in(office.members())))
        .execute();
    for (String login : office.members()) {
      database
          .insertInto(OFFICE_MEMBER)
          .set(OFFICE_MEMBER.LOGIN, login)
          .set(OFFICE_MEMBER.OFFICE_ID, office.id())
          .execute();
    }
  }

  @Override
  public Optional<Transfer> offered(long card) {
    return database
        .selectFrom(TRANSFER)
        .where(TRANSFER.CARD_ID.eq(card), TRANSFER.STATE.eq(OFFERED))
        .fetchOptional(OfficeRepository::transfer);
  }

  @Override
  public Optional<Transfer> hold(long transfer) {
    return database
        .selectFrom(TRANSFER)
        .where(TRANSFER.ID.eq(transfer), TRANSFER.STATE.eq(OFFERED))
        .forUpdate()
        .fetchOptional(OfficeRepository::transfer);
  }

  @Override
  public @Nullable String officeOf(long card) {
    return database
        .select(CARD.OFFICE_ID)
        .from(CARD)
        .where(CARD.ID.eq(card))
        .fetchOne(CARD.OFFICE_ID);
  }

  @Override
  public long add(Transfer transfer) {
    return Objects.requireNonNull(
        database
            .insertInto(TRANSFER)
            .set(TRANSFER.CARD_ID, transfer.card())
            .set(TRANSFER.FROM_OFFICE, transfer.from())
            .set(TRANSFER.TO_OFFICE, transfer.to())
            .set(TRANSFER.REASON, transfer.reason().word())
            .set(TRANSFER.NOTE, transfer.note())
            .set(TRANSFER.OFFERED_BY, transfer.by())
            .set(TRANSFER.OFFERED_AT, Rows.time(transfer.at()))
            .set(TRANSFER.STATE, OFFERED)
            .returningResult(TRANSFER.ID)
            .fetchOne(TRANSFER.ID));
  }

  @Override
  public void answer(
      long transfer,
      Transfer.Answer answer,
      String by,
      Instant at,
      @Nullable String words,
      @Nullable Integer cardVersion) {
    database
        .update(TRANSFER)
        .set(TRANSFER.STATE, answer.word())
        .set(TRANSFER.ANSWERED_BY, by)
        .set(TRANSFER.ANSWERED_AT, Rows.time(at))
        .set(TRANSFER.ANSWER, words)
        .set(TRANSFER.CARD_VERSION, cardVersion)
        .where(TRANSFER.ID.eq(transfer))
        .execute();
  }

  private static Transfer transfer(TransferRecord row) {
    return new Transfer(
        row.getId(),
        row.getCardId(),
        row.getFromOffice(),
        row.getToOffice(),
        Transfer.Reason.of(row.getReason()),
        row.getNote(),
        row.getOfferedBy(),
        row.getOfferedAt().toInstant());
  }
}
