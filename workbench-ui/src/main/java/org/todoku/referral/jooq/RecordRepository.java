package org.todoku.referral.jooq;

import static org.todoku.jooq.referral.Tables.COMMENT;
import static org.todoku.jooq.referral.Tables.CONSENT;
import static org.todoku.jooq.referral.Tables.DOCUMENT;
import static org.todoku.jooq.referral.Tables.PAPER;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.todoku.jooq.referral.tables.records.ConsentRecord;
import org.todoku.referral.CardRecord.Comment;
import org.todoku.referral.CardRecord.Document;
import org.todoku.referral.CardRecord.Paper;
import org.todoku.referral.CardRecord.PaperKind;
import org.todoku.referral.Consent;
import org.todoku.referral.RecordStore;
import org.todoku.referral.SharingScope;

@Repository
class RecordRepository implements RecordStore {
  private final DSLContext database;

  RecordRepository(DSLContext database) {
    this.database = database;
  }

  @Override
  public @Nullable Paper paper(long card, PaperKind kind) {
    return papers(card, kind).stream().findFirst().orElse(null);
  }

  @Override
  public List<Paper> papers(long card, PaperKind kind) {
    return database
        .selectFrom(PAPER)
        .where(PAPER.CARD_ID.eq(card), PAPER.KIND.eq(kind.word()))
        .orderBy(PAPER.VERSION.desc())
        .fetch(
            row ->
                new Paper(row.getVersion(), row.getText(), row.getBy(), row.getAt().toInstant()));
  }

  @Override
  public void addPaper(long card, PaperKind kind, Paper paper) {
    database
        .insertInto(PAPER)
        .set(PAPER.CARD_ID, card)
        .set(PAPER.KIND, kind.word())
        .set(PAPER.VERSION, paper.version())
        .set(PAPER.TEXT, paper.text())
        .set(PAPER.BY, paper.by())
        .set(PAPER.AT, Rows.time(paper.at()))
        .execute();
  }

  @Override
  public List<Comment> comments(long card) {
    return database
        .selectFrom(COMMENT)
        .where(COMMENT.CARD_ID.eq(card))
        .orderBy(COMMENT.ID.desc())
        .fetch(
            row ->
                new Comment(
                    row.getId(),
                    row.getBy(),
                    row.getAt().toInstant(),
                    row.getText(),
                    List.of(row.getMentions())));
  }

  @Override
  public long addComment(long card, Comment comment) {
    return database
        .insertInto(COMMENT)
        .set(COMMENT.CARD_ID, card)
        .set(COMMENT.AT, Rows.time(comment.at()))
        .set(COMMENT.BY, comment.by())
        .set(COMMENT.TEXT, comment.text())
        .set(COMMENT.MENTIONS, comment.mentions().toArray(String[]::new))
        .returningResult(COMMENT.ID)
        .fetchSingle()
        .value1();
  }

  @Override
  public int mentionsSince(String login, Instant since) {
    Condition forThem = COMMENT.MENTIONS.contains(new String[] {login});
    return database.fetchCount(
        database
            .selectDistinct(COMMENT.CARD_ID)
            .from(COMMENT)
            .where(forThem, COMMENT.AT.ge(Rows.time(since))));
  }

  @Override
  public List<Document> documents(long card) {
    return database
        .select(
            DOCUMENT.ID,
            DOCUMENT.NAME,
            DOCUMENT.MEDIA_TYPE,
            DSL.field("octet_length({0})", Integer.class, DOCUMENT.CONTENT),
            DOCUMENT.BY,
            DOCUMENT.AT)
        .from(DOCUMENT)
        .where(DOCUMENT.CARD_ID.eq(card))
        .orderBy(DOCUMENT.ID.desc())
        .fetch(
            row ->
                new Document(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6().toInstant()));
  }

  @Override
  public long addDocument(long card, Document document, byte[] content) {
    return database
        .insertInto(DOCUMENT)
        .set(DOCUMENT.CARD_ID, card)
        .set(DOCUMENT.NAME, document.name())
        .set(DOCUMENT.MEDIA_TYPE, document.mediaType())
        .set(DOCUMENT.CONTENT, content)
        .set(DOCUMENT.BY, document.by())
        .set(DOCUMENT.AT, Rows.time(document.at()))
        .returningResult(DOCUMENT.ID)
        .fetchSingle()
        .value1();
  }

  @Override
  public Optional<Content> content(long document) {
    return database
        .selectFrom(DOCUMENT)
        .where(DOCUMENT.ID.eq(document))
        .fetchOptional(
            row ->
                new Content(
                    row.getCardId(),
                    new Document(
                        row.getId(),
                        row.getName(),
                        row.getMediaType(),
                        row.getContent().length,
                        row.getBy(),
                        row.getAt().toInstant()),
                    row.getContent()));
  }

  @Override
  public List<Consent> consents(long card) {
    return database
        .selectFrom(CONSENT)
        .where(CONSENT.CARD_ID.eq(card))
        .orderBy(CONSENT.ID.desc())
        .fetch(RecordRepository::consent);
  }

  @Override
  public Optional<Consent> holdConsent(long consent) {
    return database
        .selectFrom(CONSENT)
        .where(CONSENT.ID.eq(consent))
        .forUpdate()
        .fetchOptional(RecordRepository::consent);
  }

  @Override
  public long addConsent(Consent consent, Instant at) {
    return database
        .insertInto(CONSENT)
        .set(CONSENT.CARD_ID, consent.card())
        .set(CONSENT.GIVEN_BY, consent.givenBy())
        .set(CONSENT.GIVEN_ON, consent.givenOn())
        .set(CONSENT.EXPIRES_ON, consent.expiresOn())
        .set(
            CONSENT.SCOPE,
            consent.scope().stream().sorted().map(SharingScope::word).toArray(String[]::new))
        .set(CONSENT.NOTE, consent.note())
        .set(CONSENT.RECORDED_BY, consent.recordedBy())
        .set(CONSENT.RECORDED_AT, Rows.time(at))
        .returningResult(CONSENT.ID)
        .fetchSingle()
        .value1();
  }

  @Override
  public void withdrawConsent(long consent, String by, Instant at) {
    database
        .update(CONSENT)
        .set(CONSENT.WITHDRAWN_AT, Rows.time(at))
        .set(CONSENT.WITHDRAWN_BY, by)
        .where(CONSENT.ID.eq(consent))
        .execute();
  }

  private static Consent consent(ConsentRecord row) {
    return new Consent(
        row.getId(),
        row.getCardId(),
        row.getGivenBy(),
        row.getGivenOn(),
        row.getExpiresOn(),
        Stream.of(row.getScope()).map(SharingScope::of).collect(Collectors.toSet()),
        row.getNote(),
        row.getRecordedBy(),
        Rows.instant(row.getWithdrawnAt()));
  }
}
